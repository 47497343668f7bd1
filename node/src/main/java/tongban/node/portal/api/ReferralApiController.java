package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
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
import tongban.node.casework.Cases;
import tongban.node.identity.Actor;
import tongban.node.portal.AddressText;
import tongban.node.referral.Assistance;
import tongban.node.referral.Assistances;
import tongban.node.referral.Referral;
import tongban.node.referral.Referrals;

/** Referrals to special assistance, for programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "转介 Referrals")
class ReferralApiController {
    private final Referrals referrals;
    private final Assistances assistances;
    private final Cases cases;

    ReferralApiController(Referrals referrals, Assistances assistances, Cases cases) {
        this.cases = cases;
        this.referrals = referrals;
        this.assistances = assistances;
    }

    @GetMapping("/assistances")
    @Operation(
            summary = "专项救助清单 The map of special assistance",
            description =
                    "内容、承接部门、对应的认定、是否须本人同意、答复期限，均附依据。 What it is, who receives, for which classes, consent, time to answer, with sources.")
    List<Assistance> assistances() {
        return assistances.all();
    }

    @GetMapping("/referrals")
    @Operation(
            summary = "转介列表 Referrals",
            description =
                    "经办机关和承接部门看本机关的，居民看自己的，监督人员看本方的；每页 50，页从 0 起；查看留痕。 Those of one's body, oneself or the side; 50 a page, from 0; journaled.")
    Referrals.Page list(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "ALL") Referrals.Look look,
            @RequestParam(defaultValue = "0") int page) {
        return referrals.list(actor, look, Math.clamp(page, 0, 1_000_000));
    }

    @GetMapping("/referrals/{referralId}")
    @Operation(
            summary = "一项转介 One referral",
            description =
                    "内容、状态、经过和可办事项；查看留痕。 Content, state, steps and what may be done; journaled.")
    Referrals.File one(@AuthenticationPrincipal Actor actor, @PathVariable UUID referralId) {
        return referrals.file(actor, referralId).orElseThrow(ApiFault::notFound);
    }

    @GetMapping("/cases/{caseId}/referrals")
    @Operation(
            summary = "案件的转介 Referrals of a case",
            description = "看得到的，新的在前。 Those that one may see, the newest first.")
    List<Referrals.Row> ofCase(@AuthenticationPrincipal Actor actor, @PathVariable UUID caseId) {
        if (cases.page(actor, caseId).isEmpty()) {
            throw ApiFault.notFound();
        }
        return referrals.ofCase(actor, caseId);
    }

    /**
     * @param assistance id of the map
     * @param why what the person needs
     */
    record NewReferral(@Nullable UUID caseId, @Nullable String assistance, @Nullable String why) {}

    /** The referral that was made. */
    record Made(UUID referralId) {}

    @PostMapping("/referrals")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "提出转介 Propose a referral",
            description = "由办理该案的审核或决定人员。 By reviewers and deciders of the body that has the case.")
    Made propose(@AuthenticationPrincipal Actor actor, @RequestBody NewReferral body) {
        return new Made(
                done(
                        referrals.propose(
                                actor,
                                ApiFault.required("caseId", body.caseId()),
                                text(body.assistance()),
                                text(body.why()))));
    }

    /**
     * @param agreed false to refuse or to take it back
     * @param text how the person was asked, where an official records it
     */
    record PersonsAnswer(boolean agreed, @Nullable String text) {}

    @PostMapping("/referrals/{referralId}/consent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "本人同意或者不同意 Agree or refuse",
            description =
                    "本人，或者经办人记录；可以收回。 By the person, or recorded by the office; can be taken back.")
    void consent(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID referralId,
            @RequestBody PersonsAnswer body) {
        act(actor, referralId, new Referral.Order.Answer(body.agreed(), text(body.text())));
    }

    /** A note, or a reason. */
    record Said(@Nullable String text) {}

    @PostMapping("/referrals/{referralId}/dispatch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "转介 Send it",
            description =
                    "须本人同意的先征得同意；从此计算答复期限。 After consent where it is due; the time to answer begins.")
    void send(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID referralId,
            @RequestBody Said body) {
        act(actor, referralId, new Referral.Order.Send(text(body.text())));
    }

    @PostMapping("/referrals/{referralId}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "不再转介 Drop it", description = "须写明理由。 Needs a reason.")
    void drop(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID referralId,
            @RequestBody Said body) {
        act(actor, referralId, new Referral.Order.Drop(text(body.text())));
    }

    @PostMapping("/referrals/{referralId}/acceptance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "接收 Accept it", description = "由承接部门。 By the receiver.")
    void accept(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID referralId,
            @RequestBody Said body) {
        act(actor, referralId, new Referral.Order.Accept(text(body.text())));
    }

    @PostMapping("/referrals/{referralId}/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "不予接收 Decline it",
            description = "由承接部门，须写明理由。 By the receiver, with a reason.")
    void decline(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID referralId,
            @RequestBody Said body) {
        act(actor, referralId, new Referral.Order.Decline(text(body.text())));
    }

    /**
     * @param text what was given
     * @param amount yuan as text; absent where it was not money
     */
    record Given(@Nullable LocalDate on, @Nullable String text, @Nullable String amount) {}

    @PostMapping("/referrals/{referralId}/result")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "办结 Say what was given",
            description = "由承接部门反馈给了什么。 The receiver says what was given.")
    void finish(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID referralId,
            @RequestBody Given body) {
        act(
                actor,
                referralId,
                new Referral.Order.Finish(
                        ApiFault.required("on", body.on()),
                        text(body.text()),
                        text(body.amount()).isEmpty()
                                ? Optional.empty()
                                // what is no amount is refused with what else is wrong
                                : AddressText.yuan(text(body.amount()))
                                        .or(() -> Optional.of(BigDecimal.ONE.negate()))));
    }

    /** The number, whole. */
    record WholeNumber(String number) {}

    @PostMapping("/referrals/{referralId}/number")
    @Operation(
            summary = "完整号码 The full number",
            description = "只给承接部门核对，留痕。 For the receiver to compare; journaled.")
    WholeNumber number(@AuthenticationPrincipal Actor actor, @PathVariable UUID referralId) {
        return new WholeNumber(referrals.number(actor, referralId).orElseThrow(ApiFault::notFound));
    }

    private void act(Actor actor, UUID id, Referral.Order order) {
        done(referrals.act(actor, id, order));
    }

    private static UUID done(Referrals.Result result) {
        return switch (result) {
            case Referrals.Result.Done(UUID id) -> id;
            case Referrals.Result.NotFound none -> throw ApiFault.notFound();
            case Referrals.Result.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
