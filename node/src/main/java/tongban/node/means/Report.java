package tongban.node.means;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tongban.node.register.EnterpriseParticulars;
import tongban.node.register.Particulars;
import tongban.node.register.Register;
import tongban.service.text.Words;

/**
 * What was declared beside what each source answered, item by item. It marks what does not fit and
 * draws no conclusion: a difference may have a reason that only the person knows. Pure.
 */
public final class Report {
    private Report() {}

    /** What is said of a line. */
    public enum Mark {
        AGREES("一致", "agrees", false),
        DIFFERS("与申报不一致", "differs from the declaration", true),
        UNDECLARED("未申报", "not declared", true),
        NOT_FOUND("申报了，查无登记", "declared, and found nowhere", true),
        SOURCES_DISAGREE("各方反馈不一致", "the sources disagree", true),
        SOURCE_CHANGED("同一来源前后不一致", "one source answered differently before", true),
        UNANSWERED("有来源没有反馈", "a source has not answered", false),
        NOT_ASKED("没有查询", "nobody was asked", false);

        private final Words words;
        private final boolean contradiction;

        Mark(String zh, String en, boolean contradiction) {
            this.words = Words.of(zh, en);
            this.contradiction = contradiction;
        }

        public Words words() {
            return words;
        }

        public boolean isContradiction() {
            return contradiction;
        }
    }

    /**
     * A statement of the register, in words.
     *
     * @param record its number: what an objection corrects
     * @param source who said it, and how sure it is
     */
    public record Said(
            long record,
            Words value,
            Optional<BigDecimal> amount,
            Words source,
            Words assurance,
            String document) {}

    /**
     * What a source said of an item.
     *
     * @param values nothing: it knows of none
     * @param superseded it said something else afterwards
     */
    public record Told(
            CheckSource source,
            List<Said> values,
            LocalDate knownOn,
            MeansChecks.Arrival arrival,
            boolean superseded) {
        public Told {
            values = List.copyOf(values);
        }
    }

    /** How an objection to the line was settled. */
    public record Settled(MeansChecks.Outcome outcome, List<Said> corrected) {
        public Settled {
            corrected = List.copyOf(corrected);
        }
    }

    /** One item of one person. */
    public record Line(
            Item item,
            List<Said> declared,
            List<Told> told,
            Set<Mark> marks,
            Optional<Settled> settled) {
        public Line {
            declared = List.copyOf(declared);
            told = List.copyOf(told);
            marks = Set.copyOf(marks);
        }

        /** In the order in which they are declared. */
        public List<Mark> shown() {
            return List.copyOf(new TreeSet<>(marks));
        }

        /** Something does not fit, and no objection has explained it. */
        public boolean contradicts() {
            return marks.stream().anyMatch(Mark::isContradiction)
                    && settled.filter(s -> s.outcome() != MeansChecks.Outcome.REJECTED).isEmpty();
        }
    }

    /** One person's part. */
    public record Of(int person, List<Line> lines) {
        public Of {
            lines = List.copyOf(lines);
        }

        public long contradictions() {
            return lines.stream().filter(Line::contradicts).count();
        }
    }

    // ------------------------------------------------------------------ what goes in

    /** An answer with what it made in the register. */
    record Answered(
            CheckSource source,
            LocalDate knownOn,
            MeansChecks.Arrival arrival,
            List<Register.Recorded> records) {}

    /** An objection that was settled, with what that made in the register. */
    record Disposed(Item item, MeansChecks.Outcome outcome, List<Register.Recorded> records) {}

    /** How values are put into words. */
    interface Wording {
        List<Register.Shown> shown(Particulars value);
    }

    /**
     * One person's part of a report.
     *
     * @param declared what the register held when the check began
     * @param asked sources that were asked about this person
     * @param answers in the order in which they came
     * @param disposed in the order in which they were settled
     */
    static Of of(
            int person,
            List<Register.Line> declared,
            Set<CheckSource> asked,
            List<Answered> answers,
            List<Disposed> disposed,
            Wording wording) {
        List<Line> lines = new ArrayList<>();
        for (Item item : Item.values()) {
            List<Register.Recorded> was =
                    declared.stream()
                            .map(Register.Line::recorded)
                            .filter(r -> isOf(item, r))
                            .toList();
            List<Heard> heard = heard(item, answers);
            if (was.isEmpty()
                    && heard.isEmpty()
                    && CheckSource.of(item).stream().noneMatch(asked::contains)) {
                continue;
            }
            lines.add(
                    new Line(
                            item,
                            said(was, wording),
                            heard.stream().map(h -> told(h, wording)).toList(),
                            marks(item, was, heard, asked),
                            disposed.stream()
                                    .filter(d -> d.item() == item)
                                    .reduce((first, last) -> last)
                                    .map(d ->
                                            new Settled(d.outcome(), said(d.records(), wording)))));
        }
        return new Of(person, lines);
    }

    /** What one answer says of one item. */
    private record Heard(Answered answer, List<Register.Recorded> values, boolean superseded) {}

    private static List<Heard> heard(Item item, List<Answered> answers) {
        List<Answered> able =
                answers.stream().filter(a -> a.source().items().contains(item)).toList();
        List<Heard> heard = new ArrayList<>();
        for (int i = 0; i < able.size(); i++) {
            Answered one = able.get(i);
            boolean superseded =
                    able.subList(i + 1, able.size()).stream()
                            .anyMatch(later -> later.source() == one.source());
            heard.add(
                    new Heard(
                            one,
                            one.records().stream().filter(r -> isOf(item, r)).toList(),
                            superseded));
        }
        return heard;
    }

    private static boolean isOf(Item item, Register.Recorded recorded) {
        return recorded.statement().value().flatMap(Item::of).filter(item::equals).isPresent();
    }

    private static Set<Mark> marks(
            Item item, List<Register.Recorded> was, List<Heard> heard, Set<CheckSource> asked) {
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        List<Heard> now = heard.stream().filter(h -> !h.superseded()).toList();
        if (CheckSource.of(item).stream()
                .filter(asked::contains)
                .anyMatch(s -> now.stream().noneMatch(h -> h.answer().source() == s))) {
            marks.add(Mark.UNANSWERED);
        }
        if (now.isEmpty()) {
            if (marks.isEmpty()) {
                marks.add(Mark.NOT_ASKED);
            }
            return marks;
        }
        List<Heard> found = now.stream().filter(h -> !h.values().isEmpty()).toList();
        if (!was.isEmpty() && found.isEmpty()) {
            marks.add(Mark.NOT_FOUND);
        }
        if (was.isEmpty() && !found.isEmpty()) {
            marks.add(Mark.UNDECLARED);
        }
        if (!was.isEmpty() && found.stream().anyMatch(h -> !same(item, was, h.values()))) {
            marks.add(Mark.DIFFERS);
        }
        if (found.stream().anyMatch(h -> !same(item, found.getFirst().values(), h.values()))) {
            marks.add(Mark.SOURCES_DISAGREE);
        }
        if (heard.stream().anyMatch(h -> h.superseded() && changed(item, h, now))) {
            marks.add(Mark.SOURCE_CHANGED);
        }
        if (marks.stream().noneMatch(Mark::isContradiction)) {
            marks.add(Mark.AGREES);
        }
        return marks;
    }

    private static boolean changed(Item item, Heard before, List<Heard> now) {
        return now.stream()
                .filter(h -> h.answer().source() == before.answer().source())
                .anyMatch(h -> !same(item, before.values(), h.values()));
    }

    /** Whether two sides say the same of an item: sums of money to the cent, things by number. */
    private static boolean same(
            Item item, List<Register.Recorded> one, List<Register.Recorded> other) {
        return switch (item.measure()) {
            case MONTHLY, WORTH -> {
                Optional<BigDecimal> first = sum(one);
                Optional<BigDecimal> second = sum(other);
                yield first.isPresent() && second.isPresent()
                        ? first.get().compareTo(second.get()) == 0
                        : one.size() == other.size();
            }
            case COUNT -> one.size() == other.size();
            case FACT -> facts(item, one).equals(facts(item, other));
        };
    }

    /** Empty where one of them has no amount. */
    private static Optional<BigDecimal> sum(List<Register.Recorded> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Register.Recorded one : values) {
            Optional<BigDecimal> amount = one.statement().value().flatMap(Report::amount);
            if (amount.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(amount.get());
        }
        return Optional.of(sum);
    }

    /** The yuan of a value, if it has any. */
    static Optional<BigDecimal> amount(Particulars value) {
        return switch (value) {
            case Particulars.Income income -> Optional.of(income.monthly());
            case Particulars.Property property -> property.worth();
            case Particulars.Identity i -> Optional.empty();
            case Particulars.Residence r -> Optional.empty();
            case Particulars.Membership m -> Optional.empty();
            case Particulars.DisabilityCard c -> Optional.empty();
            case Particulars.ChildStatus s -> Optional.empty();
            case Particulars.Marriage m -> Optional.empty();
            case Particulars.Enrolment e -> Optional.empty();
            case Particulars.BedStay s -> Optional.empty();
            case Particulars.Dwelling d -> Optional.empty();
            case Particulars.Premises p -> Optional.empty();
            case Particulars.Beds b -> Optional.empty();
            case EnterpriseParticulars e -> Optional.empty();
        };
    }

    private static Set<String> facts(Item item, List<Register.Recorded> values) {
        Set<String> facts = new TreeSet<>();
        for (Register.Recorded one : values) {
            one.statement()
                    .value()
                    .ifPresent(v ->
                            facts.add(
                                    item == Item.DEATH && v instanceof Particulars.Identity i
                                            ? i.died().map(LocalDate::toString).orElse("")
                                            : Register.typed(v).toString()));
        }
        return facts;
    }

    private static Told told(Heard heard, Wording wording) {
        return new Told(
                heard.answer().source(),
                said(heard.values(), wording),
                heard.answer().knownOn(),
                heard.answer().arrival(),
                heard.superseded());
    }

    private static List<Said> said(List<Register.Recorded> values, Wording wording) {
        List<Said> said = new ArrayList<>();
        for (Register.Recorded one : values) {
            Optional<Particulars> value = one.statement().value();
            said.add(
                    new Said(
                            one.seq(),
                            value.map(v -> words(v, wording))
                                    .orElse(
                                            Words.of(
                                                    "不存在，登记已撤销",
                                                    "none: what was recorded is withdrawn")),
                            value.flatMap(Report::amount),
                            one.statement().source().words(),
                            one.statement().assurance().words(),
                            one.statement().document()));
        }
        return said;
    }

    /** The fields of a value beside each other; of a death the day, and not the name again. */
    private static Words words(Particulars value, Wording wording) {
        if (value instanceof Particulars.Identity identity && identity.died().isPresent()) {
            return Words.day(identity.died().get());
        }
        StringBuilder zh = new StringBuilder();
        StringBuilder en = new StringBuilder();
        for (Register.Shown shown : wording.shown(value)) {
            zh.append(zh.isEmpty() ? "" : "，").append(shown.value().zh());
            en.append(en.isEmpty() ? "" : ", ").append(shown.value().en());
        }
        return Words.of(zh.toString(), en.toString());
    }
}
