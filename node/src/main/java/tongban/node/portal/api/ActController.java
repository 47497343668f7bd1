package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.DeliveryWay;
import tongban.node.casework.Ground;
import tongban.node.casework.IdentityCheck;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Missing;
import tongban.node.casework.Outcome;
import tongban.node.casework.SpecialProcedure;
import tongban.node.casework.TerminationGround;

/**
 * The way of a case from its submission to its end: one address for each command. Each call carries
 * the version that was seen (If-Match) and a key of its own (Idempotency-Key): sent again with the
 * same key it changes nothing and gives the same answer.
 */
@RestController
@RequestMapping("/api/v1/cases/{caseId}")
@Tag(name = "办理 Acts")
class ActController extends CommandController {
    ActController(Cases cases) {
        super(cases);
    }

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

    record Extension(@Nullable String reason, @Nullable String approver) {}

    record Termination(@Nullable TerminationGround ground, @Nullable String reason) {}

    /**
     * @param amounts yuan by award, what is granted otherwise than the standard proposes
     */
    record DecisionMade(
            @Nullable Outcome outcome,
            @Nullable String departure,
            @Nullable Map<String, String> amounts) {}

    record Suspension(
            @Nullable SpecialProcedure procedure, @Nullable String reason, int expectedDays) {}

    record ChangeAnswer(int told, boolean accepted, @Nullable String reason) {}

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
                (c, v) -> new Command.Submit(c, v, list(body.materials()), body.declaredTrue()));
    }

    @PostMapping("/collect")
    @Operation(
            summary = "代收 Collect",
            description = "窗口核验身份、核对材料后收件。 At a window, after the identity and the formal check.")
    ResponseEntity<?> collect(Attempt attempt, @RequestBody Collection body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.Collect(
                                c,
                                v,
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
                (c, v) -> new Command.Forward(c, v, text(body.courier()), text(body.note())));
    }

    @PostMapping("/request-supplement")
    @Operation(
            summary = "一次性告知 Ask for what is missing",
            description = "只有一次，一次说全。 Once, all at once.")
    ResponseEntity<?> requestSupplement(Attempt attempt, @RequestBody Request body) {
        return perform(
                attempt, (c, v) -> new Command.RequestSupplement(c, v, list(body.missing())));
    }

    @PostMapping("/supply-supplement")
    @Operation(
            summary = "补充材料 Supply what was missing",
            description = "材料先上传；只写更改的答案。 Upload papers before; give only answers that change.")
    ResponseEntity<?> supply(Attempt attempt, @RequestBody Supplement body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.SupplySupplement(
                                c,
                                v,
                                list(body.materials()),
                                ApiFault.named("answers", body.answers()),
                                text(body.note())));
    }

    @PostMapping("/accept")
    @Operation(summary = "受理 Accept", description = "期限从受理起算。 The clock of the decision starts.")
    ResponseEntity<?> accept(Attempt attempt) {
        return perform(attempt, Command.Accept::new);
    }

    @PostMapping("/refuse-acceptance")
    @Operation(
            summary = "不予受理 Refuse acceptance",
            description = "写明理由和应当受理的机关。 With the ground and the right body.")
    ResponseEntity<?> refuseAcceptance(Attempt attempt, @RequestBody Refusal body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.RefuseAcceptance(
                                c,
                                v,
                                ApiFault.required("ground", body.ground()),
                                text(body.reason()),
                                body.rightOrgan()));
    }

    @PostMapping("/start-review")
    @Operation(
            summary = "开始审核 Start the review",
            description = "同时生成建议结论。 The proposal is made at once.")
    ResponseEntity<?> startReview(Attempt attempt) {
        return perform(attempt, Command.StartReview::new);
    }

    @PostMapping("/record-facts")
    @Operation(
            summary = "记录查明的事实 Record facts",
            description =
                    "来自台账、材料或交换；建议结论随之更新。 From a register, a paper or an exchange; the proposal is made anew.")
    ResponseEntity<?> recordFacts(Attempt attempt, @RequestBody Findings body) {
        ApiFault.named("answers", body.answers());
        return perform(
                attempt,
                (c, v) ->
                        new Command.RecordFacts(
                                c,
                                v,
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
                (c, v) ->
                        new Command.Recommend(
                                c,
                                v,
                                ApiFault.required("outcome", body.outcome()),
                                text(body.opinion())));
    }

    @PostMapping("/send-back")
    @Operation(summary = "退回审核 Send back", description = "写明理由。 With the reason.")
    ResponseEntity<?> sendBack(Attempt attempt, @RequestBody ReasonGiven body) {
        return perform(attempt, (c, v) -> new Command.SendBack(c, v, text(body.reason())));
    }

    @PostMapping("/decide")
    @Operation(
            summary = "决定 Decide",
            description =
                    "须与审核人员不同；偏离建议的结论或者金额须说明理由，另定的金额写入 amounts（按给付项目，元）。 Not the reviewer; a departure from the proposed outcome or amount needs a reason; amounts holds what is granted otherwise, yuan by award.")
    ResponseEntity<?> decide(Attempt attempt, @RequestBody DecisionMade body) {
        // what cannot be read is told before what is missing
        Map<String, String> amounts = ApiFault.named("amounts", body.amounts());
        return perform(
                attempt,
                (c, v) ->
                        new Command.Decide(
                                c,
                                v,
                                ApiFault.required("outcome", body.outcome()),
                                text(body.departure()),
                                amounts));
    }

    @PostMapping("/extend")
    @Operation(
            summary = "延长期限 Extend",
            description = "一次，告知申请人理由。 Once; the applicant is told why.")
    ResponseEntity<?> extend(Attempt attempt, @RequestBody Extension body) {
        return perform(
                attempt,
                (c, v) -> new Command.Extend(c, v, text(body.reason()), text(body.approver())));
    }

    @PostMapping("/suspend")
    @Operation(
            summary = "中止计时 Suspend",
            description = "仅限法定的特别程序。 For a listed special procedure only.")
    ResponseEntity<?> suspend(Attempt attempt, @RequestBody Suspension body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.Suspend(
                                c,
                                v,
                                ApiFault.required("procedure", body.procedure()),
                                text(body.reason()),
                                body.expectedDays()));
    }

    @PostMapping("/resume")
    @Operation(
            summary = "恢复计时 Resume",
            description = "写明特别程序的结果。 With the result of the special procedure.")
    ResponseEntity<?> resume(Attempt attempt, @RequestBody Result body) {
        return perform(attempt, (c, v) -> new Command.Resume(c, v, text(body.result())));
    }

    @PostMapping("/deliver")
    @Operation(summary = "送达 Deliver", description = "决定送达申请人。 The decision reaches the applicant.")
    ResponseEntity<?> deliver(Attempt attempt, @RequestBody Delivery body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.Deliver(
                                c,
                                v,
                                ApiFault.required("way", body.way()),
                                ApiFault.required("on", body.on()),
                                text(body.note()),
                                text(body.receivedBy()),
                                text(body.proof())));
    }

    @PostMapping("/close")
    @Operation(summary = "办结 Close", description = "送达之后。 After delivery.")
    ResponseEntity<?> close(Attempt attempt) {
        return perform(attempt, Command.Close::new);
    }

    @PostMapping("/answer-change")
    @Operation(
            summary = "答复来源平台更正 Answer what the other platform told",
            description =
                    "told 为记载该更正的步骤序号；采纳的按来源平台更正本件，来源平台删除的即撤回。 told is the number of the step that it was told with; accepted, it corrects the case, and a deletion withdraws it.")
    ResponseEntity<?> answerChange(Attempt attempt, @RequestBody ChangeAnswer body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.AnswerChange(
                                c, v, body.told(), body.accepted(), text(body.reason())));
    }

    @PostMapping("/withdraw")
    @Operation(summary = "撤回 Withdraw", description = "决定作出之前。 Before the decision.")
    ResponseEntity<?> withdraw(Attempt attempt, @RequestBody ReasonGiven body) {
        return perform(attempt, (c, v) -> new Command.Withdraw(c, v, text(body.reason())));
    }

    @PostMapping("/terminate")
    @Operation(summary = "终止 Terminate", description = "无法继续办理时。 Where it cannot go on.")
    ResponseEntity<?> terminate(Attempt attempt, @RequestBody Termination body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.Terminate(
                                c,
                                v,
                                ApiFault.required("ground", body.ground()),
                                text(body.reason())));
    }
}
