package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.DeliveryWay;
import tongban.node.casework.Ground;
import tongban.node.casework.IdentityCheck;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Missing;
import tongban.node.casework.Outcome;
import tongban.node.casework.SpecialProcedure;
import tongban.node.casework.State;
import tongban.node.casework.StepAnswer;
import tongban.node.casework.TerminationGround;
import tongban.service.text.Words;

/**
 * Acting on a case: one address for each command. Each call carries the version that was seen
 * (If-Match) and a key of its own (Idempotency-Key): sent again with the same key it changes
 * nothing and gives the same answer.
 */
@RestController
@RequestMapping("/api/v1/cases/{caseId}")
@Tag(name = "办理 Acts")
class ActController {
    private final Cases cases;

    ActController(Cases cases) {
        this.cases = cases;
    }

    /**
     * @param repeated done earlier under the same key
     */
    record Done(UUID caseId, String number, int version, State state, boolean repeated) {}

    record Submission(@Nullable List<MaterialTaken> materials, boolean declaredTrue) {}

    record Collection(
            @Nullable IdentityCheck identity,
            @Nullable List<MaterialTaken> materials,
            boolean declaredTrue) {}

    record Forwarding(@Nullable String courier, @Nullable String note) {}

    record Request(@Nullable List<Missing> missing) {}

    record Supplement(
            @Nullable List<MaterialTaken> materials,
            @Nullable Map<String, List<String>> answers,
            @Nullable String note) {}

    record Refusal(@Nullable Ground ground, @Nullable String reason, @Nullable String rightOrgan) {}

    record Findings(
            @Nullable Map<String, List<String>> answers,
            @Nullable String source,
            @Nullable String evidence) {}

    record Opinion(@Nullable Outcome outcome, @Nullable String opinion) {}

    record ReasonGiven(@Nullable String reason) {}

    record Extension(@Nullable String reason, @Nullable String approver) {}

    record Termination(@Nullable TerminationGround ground, @Nullable String reason) {}

    record HearingOffer(@Nullable String matter) {}

    record Note(@Nullable String note) {}

    record HearingCall(
            @Nullable LocalDate on, @Nullable String place, @Nullable String president) {}

    record HearingMinutes(boolean held, @Nullable LocalDate on, @Nullable String minutes) {}

    record SiteVisit(
            @Nullable LocalDate on,
            @Nullable List<String> officers,
            @Nullable String place,
            @Nullable String present,
            @Nullable String findings) {}

    record StepRequested(@Nullable String step, @Nullable String organ) {}

    record StepAnswered(
            @Nullable StepAnswer answer, @Nullable String text, @Nullable String rightOrgan) {}

    record StepCalledOff(int number, @Nullable String reason) {}

    record Posting(@Nullable String place, int members) {}

    record ObjectionMade(@Nullable String who, @Nullable String what) {}

    /**
     * @param reply of the letter to who objected; required where he gave his name
     */
    record ObjectionAnswer(
            int objection, boolean upheld, @Nullable String answer, @Nullable String reply) {}

    record LaterPapers(@Nullable List<MaterialTaken> materials, @Nullable String note) {}

    record PromiseCheck(@Nullable String material, boolean kept, @Nullable String findings) {}

    record RatingGiven(int grade, @Nullable String comment) {}

    record RatingAnswer(@Nullable String answer) {}

    /**
     * @param note who came, and how he was known
     */
    record ConsentWithdrawn(@Nullable UUID authorisation, @Nullable String note) {}

    record DecisionMade(@Nullable Outcome outcome, @Nullable String departure) {}

    record Suspension(
            @Nullable SpecialProcedure procedure, @Nullable String reason, int expectedDays) {}

    record Result(@Nullable String result) {}

    record Delivery(
            @Nullable DeliveryWay way,
            @Nullable LocalDate on,
            @Nullable String note,
            @Nullable String receivedBy,
            @Nullable String proof) {}

    @PostMapping("/submit")
    @Operation(summary = "提交 Submit", description = "网上提交草稿。 Sends in a draft, online.")
    ResponseEntity<?> submit(Attempt attempt, @RequestBody Submission body) {
        return perform(
                attempt,
                new Command.Submit(
                        attempt.caseId(),
                        attempt.version(),
                        list(body.materials()),
                        body.declaredTrue()));
    }

    @PostMapping("/collect")
    @Operation(
            summary = "代收 Collect",
            description = "窗口核验身份、核对材料后收件。 At a window, after the identity and the formal check.")
    ResponseEntity<?> collect(Attempt attempt, @RequestBody Collection body) {
        return perform(
                attempt,
                new Command.Collect(
                        attempt.caseId(),
                        attempt.version(),
                        ApiFault.required("identity", body.identity()),
                        list(body.materials()),
                        body.declaredTrue()));
    }

    @PostMapping("/forward")
    @Operation(
            summary = "移交 Forward",
            description = "连同移交清单移交对方。 Across the border with its hand-over sheet.")
    ResponseEntity<?> forward(Attempt attempt, @RequestBody Forwarding body) {
        return perform(
                attempt,
                new Command.Forward(
                        attempt.caseId(),
                        attempt.version(),
                        text(body.courier()),
                        text(body.note())));
    }

    @PostMapping("/request-supplement")
    @Operation(
            summary = "一次性告知 Ask for what is missing",
            description = "只有一次，一次说全。 Once, all at once.")
    ResponseEntity<?> requestSupplement(Attempt attempt, @RequestBody Request body) {
        return perform(
                attempt,
                new Command.RequestSupplement(
                        attempt.caseId(), attempt.version(), list(body.missing())));
    }

    @PostMapping("/supply-supplement")
    @Operation(
            summary = "补齐 Supply what was missing",
            description = "材料先上传；只写更改的答案。 Upload papers before; give only answers that change.")
    ResponseEntity<?> supply(Attempt attempt, @RequestBody Supplement body) {
        return perform(
                attempt,
                new Command.SupplySupplement(
                        attempt.caseId(),
                        attempt.version(),
                        list(body.materials()),
                        Objects.requireNonNullElse(body.answers(), Map.of()),
                        text(body.note())));
    }

    @PostMapping("/accept")
    @Operation(summary = "受理 Accept", description = "期限从受理起算。 The clock of the decision starts.")
    ResponseEntity<?> accept(Attempt attempt) {
        return perform(attempt, new Command.Accept(attempt.caseId(), attempt.version()));
    }

    @PostMapping("/refuse-acceptance")
    @Operation(
            summary = "不予受理 Refuse acceptance",
            description = "写明理由和应当受理的机关。 With the ground and the right body.")
    ResponseEntity<?> refuseAcceptance(Attempt attempt, @RequestBody Refusal body) {
        return perform(
                attempt,
                new Command.RefuseAcceptance(
                        attempt.caseId(),
                        attempt.version(),
                        ApiFault.required("ground", body.ground()),
                        text(body.reason()),
                        body.rightOrgan()));
    }

    @PostMapping("/start-review")
    @Operation(
            summary = "开始审核 Start the review",
            description = "同时生成建议结论。 The proposal is made at once.")
    ResponseEntity<?> startReview(Attempt attempt) {
        return perform(attempt, new Command.StartReview(attempt.caseId(), attempt.version()));
    }

    @PostMapping("/record-facts")
    @Operation(
            summary = "记录查明的事实 Record facts",
            description =
                    "来自台账、材料或交换；建议结论随之更新。 From a register, a paper or an exchange; the proposal is made anew.")
    ResponseEntity<?> recordFacts(Attempt attempt, @RequestBody Findings body) {
        return perform(
                attempt,
                new Command.RecordFacts(
                        attempt.caseId(),
                        attempt.version(),
                        ApiFault.required("answers", body.answers()),
                        ApiFault.required("source", body.source()),
                        text(body.evidence())));
    }

    @PostMapping("/recommend")
    @Operation(
            summary = "提出审核意见 Recommend",
            description = "审核结束，交由决定人员。 Ends the review; a decider goes on.")
    ResponseEntity<?> recommend(Attempt attempt, @RequestBody Opinion body) {
        return perform(
                attempt,
                new Command.Recommend(
                        attempt.caseId(),
                        attempt.version(),
                        ApiFault.required("outcome", body.outcome()),
                        text(body.opinion())));
    }

    @PostMapping("/send-back")
    @Operation(summary = "退回审核 Send back", description = "写明理由。 With the reason.")
    ResponseEntity<?> sendBack(Attempt attempt, @RequestBody ReasonGiven body) {
        return perform(
                attempt,
                new Command.SendBack(attempt.caseId(), attempt.version(), text(body.reason())));
    }

    @PostMapping("/decide")
    @Operation(
            summary = "决定 Decide",
            description =
                    "须与审核人员不同；偏离建议结论须说明理由。 Not the reviewer; a departure from the proposal needs a reason.")
    ResponseEntity<?> decide(Attempt attempt, @RequestBody DecisionMade body) {
        return perform(
                attempt,
                new Command.Decide(
                        attempt.caseId(),
                        attempt.version(),
                        ApiFault.required("outcome", body.outcome()),
                        text(body.departure())));
    }

    @PostMapping("/extend")
    @Operation(
            summary = "延长期限 Extend",
            description = "一次，告知申请人理由。 Once; the applicant is told why.")
    ResponseEntity<?> extend(Attempt attempt, @RequestBody Extension body) {
        return perform(
                attempt,
                new Command.Extend(
                        attempt.caseId(),
                        attempt.version(),
                        text(body.reason()),
                        text(body.approver())));
    }

    @PostMapping("/suspend")
    @Operation(
            summary = "中止计时 Suspend",
            description = "仅限法定的特别程序。 For a listed special procedure only.")
    ResponseEntity<?> suspend(Attempt attempt, @RequestBody Suspension body) {
        return perform(
                attempt,
                new Command.Suspend(
                        attempt.caseId(),
                        attempt.version(),
                        ApiFault.required("procedure", body.procedure()),
                        text(body.reason()),
                        body.expectedDays()));
    }

    @PostMapping("/resume")
    @Operation(
            summary = "恢复计时 Resume",
            description = "写明特别程序的结果。 With the result of the special procedure.")
    ResponseEntity<?> resume(Attempt attempt, @RequestBody Result body) {
        return perform(
                attempt,
                new Command.Resume(attempt.caseId(), attempt.version(), text(body.result())));
    }

    @PostMapping("/deliver")
    @Operation(summary = "送达 Deliver", description = "决定送达申请人。 The decision reaches the applicant.")
    ResponseEntity<?> deliver(Attempt attempt, @RequestBody Delivery body) {
        return perform(
                attempt,
                new Command.Deliver(
                        attempt.caseId(),
                        attempt.version(),
                        ApiFault.required("way", body.way()),
                        ApiFault.required("on", body.on()),
                        text(body.note()),
                        text(body.receivedBy()),
                        text(body.proof())));
    }

    @PostMapping("/close")
    @Operation(summary = "办结 Close", description = "送达之后。 After delivery.")
    ResponseEntity<?> close(Attempt attempt) {
        return perform(attempt, new Command.Close(attempt.caseId(), attempt.version()));
    }

    @PostMapping("/withdraw-consent")
    @Operation(
            summary = "撤回手机授权 Take an authorisation back",
            description =
                    "本人到窗口撤回在手机上给的授权：此前已办的不受影响，此后不再据此查询或者办理；跨省市的转告对方。 He who agreed on his phone takes it back at a window: what was done before stands, nothing further is done on its strength; it crosses the border.")
    ResponseEntity<?> withdrawConsent(Attempt attempt, @RequestBody ConsentWithdrawn body) {
        return perform(
                attempt,
                new Command.WithdrawConsent(
                        attempt.caseId(),
                        attempt.version(),
                        ApiFault.required("authorisation", body.authorisation()),
                        false,
                        text(body.note())));
    }

    @PostMapping("/withdraw")
    @Operation(summary = "撤回 Withdraw", description = "决定作出之前。 Before the decision.")
    ResponseEntity<?> withdraw(Attempt attempt, @RequestBody ReasonGiven body) {
        return perform(
                attempt,
                new Command.Withdraw(attempt.caseId(), attempt.version(), text(body.reason())));
    }

    @PostMapping("/terminate")
    @Operation(summary = "终止 Terminate", description = "无法继续办理时。 Where it cannot go on.")
    ResponseEntity<?> terminate(Attempt attempt, @RequestBody Termination body) {
        return perform(
                attempt,
                new Command.Terminate(
                        attempt.caseId(),
                        attempt.version(),
                        ApiFault.required("ground", body.ground()),
                        text(body.reason())));
    }

    @PostMapping("/offer-hearing")
    @Operation(
            summary = "告知听证权利 Tell of the right to a hearing",
            description = "五个工作日内可以申请。 It may be asked for within five working days.")
    ResponseEntity<?> offerHearing(Attempt attempt, @RequestBody HearingOffer body) {
        return perform(
                attempt,
                new Command.OfferHearing(attempt.caseId(), attempt.version(), text(body.matter())));
    }

    @PostMapping("/request-hearing")
    @Operation(
            summary = "申请听证 Ask for a hearing",
            description = "告知之后、期限之内。 After it was told, within the time.")
    ResponseEntity<?> requestHearing(Attempt attempt, @RequestBody Note body) {
        return perform(
                attempt,
                new Command.RequestHearing(attempt.caseId(), attempt.version(), text(body.note())));
    }

    @PostMapping("/schedule-hearing")
    @Operation(
            summary = "通知举行听证 Call the hearing",
            description =
                    "七个工作日前通知；此后不计时。 Seven working days ahead; time does not count from here.")
    ResponseEntity<?> scheduleHearing(Attempt attempt, @RequestBody HearingCall body) {
        return perform(
                attempt,
                new Command.ScheduleHearing(
                        attempt.caseId(),
                        attempt.version(),
                        ApiFault.required("on", body.on()),
                        text(body.place()),
                        text(body.president())));
    }

    @PostMapping("/hold-hearing")
    @Operation(
            summary = "记录听证 Record the hearing",
            description = "听证笔录；恢复计时。 The minutes; time counts again.")
    ResponseEntity<?> holdHearing(Attempt attempt, @RequestBody HearingMinutes body) {
        return perform(
                attempt,
                new Command.HoldHearing(
                        attempt.caseId(),
                        attempt.version(),
                        body.held(),
                        ApiFault.required("on", body.on()),
                        text(body.minutes())));
    }

    @PostMapping("/visit")
    @Operation(
            summary = "现场核查 Record a visit",
            description = "两人以上，逐一署名。 By two people or more, each named.")
    ResponseEntity<?> visit(Attempt attempt, @RequestBody SiteVisit body) {
        return perform(
                attempt,
                new Command.Visit(
                        attempt.caseId(),
                        attempt.version(),
                        ApiFault.required("on", body.on()),
                        list(body.officers()),
                        text(body.place()),
                        text(body.present()),
                        text(body.findings())));
    }

    @PostMapping("/post-notice")
    @Operation(
            summary = "公示 Post the notice",
            description =
                    "只公示法定内容；依法不得公示的不能公示。 Only what the law lets be shown, and never where it forbids it.")
    ResponseEntity<?> postNotice(Attempt attempt, @RequestBody Posting body) {
        return perform(
                attempt,
                new Command.PostNotice(
                        attempt.caseId(), attempt.version(), text(body.place()), body.members()));
    }

    @PostMapping("/record-objection")
    @Operation(summary = "登记异议 Record an objection", description = "可以不具名。 A name is not needed.")
    ResponseEntity<?> recordObjection(Attempt attempt, @RequestBody ObjectionMade body) {
        return perform(
                attempt,
                new Command.RecordObjection(
                        attempt.caseId(), attempt.version(), text(body.who()), text(body.what())));
    }

    @PostMapping("/answer-objection")
    @Operation(
            summary = "答复异议 Answer an objection",
            description =
                    "答复之前不作决定。异议人具名的，须写给他的答复（reply），不得含公示以外的申请人情况。 Nobody decides before it is answered. Who gave a name gets a letter: its words are the reply, which says nothing of the applicant beyond what the notice showed.")
    ResponseEntity<?> answerObjection(Attempt attempt, @RequestBody ObjectionAnswer body) {
        return perform(
                attempt,
                new Command.AnswerObjection(
                        attempt.caseId(),
                        attempt.version(),
                        body.objection(),
                        body.upheld(),
                        text(body.answer()),
                        text(body.reply())));
    }

    @PostMapping("/supply-later")
    @Operation(
            summary = "补交容缺材料 Hand in what was to follow",
            description = "不补交不能同意。 Nothing is granted without it.")
    ResponseEntity<?> supplyLater(Attempt attempt, @RequestBody LaterPapers body) {
        return perform(
                attempt,
                new Command.SupplyLater(
                        attempt.caseId(),
                        attempt.version(),
                        list(body.materials()),
                        text(body.note())));
    }

    @PostMapping("/verify-promise")
    @Operation(
            summary = "核查承诺 Verify a promise",
            description = "承诺不实的，撤销决定。 A false promise takes the decision with it.")
    ResponseEntity<?> verifyPromise(Attempt attempt, @RequestBody PromiseCheck body) {
        return perform(
                attempt,
                new Command.VerifyPromise(
                        attempt.caseId(),
                        attempt.version(),
                        ApiFault.required("material", body.material()),
                        body.kept(),
                        text(body.findings())));
    }

    @PostMapping("/revoke")
    @Operation(
            summary = "撤销决定 Revoke the decision",
            description = "据以作出决定的承诺不实。 The promise that it rests on is false.")
    ResponseEntity<?> revoke(Attempt attempt, @RequestBody ReasonGiven body) {
        return perform(
                attempt,
                new Command.Revoke(attempt.caseId(), attempt.version(), text(body.reason())));
    }

    @PostMapping("/rate")
    @Operation(summary = "评价 Rate", description = "1 最好，5 最差；一事一评。 1 is best, 5 is worst; once.")
    ResponseEntity<?> rate(Attempt attempt, @RequestBody RatingGiven body) {
        return perform(
                attempt,
                new Command.Rate(
                        attempt.caseId(), attempt.version(), body.grade(), text(body.comment())));
    }

    @PostMapping("/answer-rating")
    @Operation(
            summary = "答复差评 Answer a bad rating",
            description = "十五个工作日内整改并答复。 Remedied and answered within fifteen working days.")
    ResponseEntity<?> answerRating(Attempt attempt, @RequestBody RatingAnswer body) {
        return perform(
                attempt,
                new Command.AnswerRating(attempt.caseId(), attempt.version(), text(body.answer())));
    }

    @PostMapping("/ask-step")
    @Operation(
            summary = "请对方机关协办 Ask a body of the other side for its step",
            description =
                    "受理时系统已按服务定义提出；这里用于改问指明的机关。 The node asked at acceptance; this is for asking"
                            + " another body.")
    ResponseEntity<?> askStep(Attempt attempt, @RequestBody StepRequested body) {
        return perform(
                attempt,
                new Command.AskStep(
                        attempt.caseId(),
                        attempt.version(),
                        ApiFault.required("step", body.step()),
                        text(body.organ())));
    }

    @PostMapping("/answer-step")
    @Operation(
            summary = "答复协办 Answer a step that this body was asked for",
            description =
                    "附条件、不同意、不属本机关职责的，须写明；不属本机关的，须指明应办机关。 Conditions, an objection and another's"
                            + " business are explained; the right body is named.")
    ResponseEntity<?> answerStep(Attempt attempt, @RequestBody StepAnswered body) {
        return perform(
                attempt,
                new Command.AnswerStep(
                        attempt.caseId(),
                        attempt.version(),
                        0,
                        ApiFault.required("answer", body.answer()),
                        text(body.text()),
                        body.rightOrgan(),
                        null));
    }

    @PostMapping("/call-off-step")
    @Operation(
            summary = "撤销协办请求 Call a step off",
            description = "对方不必再答复。 The other side need not answer any more.")
    ResponseEntity<?> callOffStep(Attempt attempt, @RequestBody StepCalledOff body) {
        return perform(
                attempt,
                new Command.CallOffStep(
                        attempt.caseId(), attempt.version(), body.number(), text(body.reason())));
    }

    private ResponseEntity<?> perform(Attempt attempt, Command command) {
        Locale locale = attempt.locale();
        return switch (cases.perform(attempt.actor(), attempt.key(), command)) {
            case CommandResult.Done d ->
                    done(d.caseId(), d.number(), d.version(), d.state(), false);
            case CommandResult.Repeated r ->
                    done(r.caseId(), r.number(), r.version(), r.state(), true);
            case CommandResult.Rejected rejected -> throw ApiFault.rejected(rejected.problems());
            case CommandResult.Stale stale ->
                    ApiProblemController.answer(
                            ApiProblem.of(
                                    ApiProblem.Kind.STALE,
                                    locale,
                                    "API-409",
                                    "If-Match",
                                    new Words(
                                            "案件已有新进展，当前版本为 " + stale.currentVersion() + "。",
                                            "The case has moved on; it is at version "
                                                    + stale.currentVersion()
                                                    + "."),
                                    new Words("请查看最新情况后再办理。", "Look at what happened, then act.")));
            case CommandResult.Forbidden forbidden ->
                    ApiProblemController.answer(
                            ApiProblem.ofCase(
                                    ApiProblem.Kind.FORBIDDEN,
                                    locale,
                                    List.of(forbidden.problem())));
            case CommandResult.NotFound none -> throw ApiFault.notFound();
        };
    }

    private static ResponseEntity<Done> done(
            UUID id, String number, int version, State state, boolean repeated) {
        return ResponseEntity.ok()
                .eTag(String.valueOf(version))
                .body(new Done(id, number, version, state, repeated));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static <T> List<T> list(@Nullable List<T> value) {
        return value == null ? List.of() : value;
    }
}
