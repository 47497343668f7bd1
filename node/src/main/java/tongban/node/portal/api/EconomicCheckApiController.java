package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import tongban.node.casework.Documents;
import tongban.node.identity.Actor;
import tongban.node.means.CheckSource;
import tongban.node.means.Item;
import tongban.node.means.MeansChecks;
import tongban.node.portal.AddressText;
import tongban.node.portal.FileResponse;
import tongban.service.text.Words;

/** Economic checks of households, for programs. */
@RestController
@RequestMapping("/api/v1/economic-checks")
@Tag(name = "家庭经济状况核对 Economic checks")
class EconomicCheckApiController {
    private final MeansChecks checks;

    EconomicCheckApiController(MeansChecks checks) {
        this.checks = checks;
    }

    @GetMapping
    @Operation(
            summary = "核对列表 Checks",
            description =
                    "经办机关看本机关的，监督人员看本方的，居民看关于自己的；每页 50，页从 0 起。 Those of one's body, side, or about"
                            + " oneself; 50 a page, from 0.")
    MeansChecks.Page list(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "ALL") MeansChecks.Look look,
            @RequestParam(defaultValue = "0") int page) {
        return checks.list(actor, new MeansChecks.Query(number.strip(), look, page));
    }

    /**
     * @param caseId of the application; or
     * @param entitlementId of the benefit that is re-checked
     * @param householdId in the register, where the person has several
     */
    record Begin(@Nullable UUID caseId, @Nullable UUID entitlementId, @Nullable UUID householdId) {}

    /** What was made. */
    record Made(UUID id) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "发起核对 Begin a check",
            description =
                    "只对未决定的案件的申请人、正在享受待遇的人和其共同生活家庭成员。 Of applicants, recipients and the members of"
                            + " their households.")
    Made begin(@AuthenticationPrincipal Actor actor, @RequestBody Begin body) {
        MeansChecks.Matter matter =
                body.caseId() != null
                        ? new MeansChecks.Matter.OfCase(body.caseId())
                        : new MeansChecks.Matter.OfEntitlement(
                                ApiFault.required("caseId", body.entitlementId()));
        return made(checks.begin(actor, matter, Optional.ofNullable(body.householdId())));
    }

    @GetMapping("/{checkId}")
    @Operation(
            summary = "一次核对 One check",
            description =
                    "授权、查询、反馈、报告和异议；不给版本的为最新报告。查看留痕。 Authorisations, questions, answers, the report"
                            + " (the newest, or the version asked for), objections; journaled.")
    MeansChecks.CheckPage one(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID checkId,
            @RequestParam Optional<Integer> version) {
        return checks.page(actor, checkId, version).orElseThrow(ApiFault::notFound);
    }

    @PostMapping("/{checkId}/call-off")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "撤销核对 Call a check off",
            description = "不再查询，已有的保留。 Nothing further is asked; what there is stays.")
    void callOff(@AuthenticationPrincipal Actor actor, @PathVariable UUID checkId) {
        made(checks.callOff(actor, checkId));
    }

    @PostMapping(
            value = "/{checkId}/authorisations",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "登记授权 Record an authorisation",
            description =
                    "签字、捺印须附授权书；PHONE 采用本人在手机上的授权；居民为自己授权（SIGNED_IN）。 A signature or fingerprint"
                            + " comes with its paper; PHONE takes over what was agreed to by phone; a"
                            + " resident authorises for himself.")
    Made authorise(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID checkId,
            @RequestParam(defaultValue = "0") int person,
            @RequestParam Optional<MeansChecks.Way> way,
            @RequestParam(defaultValue = "") String signer,
            @RequestParam Optional<LocalDate> givenOn,
            @RequestParam Optional<LocalDate> holdsUntil,
            @RequestParam(defaultValue = "") String note,
            @RequestPart(required = false) @Nullable MultipartFile file) {
        return made(
                checks.authorise(
                        actor,
                        checkId,
                        new MeansChecks.Authorising(
                                person,
                                way.orElse(null),
                                signer,
                                givenOn,
                                holdsUntil,
                                note,
                                paper(file))));
    }

    private static Optional<MeansChecks.Paper> paper(@Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return Optional.empty();
        }
        if (file.getSize() > Documents.DOCUMENT_BYTES_MAX) {
            throw new MaxUploadSizeExceededException(Documents.DOCUMENT_BYTES_MAX);
        }
        try {
            return Optional.of(new MeansChecks.Paper(file.getBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping("/{checkId}/authorisations/{authorisationId}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "撤回授权 Withdraw an authorisation",
            description = "此前的反馈仍然有效，不再据此查询。 What was answered stands; nothing further is asked.")
    void withdraw(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID checkId,
            @PathVariable UUID authorisationId) {
        made(checks.withdraw(actor, checkId, authorisationId));
    }

    /**
     * @param person number in the check; left out for everybody
     * @param sources left out or empty for all that are connected
     */
    record Questions(@Nullable Integer person, @Nullable List<CheckSource> sources) {}

    @PostMapping("/{checkId}/queries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "查询 Ask the sources",
            description =
                    "只查询授权在有效期内的人，后台发送。 About those whose authorisation holds; sent in the"
                            + " background.")
    Made ask(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID checkId,
            @RequestBody Questions body) {
        Set<CheckSource> sources = EnumSet.noneOf(CheckSource.class);
        sources.addAll(body.sources() == null ? List.of() : body.sources());
        return made(checks.ask(actor, checkId, Optional.ofNullable(body.person()), sources));
    }

    @PostMapping("/{checkId}/reports")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "出具报告 Make a report",
            description =
                    "按现有反馈；各方反馈完毕后会自动出具。 Of what has come; it is made by itself when all have"
                            + " answered.")
    Made report(@AuthenticationPrincipal Actor actor, @PathVariable UUID checkId) {
        return made(checks.report(actor, checkId));
    }

    @PostMapping(value = "/{checkId}/objections", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "提出异议 Object to an item",
            description =
                    "本人提出，或者经办人按本人所说记录。 By the person, or recorded by the official as the person"
                            + " says it.")
    Made object(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID checkId,
            @RequestParam(defaultValue = "0") int person,
            @RequestParam Optional<Item> item,
            @RequestParam(defaultValue = "") String said,
            @RequestPart(required = false) @Nullable MultipartFile file) {
        return made(
                checks.object(
                        actor,
                        checkId,
                        new MeansChecks.Objecting(person, item.orElse(null), said, paper(file))));
    }

    @PostMapping("/{checkId}/objections/{objectionId}/queries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "复核查询 Ask anew",
            description = "重新查询能反馈这一项的来源。 Asks the sources of the item once more.")
    Made askAnew(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID checkId,
            @PathVariable UUID objectionId) {
        return made(checks.askAnew(actor, checkId, objectionId));
    }

    /**
     * @param record number of a record of the report
     * @param amount yuan as text; 0 where what is recorded does not exist
     */
    record Correction(@Nullable Long record, @Nullable String amount) {}

    record Settlement(
            MeansChecks.@Nullable Outcome outcome,
            @Nullable String reason,
            @Nullable List<Correction> corrected) {}

    @PostMapping("/{checkId}/objections/{objectionId}/settlement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "处理异议 Settle an objection",
            description =
                    "成立的更正台账登记，报告出新的一版；须写明理由。 Where it is upheld the register is corrected; the"
                            + " report gets a further version; with the reason.")
    void settle(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID checkId,
            @PathVariable UUID objectionId,
            @RequestBody Settlement body) {
        Map<Long, BigDecimal> corrected = new HashMap<>();
        for (Correction one : body.corrected() == null ? List.<Correction>of() : body.corrected()) {
            corrected.put(
                    ApiFault.required("record", one.record()),
                    AddressText.yuan(ApiFault.required("amount", one.amount()))
                            .orElseThrow(() ->
                                    ApiFault.refused(
                                            "amount",
                                            Words.of(
                                                    "金额不是至多两位小数的数。",
                                                    "This is no amount with at most two decimals."),
                                            Words.of(
                                                    "写成 120 或 120.50。",
                                                    "Write it like 120 or 120.50."))));
        }
        made(
                checks.settle(
                        actor,
                        checkId,
                        objectionId,
                        new MeansChecks.Settling(
                                body.outcome(),
                                body.reason() == null ? "" : body.reason(),
                                corrected)));
    }

    @GetMapping("/{checkId}/papers/{paperId}")
    @Operation(
            summary = "授权书或者证明 A paper",
            description = "授权书、异议的证明材料；查看留痕。 A signed paper or evidence; the look is journaled.")
    ResponseEntity<byte[]> paper(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID checkId,
            @PathVariable UUID paperId) {
        Documents.Content content =
                checks.paper(actor, checkId, paperId).orElseThrow(ApiFault::notFound);
        return FileResponse.saved(content);
    }

    private static Made made(MeansChecks.Result result) {
        return switch (result) {
            case MeansChecks.Result.Done(UUID id) -> new Made(id);
            case MeansChecks.Result.NotFound none -> throw ApiFault.notFound();
            case MeansChecks.Result.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }
}
