package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.StepAnswer;
import tongban.node.portal.AddressText;

/**
 * What only some cases meet on their way: hearings, visits, notices and objections, promises and
 * later papers, ratings, steps of the other side, consent taken back. Called like {@link
 * ActController}.
 */
@RestController
@RequestMapping("/api/v1/cases/{caseId}")
@Tag(name = "办理 Acts")
class BranchController extends CommandController {
    BranchController(Cases cases) {
        super(cases);
    }

    record HearingOffer(@Nullable String matter) {}

    record Note(@Nullable String note) {}

    record HearingCall(
            @Nullable LocalDate on,
            @Nullable String at,
            @Nullable String place,
            @Nullable String president) {}

    record ThirdPartyToTell(
            @Nullable String name, @Nullable String contact, @Nullable String interest) {}

    record ThirdPartySaid(
            int party, @Nullable LocalDate on, boolean hearing, @Nullable String statement) {}

    record HearingPostponement(
            @Nullable LocalDate on,
            @Nullable String at,
            @Nullable String place,
            @Nullable String reason) {}

    record HearingMinutes(boolean held, @Nullable LocalDate on, @Nullable String minutes) {}

    /**
     * @param amount yuan as text, like 2000 or 2000.50
     */
    record GivenAtOnce(
            @Nullable LocalDate on,
            @Nullable String amount,
            @Nullable String receivedBy,
            @Nullable String why) {}

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

    /**
     * @param amounts yuan by award, what is to be granted otherwise than the standard proposes
     */
    record Posting(@Nullable String place, int members, @Nullable Map<String, String> amounts) {}

    /**
     * @param members number of people it is for; 0 for the number that the notice showed
     */
    record PublishedAt(@Nullable String place, int members) {}

    record TakenDown(@Nullable String reason) {}

    /**
     * @param on the day on which it was made; today if it is left out
     */
    record ObjectionMade(@Nullable LocalDate on, @Nullable String who, @Nullable String what) {}

    /**
     * @param reply of the letter to who objected; required where he gave his name
     */
    record ObjectionAnswer(
            int objection, boolean upheld, @Nullable String answer, @Nullable String reply) {}

    record LaterPapers(@Nullable List<MaterialTaken> materials, @Nullable String note) {}

    record PromiseCheck(@Nullable String material, boolean kept, @Nullable String findings) {}

    /**
     * @param said of a clerk alone: who told it to him, and how
     */
    record RatingGiven(int grade, @Nullable String comment, @Nullable String said) {}

    record RatingAnswer(@Nullable String answer) {}

    /**
     * @param note who came, and how he was known
     */
    record ConsentWithdrawn(@Nullable UUID authorisation, @Nullable String note) {}

    @PostMapping("/offer-hearing")
    @Operation(
            summary = "告知听证权利 Tell of the right to a hearing",
            description = "五个工作日内可以申请。 It may be asked for within five working days.")
    ResponseEntity<?> offerHearing(Attempt attempt, @RequestBody HearingOffer body) {
        return perform(attempt, (c, v) -> new Command.OfferHearing(c, v, text(body.matter())));
    }

    @PostMapping("/request-hearing")
    @Operation(
            summary = "申请听证 Ask for a hearing",
            description = "告知之后、期限之内。 After it was told, within the time.")
    ResponseEntity<?> requestHearing(Attempt attempt, @RequestBody Note body) {
        return perform(attempt, (c, v) -> new Command.RequestHearing(c, v, text(body.note())));
    }

    @PostMapping("/schedule-hearing")
    @Operation(
            summary = "通知举行听证 Call the hearing",
            description =
                    "七个工作日前通知，at 写成 09:30 这样；此后不计时。 Seven working days ahead, at like 09:30; time does not count from here.")
    ResponseEntity<?> scheduleHearing(Attempt attempt, @RequestBody HearingCall body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.ScheduleHearing(
                                c,
                                v,
                                ApiFault.required("on", body.on()),
                                // what is no time is refused with what else is wrong
                                AddressText.time(text(body.at())).orElse(null),
                                text(body.place()),
                                text(body.president())));
    }

    @PostMapping("/tell-third-party")
    @Operation(
            summary = "告知利害关系人 Tell a third party",
            description =
                    "许可直接关系他人重大利益的，逐一告知；五个工作日内可以陈述意见、申请听证，此前不作决定。 Whoever's own interests the licence touches; he may state a view or ask for a hearing within five working days, and nobody decides before.")
    ResponseEntity<?> tellThirdParty(Attempt attempt, @RequestBody ThirdPartyToTell body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.TellThirdParty(
                                c,
                                v,
                                text(body.name()),
                                text(body.contact()),
                                text(body.interest())));
    }

    @PostMapping("/hear-third-party")
    @Operation(
            summary = "记录利害关系人的意见 Record what a third party says",
            description =
                    "party 是告知他的步骤编号；申请听证的，应当举行。 party is the number of the step with which he was told; a hearing that he asks for is held.")
    ResponseEntity<?> hearThirdParty(Attempt attempt, @RequestBody ThirdPartySaid body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.HearThirdParty(
                                c,
                                v,
                                body.party(),
                                body.on(),
                                body.hearing(),
                                text(body.statement())));
    }

    @PostMapping("/postpone-hearing")
    @Operation(
            summary = "延期听证 Postpone the hearing",
            description =
                    "写明理由和新的时间、地点，同样提前七个工作日通知；最多两次。 With the reason and a later day, told seven working days ahead again; twice at most.")
    ResponseEntity<?> postponeHearing(Attempt attempt, @RequestBody HearingPostponement body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.PostponeHearing(
                                c,
                                v,
                                ApiFault.required("on", body.on()),
                                AddressText.time(text(body.at())).orElse(null),
                                text(body.place()),
                                text(body.reason())));
    }

    @PostMapping("/hold-hearing")
    @Operation(
            summary = "记录听证 Record the hearing",
            description = "听证笔录；恢复计时。 The minutes; time counts again.")
    ResponseEntity<?> holdHearing(Attempt attempt, @RequestBody HearingMinutes body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.HoldHearing(
                                c,
                                v,
                                body.held(),
                                ApiFault.required("on", body.on()),
                                text(body.minutes())));
    }

    @PostMapping("/give-at-once")
    @Operation(
            summary = "先行救助 Give a small sum at once",
            description =
                    "现场决定，不超过标准允许先行给付的金额；材料后补。 Decided on the spot, within what the standard lets be given first; papers follow.")
    ResponseEntity<?> giveAtOnce(Attempt attempt, @RequestBody GivenAtOnce body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.GiveAtOnce(
                                c,
                                v,
                                ApiFault.required("on", body.on()),
                                // what is no amount is refused with what else is wrong
                                AddressText.yuan(text(body.amount())).orElse(BigDecimal.ZERO),
                                text(body.receivedBy()),
                                text(body.why())));
    }

    @PostMapping("/visit")
    @Operation(
            summary = "现场核查 Record a visit",
            description = "两人以上，逐一署名。 By two people or more, each named.")
    ResponseEntity<?> visit(Attempt attempt, @RequestBody SiteVisit body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.Visit(
                                c,
                                v,
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
                (c, v) ->
                        new Command.PostNotice(
                                c,
                                v,
                                text(body.place()),
                                body.members(),
                                ApiFault.named("amounts", body.amounts())));
    }

    @PostMapping("/publish")
    @Operation(
            summary = "公布 Publish what was granted",
            description =
                    "同意之后依法在村（社区）公布；只公布服务文件夹所列的内容，未成年人不显示。 After the grant, as the law says; only what the folder lists, and never a minor.")
    ResponseEntity<?> publish(Attempt attempt, @RequestBody PublishedAt body) {
        return perform(
                attempt, (c, v) -> new Command.Publish(c, v, text(body.place()), body.members()));
    }

    @PostMapping("/take-down")
    @Operation(
            summary = "撤下公布 Take the publication down",
            description =
                    "待遇停发、变动时自动撤下；内容有误的，由此撤下后重新公布。 It goes by itself when the benefit ends or changes; what is wrong is taken down by this and published anew.")
    ResponseEntity<?> takeDown(Attempt attempt, @RequestBody TakenDown body) {
        return perform(attempt, (c, v) -> new Command.TakeDown(c, v, text(body.reason())));
    }

    @PostMapping("/record-objection")
    @Operation(
            summary = "登记异议 Record an objection",
            description = "公示期间提出的，可以不具名。 Made while the notice was shown; a name is not needed.")
    ResponseEntity<?> recordObjection(Attempt attempt, @RequestBody ObjectionMade body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.RecordObjection(
                                c, v, body.on(), text(body.who()), text(body.what())));
    }

    @PostMapping("/answer-objection")
    @Operation(
            summary = "答复异议 Answer an objection",
            description =
                    "答复之前不作决定。成立的，重新审核；仍拟同意的，重新公示。异议人具名的，须写给他的答复（reply），不得含公示以外的申请人情况。 Nobody decides before it is answered. If it was right, the case is reviewed anew, and what is proposed then is posted anew. Who gave a name gets a letter: its words are the reply, which says nothing of the applicant beyond what the notice showed.")
    ResponseEntity<?> answerObjection(Attempt attempt, @RequestBody ObjectionAnswer body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.AnswerObjection(
                                c,
                                v,
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
                (c, v) -> new Command.SupplyLater(c, v, list(body.materials()), text(body.note())));
    }

    @PostMapping("/verify-promise")
    @Operation(
            summary = "核查承诺 Verify a promise",
            description = "承诺不实的，撤销决定。 A false promise takes the decision with it.")
    ResponseEntity<?> verifyPromise(Attempt attempt, @RequestBody PromiseCheck body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.VerifyPromise(
                                c,
                                v,
                                ApiFault.required("material", body.material()),
                                body.kept(),
                                text(body.findings())));
    }

    @PostMapping("/revoke")
    @Operation(
            summary = "撤销决定 Revoke the decision",
            description = "据以作出决定的承诺不实。 The promise that it rests on is false.")
    ResponseEntity<?> revoke(Attempt attempt, @RequestBody ReasonGiven body) {
        return perform(attempt, (c, v) -> new Command.Revoke(c, v, text(body.reason())));
    }

    @PostMapping("/rate")
    @Operation(
            summary = "评价 Rate",
            description =
                    "1 最好，5 最差；一事一评。窗口代录须写明何人、怎样告知。 1 is best, 5 is worst; once. A clerk says"
                            + " who told it to him, and how.")
    ResponseEntity<?> rate(Attempt attempt, @RequestBody RatingGiven body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.Rate(
                                c, v, body.grade(), text(body.comment()), text(body.said())));
    }

    @PostMapping("/answer-rating")
    @Operation(
            summary = "答复差评 Answer a bad rating",
            description =
                    "十五个工作日内整改并答复，由没有办理过本案的人员答复。 Remedied and answered within fifteen"
                            + " working days, by somebody who did not handle the case.")
    ResponseEntity<?> answerRating(Attempt attempt, @RequestBody RatingAnswer body) {
        return perform(attempt, (c, v) -> new Command.AnswerRating(c, v, text(body.answer())));
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
                (c, v) ->
                        new Command.AskStep(
                                c, v, ApiFault.required("step", body.step()), text(body.organ())));
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
                (c, v) ->
                        new Command.AnswerStep(
                                c,
                                v,
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
                (c, v) -> new Command.CallOffStep(c, v, body.number(), text(body.reason())));
    }

    @PostMapping("/withdraw-consent")
    @Operation(
            summary = "撤回手机授权 Take an authorisation back",
            description =
                    "本人到窗口撤回在手机上给的授权：此前已办的不受影响，此后不再据此查询或者办理；跨省市的转告对方。 He who agreed on his phone takes it back at a window: what was done before stands, nothing further is done on its strength; it crosses the border.")
    ResponseEntity<?> withdrawConsent(Attempt attempt, @RequestBody ConsentWithdrawn body) {
        return perform(
                attempt,
                (c, v) ->
                        new Command.WithdrawConsent(
                                c,
                                v,
                                ApiFault.required("authorisation", body.authorisation()),
                                false,
                                text(body.note())));
    }
}
