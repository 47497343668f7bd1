package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.identity.Actor;
import tongban.node.indicator.Definition;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.Operator;
import tongban.node.indicator.Status;
import tongban.service.text.Words;

/** Indicators, for programs. Days are written like 2026-10-31, values as decimals in the unit. */
@RestController
@RequestMapping("/api/v1/indicators")
@Tag(name = "指标 Indicators")
class IndicatorApiController {
    private final Indicators indicators;

    IndicatorApiController(Indicators indicators) {
        this.indicators = indicators;
    }

    @GetMapping
    @Operation(
            summary = "指标列表 Indicators",
            description =
                    "公开载明的和本系统计数的人人可看；填报的只有该方工作人员能看。每页 30，页从 0 起。 What is stated and counted is public; what is reported is read by the side's officials. 30 a page, from 0.")
    IndicatorView.Listing list(
            @AuthenticationPrincipal @Nullable Actor actor,
            @RequestParam(defaultValue = "51") String side,
            @RequestParam Optional<Definition.Family> family,
            @RequestParam Optional<Status> status,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page) {
        return IndicatorView.Listing.of(
                indicators.list(
                        actor,
                        Actor.sideRead(actor, side),
                        new Indicators.Query(family, status, q, page)));
    }

    @GetMapping("/{indicatorId}")
    @Operation(
            summary = "一个指标 One indicator",
            description =
                    "数值、目标和状态、各地、填报记录、修订；known 为按哪一天所知道的。 Values, targets with status, places, lines, revisions; known asks what was known on a day.")
    IndicatorView.Sheet one(
            @AuthenticationPrincipal @Nullable Actor actor,
            @PathVariable String indicatorId,
            @RequestParam(defaultValue = "51") String side,
            @RequestParam(defaultValue = "") String place,
            @RequestParam Optional<LocalDate> known) {
        return indicators
                .sheet(actor, Actor.sideRead(actor, side), indicatorId, place, known)
                .map(IndicatorView.Sheet::of)
                .orElseThrow(ApiFault::notFound);
    }

    /**
     * A line of a report.
     *
     * @param place division code; the indicator's own place where absent
     * @param subject what it is about within the place; absent for all of it
     * @param operator EXACT where absent
     * @param value null to withdraw what the source reported
     */
    record Line(
            @Nullable String place,
            @Nullable String subject,
            @Nullable LocalDate from,
            @Nullable LocalDate lastDay,
            @Nullable Operator operator,
            @Nullable BigDecimal value) {}

    /** What a source says. */
    record Report(@Nullable String source, @Nullable String phrase, @Nullable List<Line> lines) {}

    /** The number under which it was recorded. */
    record Recorded(long number) {}

    @PostMapping("/{indicatorId}/reports")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "填报 Report values",
            description =
                    "由责任部门在该地或者其上级的单位填报（INDICATOR-905）；一次至多 1000 行；迟报、重复、次序颠倒、互相矛盾都照收并标明，什么也不丢。 By the owner's department at the place or above it; at most 1,000 lines; late, repeated, out of order or contradicting ones are taken and marked, nothing is lost.")
    Recorded report(
            @AuthenticationPrincipal Actor actor,
            @PathVariable String indicatorId,
            @RequestBody Report body) {
        List<Indicators.Entry> entries = new ArrayList<>();
        for (Line line : ApiFault.required("lines", body.lines())) {
            entries.add(
                    new Indicators.Entry(
                            text(line.place()),
                            text(line.subject()),
                            ApiFault.required("from", line.from()),
                            ApiFault.required("lastDay", line.lastDay()),
                            line.operator() == null ? Operator.EXACT : line.operator(),
                            Optional.ofNullable(line.value())));
        }
        return done(
                indicators.report(
                        actor, indicatorId, text(body.source()), text(body.phrase()), entries));
    }

    /**
     * Which line is to count.
     *
     * @param line its number
     */
    record Settlement(@Nullable Long line, @Nullable String reason) {}

    @PostMapping("/{indicatorId}/settlements")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "裁定采用哪一行 Settle a contradiction",
            description =
                    "监督人员，须写明理由；其余各行仍保留。 By supervision, with a reason; the other lines stay.")
    Recorded settle(
            @AuthenticationPrincipal Actor actor,
            @PathVariable String indicatorId,
            @RequestBody Settlement body) {
        return done(
                indicators.settle(
                        actor,
                        indicatorId,
                        ApiFault.required("line", body.line()),
                        text(body.reason())));
    }

    /**
     * What is aimed at.
     *
     * @param withdrawn takes the target of that place and day back
     */
    record AimedAt(
            @Nullable String place,
            @Nullable LocalDate dueOn,
            @Nullable Operator operator,
            @Nullable BigDecimal value,
            @Nullable String document,
            @Nullable Boolean withdrawn,
            @Nullable String reason) {}

    @PostMapping("/{indicatorId}/targets")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "定目标 Set a target",
            description =
                    "同一地方同一日期，后定的替代先定的；先定的仍可查；再定须写理由。 A later one replaces the earlier, which stays on record; it needs a reason.")
    Recorded aim(
            @AuthenticationPrincipal Actor actor,
            @PathVariable String indicatorId,
            @RequestBody AimedAt body) {
        return done(
                indicators.aim(
                        actor,
                        indicatorId,
                        text(body.place()),
                        ApiFault.required("dueOn", body.dueOn()),
                        body.operator() == null ? Operator.REACH : body.operator(),
                        ApiFault.required("value", body.value()),
                        text(body.document()),
                        Boolean.TRUE.equals(body.withdrawn()),
                        text(body.reason())));
    }

    /**
     * A definition.
     *
     * @param place division code; the side that reads it where absent
     * @param department key of the owner's department, whose bodies enter it, such as {@code
     *     civil-affairs}; empty where the joint office enters it, absent where it stays as it was
     * @param formula FEEL; what is reported where absent
     * @param fresh true for a new indicator, false or absent for a revision
     * @param revision number of the revision that this one was made from, 0 for the shipped one;
     *     needed unless the indicator is new
     */
    record Defined(
            @Nullable Words name,
            @Nullable String unit,
            @Nullable String place,
            Definition.@Nullable Direction direction,
            @Nullable Words owner,
            @Nullable String department,
            Definition.@Nullable Gathering gathers,
            @Nullable Boolean rises,
            @Nullable Boolean schedule,
            @Nullable Integer dueDays,
            @Nullable String formula,
            @Nullable String reason,
            @Nullable Boolean fresh,
            @Nullable Integer revision) {
        private Optional<Integer> seen() {
            if (Boolean.TRUE.equals(fresh)) {
                return Optional.empty();
            }
            if (revision == null) {
                throw new ApiFault(locale ->
                        ApiProblem.of(
                                ApiProblem.Kind.VERSION_REQUIRED,
                                locale,
                                "API-428",
                                "revision",
                                Words.of("缺少字段 revision。", "The field revision is missing."),
                                Words.of(
                                        "填写所见定义的修订号，随产品发布的为 0；新设的指标填 fresh。",
                                        "Give the number of the revision that you saw, 0 for the shipped one; say fresh for a new indicator.")));
            }
            return Optional.of(revision);
        }
    }

    @PutMapping("/{indicatorId}")
    @Operation(
            summary = "设立或修订指标 Define or revise",
            description =
                    "修订只增不改，公式为 FEEL；修订须写明依据的是哪一次修订（revision），其间有人修订过的答 409。 Revisions are added, never written over; formulas are FEEL; a revision says from which one it was made, and whoever was overtaken is answered 409.")
    Recorded define(
            @AuthenticationPrincipal Actor actor,
            @PathVariable String indicatorId,
            @RequestBody Defined body) {
        Words name = ApiFault.required("name", body.name());
        Words owner = ApiFault.required("owner", body.owner());
        return defined(
                indicators.define(
                        actor,
                        new Indicators.Draft(
                                indicatorId,
                                name.zh(),
                                name.en(),
                                text(body.unit()),
                                text(body.place()),
                                body.direction() == null
                                        ? Definition.Direction.NONE
                                        : body.direction(),
                                owner.zh(),
                                owner.en(),
                                Optional.ofNullable(body.department()),
                                body.gathers() == null ? Definition.Gathering.LAST : body.gathers(),
                                Boolean.TRUE.equals(body.rises()),
                                Boolean.TRUE.equals(body.schedule()),
                                body.dueDays() == null ? 0 : body.dueDays(),
                                text(body.formula()),
                                body.seen()),
                        text(body.reason())));
    }

    private static Recorded defined(Indicators.Revised revised) {
        return switch (revised) {
            case Indicators.Revised.Done(int revision) -> new Recorded(revision);
            case Indicators.Revised.NotFound _ -> throw ApiFault.notFound();
            case Indicators.Revised.Rejected(var problems) -> throw ApiFault.rejected(problems);
            case Indicators.Revised.Stale(int current, _) ->
                    throw new ApiFault(locale ->
                            ApiProblem.of(
                                    ApiProblem.Kind.STALE,
                                    locale,
                                    "API-409",
                                    "revision",
                                    Words.of(
                                            "这个定义其间有人修订过，现在是第 " + current + " 次修订。",
                                            "The definition was revised meanwhile; it is at revision "
                                                    + current
                                                    + "."),
                                    Words.of(
                                            "请看过新的修订，再修订。",
                                            "Look at what was revised, then revise it.")));
        };
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static Recorded done(Indicators.Result result) {
        return switch (result) {
            case Indicators.Result.Done(long number) -> new Recorded(number);
            case Indicators.Result.NotFound none -> throw ApiFault.notFound();
            case Indicators.Result.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }
}
