package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.cooperation.Act;
import tongban.node.cooperation.Agreement;
import tongban.node.cooperation.Both;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.cooperation.SharingRule;
import tongban.node.cooperation.Statement;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/** Agreements on sharing and the statements under them, as programs enter and confirm them. */
@RestController
@RequestMapping("/api/v1/cooperation")
@Tag(name = "两省市合作 Cooperation")
class SharingApiController {
    private final Cooperation cooperation;

    SharingApiController(Cooperation cooperation) {
        this.cooperation = cooperation;
    }

    private CooperationActApiController.Made act(Actor actor, Kind kind, UUID id, Act act) {
        return CooperationActApiController.done(cooperation.act(actor, kind, id, act));
    }

    /**
     * @param bodyChongqing id of the body of each side that alone enters its amounts; where none is
     *     named, whichever lead body of the side enters them first
     * @param ruleFrom from which day on periods follow it
     */
    record NewRule(
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String zone,
            @Nullable String project,
            @Nullable String bodyChongqing,
            @Nullable String bodySichuan,
            @Nullable LocalDate ruleFrom,
            @Nullable String chongqing,
            @Nullable String sichuan,
            SharingRule.@Nullable Rounding rounding,
            @Nullable Jurisdiction remainder,
            @Nullable String document) {
        SharingRule rule() {
            return new SharingRule(
                    ApiFault.required("ruleFrom", ruleFrom),
                    CooperationActApiController.text(chongqing),
                    CooperationActApiController.text(sichuan),
                    ApiFault.required("rounding", rounding),
                    ApiFault.required("remainder", remainder),
                    CooperationActApiController.text(document));
        }
    }

    @PostMapping("/agreements")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "登记利益分享协议 Record an agreement on sharing",
            description = "公式用 FEEL。 Formulas are FEEL. " + CooperationActApiController.OFFICE)
    CooperationActApiController.Made agree(
            @AuthenticationPrincipal Actor actor, @RequestBody NewRule body) {
        return CooperationActApiController.done(
                cooperation.begin(
                        actor,
                        new Act.Agree(
                                new Agreement.Heading(
                                        CooperationActApiController.name(
                                                body.nameZh(), body.nameEn()),
                                        CooperationActApiController.text(body.zone()),
                                        CooperationActApiController.text(body.project()),
                                        CooperationActApiController.text(body.document()),
                                        new Both<>(
                                                CooperationActApiController.text(
                                                        body.bodyChongqing()),
                                                CooperationActApiController.text(
                                                        body.bodySichuan()))),
                                body.rule())));
    }

    @PostMapping("/agreements/{agreementId}/versions")
    @Operation(
            summary = "修订规则 Amend the rule",
            description =
                    "名称等不变，只读规则。 The rule alone is read. " + CooperationActApiController.OFFICE)
    CooperationActApiController.Made amend(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID agreementId,
            @RequestBody NewRule body) {
        return act(actor, Kind.AGREEMENT, agreementId, new Act.Amend(body.rule()));
    }

    record NewStatement(
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    @PostMapping("/agreements/{agreementId}/statements")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "开立结算单 Draw up a statement",
            description = CooperationActApiController.OFFICE)
    CooperationActApiController.Made draw(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID agreementId,
            @RequestBody NewStatement body) {
        return CooperationActApiController.done(
                cooperation.draw(
                        actor,
                        agreementId,
                        CooperationActApiController.name(body.nameZh(), body.nameEn()),
                        ApiFault.required("from", body.from()),
                        ApiFault.required("until", body.until())));
    }

    /** Yuan; what is left out is nothing. */
    record NewAmount(
            @Nullable String kind,
            @Nullable BigDecimal base,
            @Nullable BigDecimal collected,
            @Nullable BigDecimal investment,
            @Nullable String source) {
        Statement.Amount amount() {
            return new Statement.Amount(
                    CooperationActApiController.text(kind),
                    Objects.requireNonNullElse(base, BigDecimal.ZERO),
                    Objects.requireNonNullElse(collected, BigDecimal.ZERO),
                    Objects.requireNonNullElse(investment, BigDecimal.ZERO),
                    CooperationActApiController.text(source));
        }
    }

    record NewAmounts(@Nullable List<NewAmount> amounts, @Nullable String reason) {}

    @PostMapping("/statements/{statementId}/amounts")
    @Operation(
            summary = "填报或者更正本方金额 Enter or correct the amounts of one's side",
            description =
                    "整体替换本方上次所填。 They replace what the side entered before. "
                            + CooperationActApiController.LEADS)
    CooperationActApiController.Made enterAmounts(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID statementId,
            @RequestBody NewAmounts body) {
        return act(
                actor,
                Kind.STATEMENT,
                statementId,
                new Act.Enter(
                        Objects.requireNonNullElse(body.amounts(), List.<NewAmount>of()).stream()
                                .map(NewAmount::amount)
                                .toList(),
                        CooperationActApiController.text(body.reason())));
    }

    @PostMapping("/statements/{statementId}/confirmation")
    @Operation(
            summary = "代表本方确认份额 Confirm the shares for one's side",
            description =
                    "写明两方各第几次填报。 Names the entries of both sides that were looked at. "
                            + CooperationActApiController.OFFICE)
    CooperationActApiController.Made confirmShares(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID statementId,
            @RequestBody Both<Integer> body) {
        return act(
                actor,
                Kind.STATEMENT,
                statementId,
                new Act.Accept(body.chongqing(), body.sichuan()));
    }

    @PostMapping("/statements/{statementId}/cancellation")
    @Operation(
            summary = "取消结算单 Drop a statement",
            description =
                    "由主办方在两方确认前取消，之后期间可以重新开立。 By the side that leads it, before both have confirmed"
                            + " it; then its period may be drawn anew. "
                            + CooperationActApiController.OFFICE)
    CooperationActApiController.Made dropStatement(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID statementId,
            @RequestBody CooperationActApiController.Saying body) {
        return act(
                actor,
                Kind.STATEMENT,
                statementId,
                new Act.Drop(CooperationActApiController.text(body.text())));
    }
}
