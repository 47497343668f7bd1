package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.indicator.Amount;
import tongban.node.indicator.Basis;
import tongban.node.indicator.Book;
import tongban.node.indicator.Figure;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.Named;
import tongban.node.indicator.Point;
import tongban.node.indicator.PolicySeries;
import tongban.node.indicator.Stated;
import tongban.node.indicator.Target;
import tongban.node.indicator.Unit;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;
import tongban.time.Period;

/** Figures, indicators and what was reported of them, as files. */
final class IndicatorLists {
    private static final List<Words> FIGURE_HEADERS =
            List.of(
                    Words.of("编号", "Number"),
                    Words.of("文章", "Article"),
                    Words.of("含义", "What it is"),
                    Words.of("版面所载", "As stated"),
                    Words.of("表述", "Operator"),
                    Words.of("数值", "Value"),
                    Words.of("单位", "Unit"),
                    Words.of("期间自", "From"),
                    Words.of("期间至", "To"),
                    Words.of("无期间时的日期", "Day where no period is named"),
                    Words.of("版面用语", "Words on the page"),
                    Words.of("指标", "Indicator"));
    private static final List<Words> INDICATOR_HEADERS =
            List.of(
                    Words.of("标识", "Id"),
                    Words.of("类别", "Family"),
                    Words.of("指标", "Indicator"),
                    Words.of("责任单位", "Owner"),
                    Words.of("单位", "Unit"),
                    Words.of("最近数值", "Latest value"),
                    Words.of("表述", "Operator"),
                    Words.of("来自", "Basis"),
                    Words.of("期间自", "From"),
                    Words.of("期间至", "To"),
                    Words.of("目标", "Target"),
                    Words.of("目标日期", "Due"),
                    Words.of("状态", "Status"),
                    Words.of("到期后所定", "Set after its day"),
                    Words.of("公式", "Formula"));
    private static final List<Words> LINE_HEADERS =
            List.of(
                    Words.of("序号", "Number"),
                    Words.of("地方", "Place"),
                    Words.of("对象", "Subject"),
                    Words.of("期间自", "From"),
                    Words.of("期间至", "To"),
                    Words.of("数值", "Value"),
                    Words.of("表述", "Operator"),
                    Words.of("来源", "Source"),
                    Words.of("原话", "Words"),
                    Words.of("报送情况", "Arrival"),
                    Words.of("迟报", "Late"),
                    Words.of("次序颠倒", "Out of order"),
                    Words.of("有效", "Stands"),
                    Words.of("采用", "Counts"),
                    Words.of("互相矛盾", "Contested"),
                    Words.of("填报人", "Entered by"),
                    Words.of("填报时间", "Entered at"),
                    Words.of("裁定单位", "Settled by"),
                    Words.of("裁定时间", "Settled at"),
                    Words.of("裁定理由", "Why settled so"));

    private static final List<Words> POLICY_HEADERS =
            List.of(
                    Words.of("政策标识", "Policy id"),
                    Words.of("政策", "Policy"),
                    Words.of("哪一方", "Side"),
                    Words.of("指标", "Indicator"),
                    Words.of("单位", "Unit"),
                    Words.of("期间自", "From"),
                    Words.of("期间至", "To"),
                    Words.of("数值", "Value"));

    private static final List<Words> VALUE_HEADERS =
            List.of(
                    Words.of("地方", "Place"),
                    Words.of("来自", "Basis"),
                    Words.of("期间", "Period"),
                    Words.of("期间自", "From"),
                    Words.of("期间至", "To"),
                    Words.of("表述", "Operator"),
                    Words.of("数值", "Value"),
                    Words.of("单位", "Unit"),
                    Words.of("来源", "Source"));
    private static final List<Words> NAMED_HEADERS =
            List.of(
                    Words.of("编号", "Number"),
                    Words.of("名称", "Name"),
                    Words.of("是什么", "What it is"),
                    Words.of("覆盖", "Covered"),
                    Words.of("由什么覆盖", "How"));

    private final Book book;
    private final Indicators indicators;
    private final PolicySeries policies;
    private final IndicatorSheets sheets;

    IndicatorLists(
            Book book, Indicators indicators, PolicySeries policies, IndicatorSheets sheets) {
        this.book = book;
        this.indicators = indicators;
        this.policies = policies;
        this.sheets = sheets;
    }

    /** Every system, mechanism and platform that the page names. */
    ListFile named(Locale locale) {
        return ListFile.whole(
                "named",
                Words.of("版面上的名称", "The names on the page"),
                NAMED_HEADERS,
                List.of(),
                to -> book.named().forEach(n -> to.accept(row(locale, n))));
    }

    private static List<Cell> row(Locale locale, Named n) {
        return List.of(
                Cell.of(n.number()),
                Cell.of(n.name().in(locale)),
                Cell.of(n.what().in(locale)),
                Cell.of(n.state().words().in(locale)),
                Cell.of(n.how().in(locale)));
    }

    /** Every value that the page of one indicator is made of: its place's, then the counties'. */
    Optional<ListFile> values(@Nullable Actor actor, Locale locale, Lists.Filters filters) {
        String id = filters.of("indicator");
        return sheets.of(actor, id, filters)
                .map(sheet ->
                        ListFile.whole(
                                "indicator-values",
                                Words.of("指标数值", "Values of an indicator"),
                                VALUE_HEADERS,
                                List.of("indicator=" + id, "at=" + sheet.place()),
                                to -> values(locale, sheet, to)));
    }

    private static void values(Locale locale, Indicators.Sheet sheet, Consumer<List<Cell>> to) {
        Unit unit = sheet.definition().unit();
        for (Indicators.Series series : sheet.series()) {
            for (Point p : series.points()) {
                to.accept(
                        value(
                                locale,
                                sheet.place(),
                                p.basis(),
                                SeriesTable.words(p),
                                p.period(),
                                new Amount(p.operator(), p.value(), "", unit),
                                p.source()));
            }
        }
        for (Indicators.ByPlace table : sheet.byPlace()) {
            for (Indicators.PlaceValue v : table.values()) {
                to.accept(of(locale, table.basis(), table.period(), unit, v));
            }
            table.newer()
                    .ifPresent(newer ->
                            newer.values()
                                    .forEach(v ->
                                            to.accept(
                                                    of(
                                                            locale,
                                                            table.basis(),
                                                            Optional.of(newer.period()),
                                                            unit,
                                                            v))));
        }
    }

    private static List<Cell> of(
            Locale locale,
            Basis basis,
            Optional<Period> period,
            Unit unit,
            Indicators.PlaceValue v) {
        return value(
                locale,
                v.place(),
                basis,
                period.isEmpty() && basis == Basis.COUNTED
                        ? Words.of("现在", "now")
                        : SeriesTable.words(period),
                period,
                new Amount(v.operator(), v.value(), "", unit),
                v.source());
    }

    private static List<Cell> value(
            Locale locale,
            String place,
            Basis basis,
            Words when,
            Optional<Period> period,
            Amount amount,
            Words source) {
        return List.of(
                Cell.of(place),
                Cell.of(basis.words().in(locale)),
                Cell.of(when.in(locale)),
                Cell.ofDay(period.map(Period::from)),
                Cell.ofDay(period.flatMap(Period::lastDay)),
                Cell.of(amount.operator().words().in(locale)),
                new Cell.Number(amount.value()),
                Cell.of(amount.unit().words().in(locale)),
                Cell.of(source.in(locale)));
    }

    ListFile figures(Locale locale) {
        return ListFile.whole(
                "figures",
                Words.of("版面上的数字", "Figures of the page"),
                FIGURE_HEADERS,
                List.of(),
                to -> book.figures().forEach(f -> to.accept(row(locale, f))));
    }

    private static List<Cell> row(Locale locale, Figure f) {
        Optional<Amount> amount =
                f.stated() instanceof Stated.Quantity(Amount a, _)
                        ? Optional.of(a)
                        : Optional.empty();
        return List.of(
                Cell.of(f.number()),
                Cell.of(f.article()),
                Cell.of(f.meaning().in(locale)),
                Cell.of(f.stated().words().in(locale)),
                Cell.of(amount.map(a -> a.operator().words().in(locale)).orElse("")),
                amount.<Cell>map(a -> new Cell.Number(a.value())).orElseGet(Cell.Empty::new),
                Cell.of(amount.map(a -> a.unit().words().in(locale)).orElse("")),
                Cell.ofDay(f.period().map(Period::from)),
                Cell.ofDay(f.period().flatMap(Period::lastDay)),
                Cell.ofDay(f.asOf().map(Figure.AsOf::day)),
                Cell.of(f.phrase()),
                Cell.of(f.indicator().orElse("")));
    }

    ListFile indicators(@Nullable Actor actor, Locale locale, Lists.Filters filters) {
        IndicatorFilter filter = IndicatorFilter.read(actor, filters);
        return ListFile.whole(
                "indicators",
                Words.of("指标", "Indicators"),
                INDICATOR_HEADERS,
                List.of(filter.link()),
                to ->
                        indicators
                                .rows(actor, filter.side(), filter.query())
                                .forEach(r -> to.accept(row(locale, r))));
    }

    private static List<Cell> row(Locale locale, Indicators.Row r) {
        Optional<Period> period = r.latest().flatMap(Point::period);
        return List.of(
                Cell.of(r.definition().id()),
                Cell.of(r.definition().family().words().in(locale)),
                Cell.of(r.definition().name().in(locale)),
                Cell.of(r.definition().owner().in(locale)),
                Cell.of(r.definition().unit().words().in(locale)),
                r.latest().<Cell>map(p -> new Cell.Number(p.value())).orElseGet(Cell.Empty::new),
                Cell.of(r.latest().map(p -> p.operator().words().in(locale)).orElse("")),
                Cell.of(r.latest().map(p -> p.basis().words().in(locale)).orElse("")),
                Cell.ofDay(period.map(Period::from)),
                Cell.ofDay(period.flatMap(Period::lastDay)),
                Cell.of(r.target().map(t -> t.shown(r.definition().unit()).in(locale)).orElse("")),
                Cell.ofDay(r.target().map(Target::dueOn)),
                Cell.of(r.status().words().in(locale)),
                Lists.yes(locale, r.setLate()),
                Cell.of(r.definition().formula()));
    }

    /** Of one indicator, every policy's values by period; of one policy where it is named. */
    Optional<ListFile> policies(@Nullable Actor actor, Locale locale, Lists.Filters filters) {
        String id = filters.of("indicator");
        String policy = filters.of("policy");
        Jurisdiction side = Actor.sideRead(actor, filters.of("side"));
        if (policies.definitions(side).stream().noneMatch(d -> d.id().equals(id))) {
            return Optional.empty();
        }
        return Optional.of(
                ListFile.whole(
                        "indicator_policies",
                        Words.of("指标：各项政策", "An indicator, policy by policy"),
                        POLICY_HEADERS,
                        List.of("side=" + side.code(), "indicator=" + id, "policy=" + policy),
                        to -> {
                            if (policy.isEmpty()) {
                                policies.each(side, id, one -> rows(locale, side, one, to));
                            } else {
                                policies.one(side, id, policy)
                                        .ifPresent(one -> rows(locale, side, one, to));
                            }
                        }));
    }

    private static void rows(
            Locale locale, Jurisdiction side, PolicySeries.One one, Consumer<List<Cell>> to) {
        for (Point point : one.points()) {
            to.accept(
                    List.of(
                            Cell.of(one.policy()),
                            Cell.of(one.name().in(locale)),
                            Cell.of(Words.of(side.zh(), side.en()).in(locale)),
                            Cell.of(one.definition().name().in(locale)),
                            Cell.of(one.definition().unit().words().in(locale)),
                            Cell.ofDay(point.period().map(Period::from)),
                            Cell.ofDay(point.period().flatMap(Period::lastDay)),
                            new Cell.Number(point.value())));
        }
    }

    /** Of one indicator, every line that was reported to the side. */
    Optional<ListFile> observations(Actor actor, Locale locale, Lists.Filters filters) {
        String id = filters.of("indicator");
        if (actor.is(Role.RESIDENT)
                || indicators.definitions(actor.jurisdiction()).stream()
                        .noneMatch(d -> d.id().equals(id))) {
            return Optional.empty();
        }
        return Optional.of(
                new ListFile(
                        "observations",
                        Words.of("填报", "Observations"),
                        LINE_HEADERS,
                        List.of("indicator=" + id),
                        to -> indicators.eachLine(actor, id, l -> to.accept(row(locale, l)))));
    }

    private static List<Cell> row(Locale locale, Indicators.Line l) {
        return List.of(
                Cell.of(l.number()),
                Cell.of(l.place()),
                Cell.of(l.subject()),
                Cell.of(l.period().from()),
                Cell.ofDay(l.period().lastDay()),
                l.value().<Cell>map(p -> new Cell.Number(p.value())).orElseGet(Cell.Empty::new),
                Cell.of(l.value().map(p -> p.operator().words().in(locale)).orElse("")),
                Cell.of(l.source()),
                Cell.of(l.phrase()),
                Cell.of(l.arrival().words().in(locale)),
                Lists.yes(locale, l.late()),
                Lists.yes(locale, l.outOfOrder()),
                Lists.yes(locale, l.stands()),
                Lists.yes(locale, l.counts()),
                Lists.yes(locale, l.contested()),
                Cell.of(l.enteredBy()),
                Cell.of(l.enteredAt()),
                Cell.of(l.settled().map(s -> s.office().in(locale)).orElse("")),
                Cell.ofMoment(l.settled().map(Indicators.Settlement::at)),
                Cell.of(l.settled().map(Indicators.Settlement::reason).orElse("")));
    }
}
