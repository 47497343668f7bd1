package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.indicator.JdbcObservations.Cell;
import tongban.node.indicator.JdbcObservations.Said;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.place.Resolution;
import tongban.service.text.Words;

/** What was typed of an indicator, checked as a whole: every problem is told at once. */
final class Entered {
    static final int SOURCE_LENGTH_MAX = 60;
    static final int PHRASE_LENGTH_MAX = 500;
    static final int SUBJECT_LENGTH_MAX = 60;
    static final int REASON_LENGTH_MAX = 500;
    static final int DOCUMENT_LENGTH_MAX = 300;
    static final int NAME_LENGTH_MAX = 200;
    static final int ID_LENGTH_MAX = 60;
    static final int DUE_DAYS_MAX = 366;
    static final int DIGITS_MAX = 20;
    static final int DECIMALS_MAX = 10;
    private static final String VALUE = "value";

    private final Divisions divisions;
    private final Book book;
    private final Formulas formulas;
    private final Reporters reporters;

    Entered(Divisions divisions, Book book, Formulas formulas, Reporters reporters) {
        this.divisions = divisions;
        this.book = book;
        this.formulas = formulas;
        this.reporters = reporters;
    }

    /** A report, or what stands in its way. */
    record Report(List<Said> said, List<Problem> problems) {}

    Report report(
            Actor actor,
            Definition definition,
            String source,
            String phrase,
            List<Indicators.Entry> entries,
            LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (!definition.isObserved()) {
            problems.add(IndicatorProblems.computed());
        }
        problems.addAll(said(source, phrase));
        if (entries.isEmpty() || entries.size() > Indicators.LINES_MAX) {
            problems.add(IndicatorProblems.lines(Indicators.LINES_MAX));
        }
        List<Said> said = new ArrayList<>();
        Set<Cell> seen = new HashSet<>();
        for (Indicators.Entry entry : entries) {
            String place =
                    entry.place().isBlank()
                            ? definition.home(actor.jurisdiction().code())
                            : Divisions.canonical(entry.place());
            boolean ends = entry.lastDay().isBefore(LocalDate.MAX);
            Cell cell =
                    new Cell(
                            place,
                            entry.subject().strip(),
                            entry.from(),
                            ends ? entry.lastDay().plusDays(1) : entry.lastDay());
            cell(problems, actor, cell, entry, today);
            if (isPlace(actor, place, entry.from(), entry.lastDay(), today)
                    && !reporters.may(actor, definition, place, today)) {
                problems.add(
                        IndicatorProblems.body(
                                reporters.who(definition, place, actor.jurisdiction(), today)));
            }
            if (!seen.add(cell)) {
                problems.add(IndicatorProblems.twice(named(cell)));
            }
            said.add(new Said(cell, entry.operator(), entry.value()));
        }
        return new Report(said, problems.stream().distinct().toList());
    }

    /** What is wrong with who said it and how. */
    List<Problem> said(String source, String phrase) {
        List<Problem> problems = new ArrayList<>();
        text(problems, "source", source, SOURCE_LENGTH_MAX, Words.of("来源", "source"));
        if (phrase.strip().length() > PHRASE_LENGTH_MAX) {
            problems.add(IndicatorProblems.tooLong("phrase", PHRASE_LENGTH_MAX));
        }
        return problems;
    }

    private void cell(
            List<Problem> problems,
            Actor actor,
            Cell cell,
            Indicators.Entry entry,
            LocalDate today) {
        if (!isPlace(actor, cell.place(), entry.from(), entry.lastDay(), today)) {
            problems.add(IndicatorProblems.place("place"));
        }
        if (entry.lastDay().isBefore(entry.from()) || entry.lastDay().isAfter(today)) {
            problems.add(IndicatorProblems.period("lastDay"));
        }
        if (cell.subject().length() > SUBJECT_LENGTH_MAX) {
            problems.add(IndicatorProblems.tooLong("subject", SUBJECT_LENGTH_MAX));
        }
        if (entry.value().filter(v -> !isNumber(v)).isPresent()) {
            problems.add(IndicatorProblems.value(VALUE));
        }
    }

    /** A place, subject and period in a message. */
    static String named(Cell cell) {
        return cell.place()
                + (cell.subject().isEmpty() ? "" : " " + cell.subject())
                + " "
                + cell.from()
                + " – "
                + cell.until().minusDays(1);
    }

    /**
     * A place of the side, by a code that is in force today or was on one of the days of which
     * something is said: what lay there is told late, corrected and taken back by the code of its
     * time.
     */
    private boolean isPlace(
            Actor actor, String place, LocalDate from, LocalDate lastDay, LocalDate today) {
        return Set.of(2, 4, 6, 9).contains(place.length())
                && place.startsWith(actor.jurisdiction().code())
                && (divisions.find(place, today).isPresent() || wasThere(place, from, lastDay));
    }

    private boolean wasThere(String place, LocalDate from, LocalDate lastDay) {
        return switch (divisions.resolve(place, from)) {
            case Resolution.Found _ -> true;
            case Resolution.NotYet(Division first, _) -> !first.valid().from().isAfter(lastDay);
            case Resolution.Succeeded _ -> divisions.find(place, lastDay).isPresent();
            case Resolution.Unknown _ -> false;
        };
    }

    private static boolean isNumber(BigDecimal value) {
        return value.scale() <= DECIMALS_MAX && value.precision() - value.scale() <= DIGITS_MAX;
    }

    private static void text(
            List<Problem> problems, String field, String text, int most, Words what) {
        if (text.isBlank()) {
            problems.add(IndicatorProblems.needed(field, what));
        } else if (text.strip().length() > most) {
            problems.add(IndicatorProblems.tooLong(field, most));
        }
    }

    Optional<Problem> reason(String reason) {
        List<Problem> problems = new ArrayList<>();
        text(problems, "reason", reason, REASON_LENGTH_MAX, Words.of("理由", "reason"));
        return problems.stream().findFirst();
    }

    /** Why a target of a place and day that has one already is changed or withdrawn. */
    Optional<Problem> targetReason(String reason, LocalDate dueOn) {
        return reason.isBlank()
                ? Optional.of(IndicatorProblems.targetReason(dueOn))
                : reason(reason);
    }

    /**
     * A list that can grow.
     *
     * @param known whether a target of the place and day is on record, so that it can be taken back
     *     though the place has ended before its day
     */
    List<Problem> target(
            Actor actor,
            String place,
            LocalDate dueOn,
            boolean known,
            Operator operator,
            BigDecimal value,
            String document,
            LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (!known && !isPlace(actor, place, dueOn, dueOn, today)) {
            problems.add(IndicatorProblems.place("place"));
        }
        if (!operator.isAim()) {
            problems.add(IndicatorProblems.operator());
        }
        if (!isNumber(value)) {
            problems.add(IndicatorProblems.value(VALUE));
        }
        text(problems, "document", document, DOCUMENT_LENGTH_MAX, Words.of("依据", "document"));
        return problems;
    }

    /** A definition, or what stands in its way. */
    record Defined(Definition definition, List<Problem> problems) {}

    /**
     * @param before the definition that is revised; null for a new one
     */
    Defined definition(
            Actor actor,
            Indicators.Draft draft,
            @Nullable Definition before,
            Map<String, Definition> all,
            LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (!draft.id().matches("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*")
                || draft.id().length() > ID_LENGTH_MAX
                || (draft.isNew() && before != null)) {
            problems.add(IndicatorProblems.id());
        }
        text(problems, "nameZh", draft.nameZh(), NAME_LENGTH_MAX, Words.of("中文名称", "Chinese name"));
        text(problems, "nameEn", draft.nameEn(), NAME_LENGTH_MAX, Words.of("英文名称", "English name"));
        text(problems, "ownerZh", draft.ownerZh(), NAME_LENGTH_MAX, Words.of("责任单位", "owner"));
        Optional<Unit> unit = book.unit(draft.unit());
        if (unit.isEmpty()) {
            problems.add(IndicatorProblems.unit());
        }
        String place = draft.place().isBlank() ? "" : Divisions.canonical(draft.place());
        boolean kept = before != null && before.place().equals(place);
        if (!place.isEmpty() && !kept && !isPlace(actor, place, today, today, today)) {
            problems.add(IndicatorProblems.place("place"));
        }
        if (draft.rises() && draft.gathers() != Definition.Gathering.SUM) {
            problems.add(IndicatorProblems.rises());
        }
        String department =
                draft.department()
                        .map(String::strip)
                        .orElse(before == null ? "" : before.department());
        if (!reporters.isDepartment(department)) {
            problems.add(IndicatorProblems.department());
        }
        if (draft.dueDays() < 0 || draft.dueDays() > DUE_DAYS_MAX) {
            problems.add(IndicatorProblems.days());
        }
        String formula = draft.formula().isBlank() ? Definition.OBSERVED : draft.formula().strip();
        Definition definition =
                new Definition(
                        draft.id(),
                        before == null ? Definition.Family.OWN : before.family(),
                        Words.of(draft.nameZh().strip(), draft.nameEn().strip()),
                        unit.orElse(new Unit("", "", "", BigDecimal.ONE)),
                        place,
                        draft.direction(),
                        Words.of(
                                draft.ownerZh().strip(),
                                draft.ownerEn().isBlank()
                                        ? draft.ownerZh().strip()
                                        : draft.ownerEn().strip()),
                        department,
                        draft.gathers(),
                        draft.rises(),
                        draft.schedule(),
                        draft.dueDays(),
                        formula,
                        before == null || !formula.equals(Definition.OBSERVED)
                                ? ""
                                : before.counted());
        if (problems.isEmpty()) {
            formulas.faults(definition, all)
                    .forEach(fault -> problems.add(IndicatorProblems.formula(fault)));
        }
        return new Defined(definition, problems);
    }
}
