package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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
import tongban.node.indicator.ObservationFiles;

/** Observations from a file, for programs. */
@RestController
@RequestMapping("/api/v1/indicators/files")
@Tag(name = "指标 Indicators")
class ObservationFileApiController {
    private final ObservationFiles files;

    ObservationFileApiController(ObservationFiles files) {
        this.files = files;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "试导入填报文件 Look at a file of observations",
            description =
                    "CSV（UTF-8 或 GB18030）或 XLSX，至多 1000 行、5 MB，列为 indicator、place、subject、from、lastDay、operator、value、reason；逐行给出结果和全部错误，尚不记录。 CSV in UTF-8 or GB18030, or XLSX, at most 1,000 rows and 5 MB; each row with what it would come to and all its faults; nothing is recorded yet.")
    ObservationFiles.File lookAtObservations(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String phrase,
            @RequestPart MultipartFile file) {
        if (file.getSize() > ObservationFiles.FILE_BYTES_MAX) {
            throw new MaxUploadSizeExceededException(ObservationFiles.FILE_BYTES_MAX);
        }
        try {
            return read(files.look(actor, source, phrase, file.getBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping
    @Operation(
            summary = "导入过的填报文件 Files of observations",
            description =
                    "本人所传，最近的在前，至多 20 个。 Those that the caller sent, the newest first, at most 20.")
    List<ObservationFiles.Past> observationFiles(@AuthenticationPrincipal Actor actor) {
        return files.past(actor);
    }

    @GetMapping("/{fileId}")
    @Operation(
            summary = "一个填报文件 One file of observations",
            description =
                    "未确认的按现在的情况逐行给出结果，已确认的给出当时的结果；只有上传者能看。 Row by row, as things stand now until it is confirmed and as they came out after that; for whoever sent it.")
    ObservationFiles.File observationFile(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID fileId) {
        return files.file(actor, fileId).orElseThrow(ApiFault::notFound);
    }

    @PostMapping("/{fileId}/confirmation")
    @Operation(
            summary = "确认导入 Record a file of observations",
            description =
                    "无误的行记录，其余逐行说明；与原值不同的行记为更正，理由随行保留；重复确认不会重复记录。 The rows that hold are recorded, the others told; what differs is a correction with its reason; confirmed again it stays as it is.")
    ObservationFiles.File confirmObservations(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID fileId) {
        return read(files.confirm(actor, fileId));
    }

    private static ObservationFiles.File read(ObservationFiles.Result result) {
        return switch (result) {
            case ObservationFiles.Result.Read(ObservationFiles.File file) -> file;
            case ObservationFiles.Result.NotFound _ -> throw ApiFault.notFound();
            case ObservationFiles.Result.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }
}
