package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import tongban.node.identity.Actor;
import tongban.node.project.ReturnFiles;

/** Monthly returns of joint projects from a CSV or XLSX file, for programs. */
@RestController
@RequestMapping("/api/v1/projects/returns/files")
@Tag(name = "共建重大项目 Joint projects")
class ReturnFileApiController {
    private final ReturnFiles files;

    ReturnFileApiController(ReturnFiles files) {
        this.files = files;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "试导入月报 Look at a file of returns",
            description =
                    "CSV（UTF-8 或 GB18030）或者 XLSX，至多 1000 行、5 MB；逐行给出结果和全部错误，尚不记录。列同列表 returns 的导出。 CSV in UTF-8 or GB18030, or XLSX, at most 1,000 rows and 5 MB; each row with what it would come to and all its faults; nothing is recorded yet. The columns are those of the list returns.")
    ReturnFiles.File look(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "") String document,
            @RequestParam Optional<LocalDate> saidOn,
            @RequestPart MultipartFile file) {
        if (file.getSize() > ReturnFiles.FILE_BYTES_MAX) {
            throw new MaxUploadSizeExceededException(ReturnFiles.FILE_BYTES_MAX);
        }
        try {
            return read(files.look(actor, document, saidOn, file.getBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping
    @Operation(
            summary = "导入过的月报文件 Files of returns",
            description =
                    "本人所传，最近的在前，至多 20 个。 Those that the caller sent, the newest first, at most 20.")
    List<ReturnFiles.Past> past(@AuthenticationPrincipal Actor actor) {
        return files.past(actor);
    }

    @GetMapping("/{fileId}")
    @Operation(
            summary = "一个月报文件 One file of returns",
            description =
                    "未确认的按现在的情况逐行给出结果，已确认的给出当时的结果；只有上传者能看。 Row by row, as things stand now until it is confirmed and as they came out after that; for whoever sent it.")
    ReturnFiles.File one(@AuthenticationPrincipal Actor actor, @PathVariable UUID fileId) {
        return files.file(actor, fileId).orElseThrow(ApiFault::notFound);
    }

    @PostMapping("/{fileId}/confirmation")
    @Operation(
            summary = "确认导入 Record a file of returns",
            description =
                    "无误的行记为一份月报，其余逐行说明；重复确认不会重复记录。 The rows that hold become one return, the others are told; confirmed again it stays as it is.")
    ReturnFiles.File confirm(@AuthenticationPrincipal Actor actor, @PathVariable UUID fileId) {
        return read(files.confirm(actor, fileId));
    }

    private static ReturnFiles.File read(ReturnFiles.Result result) {
        return switch (result) {
            case ReturnFiles.Result.Read(ReturnFiles.File file) -> file;
            case ReturnFiles.Result.NotFound _ -> throw ApiFault.notFound();
            case ReturnFiles.Result.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }
}
