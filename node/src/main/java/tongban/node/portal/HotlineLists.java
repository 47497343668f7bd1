package tongban.node.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.hotline.Calls;
import tongban.node.hotline.Knowledge;
import tongban.node.hotline.Metrics;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** What the line knows, and how it answers, as files; they name nobody. */
final class HotlineLists {
    private static final int MONTHS_SHOWN = 6;

    private static final List<Words> ENTRIES =
            List.of(
                    Words.of("问题", "Question"),
                    Words.of("答案", "Answer"),
                    Words.of("来源", "Source"),
                    Words.of("演示，未经核实", "Demonstration, not verified"),
                    Words.of("责任单位", "Body"),
                    Words.of("事项", "Service"),
                    Words.of("有效期自", "Valid from"),
                    Words.of("有效期至", "Last day"),
                    Words.of("下次复核", "Next review"),
                    Words.of("是否有效", "Valid"),
                    Words.of("版本", "Version"),
                    Words.of("直接答复次数", "Answered with it"));
    private static final List<Words> CALLS =
            List.of(
                    Words.of("日期", "Day"),
                    Words.of("呼入", "Offered"),
                    Words.of("接通", "Answered"),
                    Words.of("15 秒内", "Within 15 s"),
                    Words.of("来源", "Source"),
                    Words.of("登记时间", "Entered at"));

    private final Knowledge knowledge;
    private final Calls calls;
    private final Metrics metrics;
    private final Clock clock;

    HotlineLists(Knowledge knowledge, Calls calls, Metrics metrics, Clock clock) {
        this.knowledge = knowledge;
        this.calls = calls;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * What a page of the knowledge base is asked for.
     *
     * @param reader the node of a side for somebody who is not signed in
     */
    record Sought(Actor reader, String words, boolean expired) {
        private static final int WORDS_LENGTH_MAX = 100;

        static Sought read(@Nullable Actor actor, Lists.Filters filters) {
            String typed = filters.of("q");
            return new Sought(
                    actor != null ? actor : Actor.system(Actor.sideRead(null, filters.of("side"))),
                    typed.substring(0, Math.min(typed.length(), WORDS_LENGTH_MAX)).strip(),
                    filters.of("expired").equals("yes"));
        }
    }

    ListFile knowledge(@Nullable Actor actor, Locale locale, Lists.Filters filters) {
        Sought sought = Sought.read(actor, filters);
        return ListFile.whole(
                "knowledge",
                Words.of("热线知识库", "What the line knows"),
                ENTRIES,
                // words that somebody looked for may name him
                List.of("expired=" + sought.expired()),
                to ->
                        knowledge.each(
                                sought.reader(),
                                sought.words(),
                                sought.expired(),
                                e -> to.accept(row(locale, e))));
    }

    private static List<Cell> row(Locale locale, Knowledge.Entry e) {
        return List.of(
                Cell.of(e.question().in(locale)),
                Cell.of(e.answer().in(locale)),
                Cell.of(e.source()),
                Lists.yes(locale, e.demonstration()),
                Cell.of(e.owner().in(locale)),
                Cell.of(e.service().orElse("")),
                Cell.of(e.validFrom()),
                Cell.ofDay(e.lastDay()),
                Cell.of(e.reviewOn()),
                Lists.yes(locale, e.valid()),
                Cell.of(e.version()),
                Cell.of(e.uses()));
    }

    /** Months from one to another, the last six where an address names none. */
    record Months(YearMonth first, YearMonth last) {
        static Months read(Lists.Filters filters, LocalDate today, int most) {
            YearMonth last = AddressText.month(filters.of("until")).orElse(YearMonth.from(today));
            YearMonth first =
                    AddressText.month(filters.of("from"))
                            .orElse(last.minusMonths(MONTHS_SHOWN - 1L));
            YearMonth earliest = last.minusMonths(most - 1L);
            return new Months(
                    first.isAfter(last) || first.isBefore(earliest) ? earliest : first, last);
        }

        String link() {
            return "from=" + first + "&until=" + last;
        }
    }

    private static Optional<Actor> official(Actor actor) {
        return Optional.of(actor)
                .filter(a -> a.is(Role.CLERK, Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR));
    }

    /** A day a row. */
    Optional<ListFile> calls(Actor actor, Locale locale, Lists.Filters filters) {
        Months months = Months.read(filters, LocalDate.now(clock), Calls.MONTHS_MAX);
        return official(actor)
                .map(reader ->
                        ListFile.whole(
                                "calls",
                                Words.of("话务接听", "Calls answered"),
                                CALLS,
                                List.of(months.link()),
                                to ->
                                        calls.of(reader, months.first(), months.last())
                                                .days()
                                                .forEach(d -> to.accept(row(d)))));
    }

    private static List<Cell> row(Calls.Said d) {
        return List.of(
                Cell.of(d.day().day()),
                Cell.of(d.day().offered()),
                Cell.of(d.day().answered()),
                Cell.of(d.day().within()),
                Cell.of(d.source()),
                Cell.of(d.at()));
    }

    static Metrics.By by(Lists.Filters filters) {
        return AddressText.one(Metrics.By.values(), filters.of("by")).orElse(Metrics.By.MONTH);
    }

    /** A group a row, of each measure the part and what it is a part of; the whole last. */
    Optional<ListFile> metrics(Actor actor, Locale locale, Lists.Filters filters) {
        Months months = Months.read(filters, LocalDate.now(clock), Metrics.MONTHS_MAX);
        Metrics.By by = by(filters);
        return official(actor)
                .map(reader ->
                        ListFile.whole(
                                "metrics",
                                Words.of("热线统计指标", "Measures of the line"),
                                headers(by),
                                List.of("by=" + by + "&" + months.link()),
                                to -> {
                                    Metrics.Sheet sheet =
                                            metrics.of(reader, by, months.first(), months.last());
                                    sheet.groups().forEach(g -> to.accept(row(locale, g)));
                                    to.accept(row(locale, sheet.all()));
                                }));
    }

    private static List<Words> headers(Metrics.By by) {
        List<Words> headers = new ArrayList<>(List.of(by.words(), Words.of("受理", "Taken")));
        for (Metrics.Measure m : Metrics.Measure.values()) {
            headers.add(m.words());
            headers.add(Words.of(m.words().zh() + "（分母）", m.words().en() + " (of)"));
        }
        return headers;
    }

    private static List<Cell> row(Locale locale, Metrics.Group g) {
        List<Cell> cells =
                new ArrayList<>(List.of(Cell.of(g.name().in(locale)), Cell.of(g.taken())));
        g.ratios()
                .forEach(r -> {
                    cells.add(Cell.of(r.part()));
                    cells.add(Cell.of(r.of()));
                });
        return cells;
    }
}
