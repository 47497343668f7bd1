package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.identity.Actor;
import tongban.node.portal.AddressText;
import tongban.node.portal.ListFile;
import tongban.node.portal.Lists;
import tongban.node.portal.PayRolls;
import tongban.node.sheet.Format;
import tongban.service.text.Words;

/** Monthly runs, for programs. */
@RestController
@RequestMapping("/api/v1/payment-runs")
@Tag(name = "按月发放 Payment runs")
class PaymentRunApiController {
    private final PaymentRuns runs;
    private final PayRolls rolls;
    private final Lists lists;

    PaymentRunApiController(PaymentRuns runs, PayRolls rolls, Lists lists) {
        this.runs = runs;
        this.rolls = rolls;
        this.lists = lists;
    }

    @GetMapping
    @Operation(summary = "发放批次 Runs", description = "每页 50，页从 0 起。 50 a page, from 0.")
    PaymentRuns.Page list(
            @AuthenticationPrincipal Actor actor, @RequestParam(defaultValue = "0") int page) {
        return runs.list(actor, page);
    }

    /**
     * @param month like 2026-11, at most the one that it is
     */
    record Start(@Nullable String scheme, @Nullable String month) {}

    /** The run that was started. */
    record Started(UUID runId) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "开始发放批次 Start a run",
            description =
                    "由发放机关的决定人员；同月已有批次的，另成补发批次；计算在后台分段进行。 By a decider of the paying body; a further batch where the month has one; computed chunk by chunk.")
    Started start(@AuthenticationPrincipal Actor actor, @RequestBody Start body) {
        String month = ApiFault.required("month", body.month());
        PaymentRuns.Result result =
                runs.start(
                        actor,
                        ApiFault.required("scheme", body.scheme()),
                        AddressText.month(month)
                                .orElseThrow(() ->
                                        ApiFault.refused(
                                                "month",
                                                Words.of("不是有效的月份。", "This is no month."),
                                                Words.of(
                                                        "写成 2026-11。", "Write it like 2026-11."))));
        return switch (result) {
            case PaymentRuns.Result.Done(UUID run) -> new Started(run);
            case PaymentRuns.Result.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }

    @GetMapping("/{paymentRunId}")
    @Operation(
            summary = "一个批次 A run",
            description = "进展、对账、资金分担。 How far it is, its reconciliation, who bears it.")
    PaymentRuns.RunPage one(@AuthenticationPrincipal Actor actor, @PathVariable UUID paymentRunId) {
        return runs.page(actor, paymentRunId).orElseThrow(ApiFault::notFound);
    }

    @GetMapping("/{paymentRunId}/lines")
    @Operation(
            summary = "花名册 The pay roll",
            description = "姓名掩码，每页 50，页从 0 起，查看留痕。 Masked, 50 a page, from 0; journaled.")
    PaymentRuns.Lines lines(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID paymentRunId,
            @RequestParam Optional<PaymentRuns.Standing> standing,
            @RequestParam(defaultValue = "0") int page) {
        one(actor, paymentRunId);
        return runs.lines(actor, paymentRunId, standing, page);
    }

    @GetMapping("/{paymentRunId}/payments")
    @Operation(
            summary = "银行发放文件 The payment file",
            description =
                    "CSV：number,holder,bank,account,amount；含全名和账号，仅发放人员，留痕。 Names and accounts in full; for who pays alone; journaled.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
    void payments(
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            @PathVariable UUID paymentRunId)
            throws IOException {
        ListFile file =
                rolls.of("payments", actor, paymentRunId, Locale.ENGLISH, Format.CSV)
                        .orElseThrow(ApiFault::notFound);
        if (!lists.write(actor, Locale.ENGLISH, file, Format.CSV, response)) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(Lists.COME_AGAIN.toSeconds()));
            throw ListApiController.tooMany();
        }
    }

    @PostMapping(value = "/{paymentRunId}/returns", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "导入银行回盘 Take in what the bank sent back",
            description =
                    "CSV：number,amount,result（PAID、RETURNED、WRONG_ACCOUNT）；有一处错误整份不入账，所有错误一次列出。 All or nothing; every fault at once.")
    PaymentRuns.Taken.Done returns(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID paymentRunId,
            @RequestPart MultipartFile file) {
        try {
            return switch (runs.takeIn(actor, paymentRunId, file.getBytes())
                    .orElseThrow(ApiFault::notFound)) {
                case PaymentRuns.Taken.Done done -> done;
                case PaymentRuns.Taken.Faulty faulty -> throw ApiFault.rejected(faulty.problems());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
