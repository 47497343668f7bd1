package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tongban.node.exchange.Exports;
import tongban.node.exchange.Imports;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/** Exchange with the provincial platforms: supervisors send, clerks take in. */
@RestController
@RequestMapping("/api/v1/exchange")
@Tag(name = "数据交换 Exchange")
class ExchangeApiController {
    private final Exports exports;
    private final Imports imports;

    ExchangeApiController(Exports exports, Imports imports) {
        this.exports = exports;
        this.imports = imports;
    }

    @PostMapping("/destinations/{destination}/batches")
    @Operation(
            summary = "下一批 The next batch",
            description =
                    "未确认的批次仍是同一批；没有新的变化时为 204。 A batch that is not confirmed is the same again; 204 when nothing has changed.")
    ResponseEntity<Exports.Batch> next(
            @AuthenticationPrincipal Actor actor, @PathVariable String destination) {
        if (!exports.isDestination(destination)) {
            throw new ApiFault(locale ->
                    ApiProblem.of(
                            ApiProblem.Kind.REJECTED,
                            locale,
                            "EXC-040",
                            "destination",
                            new Words("接收方的写法不对。", "This is no name of a receiver."),
                            new Words(
                                    "用小写字母、数字和连字符，2 到 40 位。",
                                    "Use lower-case letters, digits and hyphens, 2 to 40.")));
        }
        return exports.next(actor, destination)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @GetMapping(value = "/batches/{batchId}", produces = "application/zip")
    @Operation(
            summary = "批次文件 The file of a batch",
            description =
                    "含完整个人信息，留痕；确认收妥后不再提供。 Personal data in full, journaled; no longer given once confirmed.")
    ResponseEntity<byte[]> content(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID batchId) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(exports.content(actor, batchId).orElseThrow(ApiFault::notFound));
    }

    /**
     * @param sha256 of what the receiver holds, in hexadecimal
     */
    record Receipt(@Nullable String sha256) {}

    @PostMapping("/batches/{batchId}/received")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "确认收妥 Confirm a batch",
            description = "校验值须与批次相符。 The hash has to be the batch's.")
    void received(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID batchId,
            @RequestBody Receipt receipt) {
        switch (exports.received(actor, batchId, ApiFault.required("sha256", receipt.sha256()))) {
            case DONE, ALREADY -> {}
            case UNKNOWN -> throw ApiFault.notFound();
            case OTHER_CONTENT ->
                    throw new ApiFault(locale ->
                            ApiProblem.of(
                                    ApiProblem.Kind.REJECTED,
                                    locale,
                                    "EXC-041",
                                    "sha256",
                                    new Words("校验值与批次不符。", "The hash is not the batch's."),
                                    new Words("请重新取得并传送。", "Fetch and send it again.")));
        }
    }

    @PostMapping(value = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "导入批次 Take in a batch",
            description =
                    "由窗口人员收件；有误的行逐条指出，其余照常；重复导入不会重复收件。 By a clerk; bad rows are told one by one, the others go on; nothing twice.")
    Imports.Report run(@AuthenticationPrincipal Actor actor, @RequestPart MultipartFile file) {
        try {
            return imports.run(actor, file.getBytes()).orElseThrow(ApiFault::notFound);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
