package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.Inquiries;
import tongban.node.entitlement.MeasureKind;
import tongban.node.entitlement.Schemes;
import tongban.node.identity.Actor;
import tongban.node.portal.AddressText;
import tongban.service.text.Words;

/** Beneficiaries' ledgers, for programs. Months are written like 2026-11. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "待遇台账 Entitlements")
class EntitlementApiController {
    private final Entitlements entitlements;
    private final Schemes schemes;
    private final Inquiries inquiries;

    EntitlementApiController(Entitlements entitlements, Schemes schemes, Inquiries inquiries) {
        this.entitlements = entitlements;
        this.inquiries = inquiries;
        this.schemes = schemes;
    }

    @GetMapping("/entitlements")
    @Operation(
            summary = "待遇台账 Entitlements",
            description =
                    "经办机关看本机关的，监督人员看本方的，居民看自己的；每页 50，页从 0 起；姓名掩码，查看留痕。 Those of one's body, side,"
                            + " or oneself; 50 a page, from 0; masked, journaled.")
    Entitlements.Page list(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "") String scheme,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "ALL") Entitlements.Look look,
            @RequestParam(defaultValue = "0") int page) {
        return entitlements.list(
                actor,
                new Entitlements.Query(
                        schemes.find(scheme).map(s -> scheme).orElse(""), number, look, page));
    }

    /**
     * @param person full name or full citizen number
     */
    record Search(@Nullable String person) {}

    @PostMapping("/entitlements/search")
    @Operation(
            summary = "按人查找待遇 Find a person's entitlements",
            description =
                    "按完整的姓名或者公民身份号码；最多 50 项，姓名掩码，查找留痕。 By full name or number; at most 50, masked,"
                            + " journaled.")
    List<Entitlements.Row> find(@AuthenticationPrincipal Actor actor, @RequestBody Search body) {
        return entitlements.find(actor, ApiFault.required("person", body.person()));
    }

    @GetMapping("/entitlements/{entitlementId}")
    @Operation(
            summary = "一项待遇的账 One ledger",
            description =
                    "金额、首月及依据、逐月账、分录、措施和救济途径。 Amounts, the first month and its article, months,"
                            + " postings, measures, remedies.")
    Entitlements.LedgerPage one(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID entitlementId) {
        return entitlements.page(actor, entitlementId).orElseThrow(ApiFault::notFound);
    }

    /** An account to pay to. */
    record Account(@Nullable String holder, @Nullable String bank, @Nullable String account) {}

    @PostMapping("/entitlements/{entitlementId}/account")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "登记收款账户 Enter the account",
            description =
                    "本人或监护人的账户；下一批次起使用。 The beneficiary's or his guardian's; used from the next run"
                            + " on.")
    void account(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID entitlementId,
            @RequestBody Account body) {
        one(actor, entitlementId);
        done(
                entitlements.enterAccount(
                        actor,
                        entitlementId,
                        ApiFault.required("holder", body.holder()),
                        ApiFault.required("bank", body.bank()),
                        ApiFault.required("account", body.account())));
    }

    @PostMapping("/entitlements/{entitlementId}/account/held")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "沿用该人已有账户 Use the account on file",
            description =
                    "该人其他待遇的收款账户。 The account to which another benefit of the same person is paid.")
    void heldAccount(@AuthenticationPrincipal Actor actor, @PathVariable UUID entitlementId) {
        one(actor, entitlementId);
        done(entitlements.takeOverAccount(actor, entitlementId));
    }

    /**
     * @param amount in yuan, as text
     */
    record Repayment(@Nullable String amount) {}

    @PostMapping("/entitlements/{entitlementId}/repayments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "退款入账 Post what was paid back",
            description = "不超过应收。 At most what is claimed.")
    void repaid(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID entitlementId,
            @RequestBody Repayment body) {
        one(actor, entitlementId);
        done(
                entitlements.repaid(
                        actor,
                        entitlementId,
                        yuan("amount", body.amount()).orElseThrow(() -> noAmount("amount"))));
    }

    /**
     * @param from month like 2026-11; not for recovery and waiver
     * @param months of the exit period
     * @param amount yuan as text: a month's, or what is recovered or waived
     * @param monthly yuan as text, deducted a month for a claim; none where it is paid back in cash
     */
    record ProposedMeasure(
            @Nullable MeasureKind kind,
            @Nullable String from,
            @Nullable Integer months,
            @Nullable String amount,
            @Nullable String monthly,
            @Nullable String document,
            @Nullable String article,
            @Nullable String reason) {}

    /** The measure that was made. */
    record Proposed(UUID measureId) {}

    @PostMapping("/entitlements/{entitlementId}/measures")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "提出措施 Propose a measure",
            description =
                    "增发、减发、停发、渐退、追回、不追回。对当事人不利的先告知并听取意见，由另一人决定。 What is against the person is"
                            + " notified first; another person decides.")
    Proposed propose(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID entitlementId,
            @RequestBody ProposedMeasure body) {
        one(actor, entitlementId);
        return new Proposed(done(entitlements.propose(actor, entitlementId, proposal(body))));
    }

    static Entitlements.Proposal proposal(ProposedMeasure body) {
        return new Entitlements.Proposal(
                ApiFault.required("kind", body.kind()),
                AddressText.month(text(body.from())),
                Optional.ofNullable(body.months()),
                yuan("amount", body.amount()),
                yuan("monthly", body.monthly()),
                text(body.document()),
                text(body.article()),
                text(body.reason()));
    }

    /** What the person said, why it is decided so, or why it is withdrawn. */
    record Statement(@Nullable String text) {}

    @PostMapping("/measures/{measureId}/hearing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "记录当事人意见 Record what the person says",
            description = "或其表示不陈述。 Or that he says nothing.")
    void hear(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID measureId,
            @RequestBody Statement body) {
        done(entitlements.hear(actor, measureId, text(body.text())));
    }

    /**
     * @param place where it hangs
     */
    record Posting(@Nullable String place) {}

    @PostMapping("/measures/{measureId}/public-notice")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "公示拟终止待遇 Post the end of a benefit",
            description =
                    "只用于法律要求终止前公示的待遇（如特困人员救助供养）；公示期满前不能决定。 Only where the law wants it posted;"
                            + " nothing is decided before the notice is over.")
    void post(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID measureId,
            @RequestBody Posting body) {
        done(entitlements.post(actor, measureId, text(body.place())));
    }

    /**
     * @param on the day on which it was made; today without one
     * @param who may be left out: it may be made without a name
     */
    record NewObjection(@Nullable LocalDate on, @Nullable String who, @Nullable String what) {}

    @PostMapping("/measures/{measureId}/objections")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "登记对终止公示的异议 Record an objection to the notice",
            description =
                    "在公示期间提出的；答复之前不能决定。 Made while the notice was shown; nothing is decided before it is"
                            + " answered.")
    void objectToMeasure(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID measureId,
            @RequestBody NewObjection body) {
        done(
                entitlements.object(
                        actor,
                        measureId,
                        Optional.ofNullable(body.on()),
                        text(body.who()),
                        text(body.what())));
    }

    /**
     * @param finding for the file
     * @param reply to who objected; required where he gave his name
     */
    record AnsweredObjection(
            @Nullable Boolean upheld, @Nullable String finding, @Nullable String reply) {}

    @PostMapping("/measures/{measureId}/objections/{objection}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "答复对终止公示的异议 Answer an objection to the notice",
            description =
                    "异议成立的，不能按公示的内容决定。 Where it was right, it is not decided as the notice says.")
    void answerMeasureObjection(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID measureId,
            @PathVariable int objection,
            @RequestBody AnsweredObjection body) {
        done(
                entitlements.answerObjection(
                        actor,
                        measureId,
                        objection,
                        ApiFault.required("upheld", body.upheld()),
                        text(body.finding()),
                        text(body.reply())));
    }

    @PostMapping("/measures/{measureId}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "决定措施 Decide a measure",
            description =
                    "由提出人以外的决定人员；听取意见或期限届满后。 By a decider who did not propose it, once the person"
                            + " was heard or the time is over.")
    void decide(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID measureId,
            @RequestBody Statement body) {
        done(entitlements.decide(actor, measureId, text(body.text())));
    }

    @PostMapping("/measures/{measureId}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤回措施 Withdraw a measure", description = "须写明理由。 Needs a reason.")
    void withdraw(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID measureId,
            @RequestBody Statement body) {
        done(entitlements.withdraw(actor, measureId, text(body.text())));
    }

    @GetMapping("/benefit-inquiries")
    @Operation(
            summary = "跨省市待遇查询 Questions about benefits",
            description =
                    "给出案件的，为该案问过的；不给的，监督人员看本方问过和被问过的。 Those of a case; without one, for"
                            + " supervision, those of the side.")
    List<Inquiries.Line> inquiries(
            @AuthenticationPrincipal Actor actor, @RequestParam Optional<UUID> caseId) {
        return caseId.map(id -> inquiries.of(actor, id)).orElseGet(() -> inquiries.recent(actor));
    }

    /**
     * @param from month like 2026-01
     * @param until last month
     * @param purpose by which law; the other side reads it
     */
    record Question(
            @Nullable UUID caseId,
            @Nullable String scheme,
            @Nullable String from,
            @Nullable String until,
            @Nullable String purpose) {}

    /** The question that was asked. */
    record Asked(UUID inquiryId) {}

    @PostMapping("/benefit-inquiries")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "问对方是否发放 Ask whether the other side pays",
            description =
                    "为本机关办理的案件的申请人；一个项目、一个期间、一个目的；对方只答有或没有，双方留痕。 About the applicant of a case that"
                            + " one's body handles; answered yes or no.")
    Asked ask(@AuthenticationPrincipal Actor actor, @RequestBody Question body) {
        Inquiries.Asked asked =
                inquiries.ask(
                        actor,
                        ApiFault.required("caseId", body.caseId()),
                        text(body.scheme()),
                        AddressText.month(text(body.from())).orElse(YearMonth.of(1, 1)),
                        AddressText.month(text(body.until())).orElse(YearMonth.of(1, 1)),
                        text(body.purpose()));
        return switch (asked) {
            case Inquiries.Asked.Done(UUID id) -> new Asked(id);
            case Inquiries.Asked.NotFound none -> throw ApiFault.notFound();
            case Inquiries.Asked.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static Optional<BigDecimal> yuan(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(AddressText.yuan(typed).orElseThrow(() -> noAmount(field)));
    }

    private static ApiFault noAmount(String field) {
        return ApiFault.refused(
                field,
                Words.of("金额不是至多两位小数的数。", "This is no amount with at most two decimals."),
                Words.of("写成 120 或 120.50。", "Write it like 120 or 120.50."));
    }

    private static UUID done(Entitlements.Result result) {
        return switch (result) {
            case Entitlements.Result.Done(UUID id) -> id;
            case Entitlements.Result.NotFound none -> throw ApiFault.notFound();
            case Entitlements.Result.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }
}
