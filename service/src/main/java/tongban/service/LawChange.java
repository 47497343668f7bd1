package tongban.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import tongban.service.fact.Facts;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.parameter.ParameterRow;
import tongban.service.parameter.Resolution;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/**
 * What changed in the law of a service on a day: conditions, formulas, values and the articles that
 * they rest on. {@link #apply} says what that does to one case.
 *
 * @param day the first day of the new law
 * @param before the version in force until then; empty where there was none
 * @param after the version in force from then on
 * @param lines what the one says and the other does not, or says otherwise
 */
public record LawChange(
        LocalDate day,
        Optional<StandardVersion> before,
        Optional<StandardVersion> after,
        List<Line> lines) {

    /** What kind of thing changed. */
    public enum What {
        /** A ground to refuse. */
        GROUND(Words.of("条件", "condition")),
        /** Another row of a table. */
        ROW(Words.of("规则", "rule")),
        FORMULA(Words.of("计算", "formula")),
        PARAMETER(Words.of("数值", "value"));

        private final Words words;

        What(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * What one of the two says.
     *
     * @param key its name in an explanation: a decision, a table with the row's number, a parameter
     * @param article document and clause; empty where none is named
     * @param labelled whether nobody has verified it
     */
    public record Said(String key, Words words, String article, boolean labelled) {}

    /**
     * Something that changed.
     *
     * @param label the decision or parameter in words
     * @param reason code of a ground to refuse
     * @param place division code of a value that holds for one place
     * @param before empty where it is new
     * @param after empty where it is gone
     */
    public record Line(
            What what,
            Words label,
            Optional<String> reason,
            Optional<String> place,
            Optional<Said> before,
            Optional<Said> after) {
        /** It says the same and rests on another article. */
        public boolean isArticleAlone() {
            return before.isPresent()
                    && after.isPresent()
                    && before.get().words().equals(after.get().words());
        }
    }

    public LawChange {
        lines = List.copyOf(lines);
    }

    /** The days on which the service's law changed or will, the newest first. */
    public static List<LocalDate> days(ServiceDefinition service) {
        TreeSet<LocalDate> days = new TreeSet<>();
        Optional<LocalDate> begun =
                service.standards().stream().map(StandardVersion::from).min(LocalDate::compareTo);
        service.standards().forEach(v -> days.add(v.from()));
        for (ParameterRow row : service.rows())
            if (earlier(service, row).filter(e -> !e.value().equals(row.value())).isPresent())
                days.add(row.from());
        begun.ifPresent(first -> days.removeIf(day -> !day.isAfter(first)));
        return List.copyOf(days.descendingSet());
    }

    /** The row that a row of the same name and place came after. */
    private static Optional<ParameterRow> earlier(ServiceDefinition service, ParameterRow row) {
        return service.rows().stream()
                .filter(r -> r.name().equals(row.name()) && r.place().equals(row.place()))
                .filter(r -> r.from().isBefore(row.from()))
                .max(java.util.Comparator.comparing(ParameterRow::from));
    }

    /** What changed on a day, for everybody. */
    public static LawChange of(ServiceDefinition service, LocalDate day) {
        Optional<StandardVersion> before = service.standardOn(day.minusDays(1));
        Optional<StandardVersion> after = service.standardOn(day);
        List<Line> lines = new ArrayList<>(standards(service, before, after));
        for (ParameterDeclaration p : service.parameters())
            for (ParameterRow row : service.rows())
                if (row.from().equals(day)
                        && (row.name().equals(p.name())
                                || row.name().equals(p.minimumName())
                                || row.name().equals(p.maximumName())))
                    earlier(service, row)
                            .ifPresent(e -> lines.add(line(service, p, e, row, row.place())));
        return new LawChange(day, before, after, lines);
    }

    private static Line line(
            ServiceDefinition service,
            ParameterDeclaration p,
            ParameterRow before,
            ParameterRow after,
            String place) {
        return new Line(
                What.PARAMETER,
                label(service, p),
                Optional.empty(),
                Optional.of(place),
                Optional.of(said(service, p, before)),
                Optional.of(said(service, p, after)));
    }

    private static Words label(ServiceDefinition service, ParameterDeclaration p) {
        return service.texts().find(p.textKey()).orElse(Words.same(p.name()));
    }

    private static Said said(ServiceDefinition service, ParameterDeclaration p, ParameterRow row) {
        return new Said(
                p.name(),
                StandardSheet.worth(service, p, row),
                row.document() + row.article(),
                row.confidence().isLabelled());
    }

    // ------------------------------------------------------------------ standards

    private static List<Line> standards(
            ServiceDefinition service,
            Optional<StandardVersion> before,
            Optional<StandardVersion> after) {
        if (before.map(StandardVersion::id).equals(after.map(StandardVersion::id)))
            return List.of();
        Map<String, StandardSheet.Decision> old = decisions(service, before);
        Map<String, StandardSheet.Decision> now = decisions(service, after);
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(old.keySet());
        List<Line> lines = new ArrayList<>();
        for (String name : names) {
            Words label =
                    Optional.ofNullable(now.get(name))
                            .or(() -> Optional.ofNullable(old.get(name)))
                            .map(StandardSheet.Decision::words)
                            .orElseThrow();
            lines.addAll(
                    new Pairing(label, statements(old.get(name)), statements(now.get(name)))
                            .lines());
        }
        return lines;
    }

    private static Map<String, StandardSheet.Decision> decisions(
            ServiceDefinition service, Optional<StandardVersion> version) {
        Map<String, StandardSheet.Decision> decisions = new java.util.LinkedHashMap<>();
        version.map(v -> StandardSheet.of(service, v, List.of()))
                .ifPresent(sheet ->
                        sheet.decisions().forEach(d -> decisions.putIfAbsent(d.name(), d)));
        return decisions;
    }

    /** Something that a decision says, with what tells it from the others. */
    private record Statement(What what, Optional<String> reason, Words result, Said said) {}

    private static List<Statement> statements(
            StandardSheet.@org.jspecify.annotations.Nullable Decision d) {
        if (d == null) return List.of();
        return switch (d.logic()) {
            case StandardSheet.Table t -> t.rows().stream().map(r -> row(d.name(), r)).toList();
            case StandardSheet.Formula f ->
                    List.of(
                            new Statement(
                                    What.FORMULA,
                                    Optional.empty(),
                                    Words.same(""),
                                    new Said(d.name(), f.words(), "", false)));
            case StandardSheet.Entries e ->
                    e.entries().stream()
                            .map(entry ->
                                    new Statement(
                                            What.FORMULA,
                                            Optional.empty(),
                                            entry.name(),
                                            new Said(
                                                    d.name(),
                                                    Words.of(
                                                            entry.name().zh()
                                                                    + "："
                                                                    + entry.words().zh(),
                                                            entry.name().en()
                                                                    + ": "
                                                                    + entry.words().en()),
                                                    "",
                                                    false)))
                            .toList();
        };
    }

    private static Statement row(String table, StandardSheet.Row row) {
        String zh =
                row.tests().stream()
                        .map(t -> t.what().zh() + " " + t.value().zh())
                        .collect(Collectors.joining("；"));
        String en =
                row.tests().stream()
                        .map(t -> t.what().en() + " " + t.value().en())
                        .collect(Collectors.joining("; "));
        Words words =
                row.tests().isEmpty()
                        ? row.result()
                        : Words.of(
                                row.result().zh() + "（" + zh + "）",
                                row.result().en() + " (" + en + ")");
        return new Statement(
                row.reason().isPresent() ? What.GROUND : What.ROW,
                row.reason(),
                row.result(),
                new Said(table + " " + row.number(), words, row.article(), false));
    }

    /** Which statement of the one became which of the other: the likest first. */
    private static final class Pairing {
        private final Words label;
        private final List<Statement> before;
        private final List<Statement> after;
        private final List<Line> lines = new ArrayList<>();

        Pairing(Words label, List<Statement> before, List<Statement> after) {
            this.label = label;
            this.before = new ArrayList<>(before);
            this.after = new ArrayList<>(after);
        }

        List<Line> lines() {
            take(
                    (a, b) ->
                            a.said().words().equals(b.said().words())
                                    && a.said().article().equals(b.said().article()),
                    false);
            take((a, b) -> a.said().words().equals(b.said().words()), true);
            take((a, b) -> a.reason().isPresent() && a.reason().equals(b.reason()), true);
            take(
                    (a, b) ->
                            a.what() == b.what()
                                    && a.reason().isEmpty()
                                    && b.reason().isEmpty()
                                    && a.result().equals(b.result()),
                    true);
            before.forEach(s -> lines.add(line(Optional.of(s), Optional.empty())));
            after.forEach(s -> lines.add(line(Optional.empty(), Optional.of(s))));
            return lines;
        }

        private void take(BiPredicate<Statement, Statement> alike, boolean changed) {
            for (Statement old : List.copyOf(before)) {
                Optional<Statement> found =
                        after.stream().filter(s -> alike.test(old, s)).findFirst();
                if (found.isPresent()) {
                    before.remove(old);
                    after.remove(found.get());
                    if (changed) lines.add(line(Optional.of(old), found));
                }
            }
        }

        private Line line(Optional<Statement> old, Optional<Statement> now) {
            Statement one = now.or(() -> old).orElseThrow();
            return new Line(
                    one.what(),
                    label,
                    one.reason(),
                    Optional.empty(),
                    old.map(Statement::said),
                    now.map(Statement::said));
        }
    }

    // ------------------------------------------------------------------ one case

    /** How much a change has to do with a case. */
    public enum Touch {
        DECIDED(Words.of("决定了结论", "determined the answer")),
        CHECKED(Words.of("核对过，不涉及", "looked at, does not apply")),
        UNUSED(Words.of("没有用到", "not used"));

        private final Words words;

        Touch(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    public record Touched(Line line, Touch touch) {}

    /** A condition that failed. */
    public record Ground(String code, Words words, String article) {}

    /**
     * What one law says of the case.
     *
     * @param outcome granted, refused or incomplete
     * @param version of the standard; empty where none was in force
     * @param document that put it in force
     * @param explanation what determined it, a line a node, indented by full-width blanks
     * @param labelled whether a value rests on nothing that anybody verified
     */
    public record Decided(
            String outcome,
            String version,
            String document,
            List<Ground> reasons,
            List<Words> missing,
            List<Words> explanation,
            boolean labelled) {}

    /** Something awarded, by the one law and by the other. */
    public record Award(String key, Words name, Optional<Words> before, Optional<Words> after) {
        public boolean differs() {
            return !before.equals(after);
        }
    }

    /**
     * A case under the law before the day and from it on; its facts and dates are the same for
     * both.
     *
     * @param lines what touches the case first
     */
    public record Applied(
            LocalDate day, Decided before, Decided after, List<Award> awards, List<Touched> lines) {
        /** Whether the case comes out otherwise. */
        public boolean differs() {
            return !before.outcome().equals(after.outcome())
                    || awards.stream().anyMatch(Award::differs)
                    || !codes(before).equals(codes(after));
        }

        private static Set<String> codes(Decided decided) {
            return decided.reasons().stream().map(Ground::code).collect(Collectors.toSet());
        }

        public List<Touched> lines(Touch touch) {
            return lines.stream().filter(l -> l.touch() == touch).toList();
        }
    }

    /**
     * @throws Proposer.InvalidFactsException if a fact is outside its declared type or domain
     */
    public Applied apply(
            Proposer proposer,
            PlacePath place,
            Map<CaseDate, LocalDate> dates,
            Facts facts,
            Clock clock) {
        Proposal old = proposer.under(day.minusDays(1), place, dates, facts, List.of(), clock);
        Proposal now = proposer.under(day, place, dates, facts, List.of(), clock);
        ServiceDefinition service = proposer.service();
        List<Line> own =
                new ArrayList<>(lines.stream().filter(l -> l.what() != What.PARAMETER).toList());
        own.addAll(resolved(service, old, now));
        Map<String, Touch> before = touches(old.basis().explanation());
        Map<String, Touch> after = touches(now.basis().explanation());
        List<Touched> touched =
                own.stream()
                        .map(l -> new Touched(l, touch(l, before, after)))
                        .sorted(java.util.Comparator.comparing(Touched::touch))
                        .toList();
        return new Applied(
                day,
                decided(service, old),
                decided(service, now),
                awards(service, old, now),
                touched);
    }

    /** Values that the place of the case has otherwise. */
    private static List<Line> resolved(ServiceDefinition service, Proposal old, Proposal now) {
        List<Line> lines = new ArrayList<>();
        old.basis()
                .resolutions()
                .forEach((name, was) -> {
                    Resolution is = now.basis().resolutions().get(name);
                    Optional<ParameterRow> before = row(was);
                    Optional<ParameterRow> after = is == null ? Optional.empty() : row(is);
                    if (!before.equals(after))
                        lines.add(
                                new Line(
                                        What.PARAMETER,
                                        label(service, was.declaration()),
                                        Optional.empty(),
                                        after.or(() -> before).map(ParameterRow::place),
                                        before.map(r -> said(service, was.declaration(), r)),
                                        after.map(r -> said(service, was.declaration(), r))));
                });
        return lines;
    }

    private static Optional<ParameterRow> row(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Resolved r -> Optional.of(r.row());
            case Resolution.Unresolved _ -> Optional.empty();
        };
    }

    private static Touch touch(Line line, Map<String, Touch> before, Map<String, Touch> after) {
        Touch old =
                line.before()
                        .map(s -> before.getOrDefault(s.key(), Touch.UNUSED))
                        .orElse(Touch.UNUSED);
        Touch now =
                line.after()
                        .map(s -> after.getOrDefault(s.key(), Touch.UNUSED))
                        .orElse(Touch.UNUSED);
        return old.compareTo(now) <= 0 ? old : now;
    }

    private static Map<String, Touch> touches(Proposal.Explained node) {
        Map<String, Touch> touches = new HashMap<>();
        gather(node, touches);
        return touches;
    }

    private static void gather(Proposal.Explained node, Map<String, Touch> to) {
        Touch touch =
                switch (node.kind()) {
                    case CONDITION, DECISION, PARAMETER, MISSING -> Touch.DECIDED;
                    case RULED_OUT -> Touch.CHECKED;
                    case OUTCOME, STANDARD, TEST, FACT, DATE, NOTE -> Touch.UNUSED;
                };
        if (touch != Touch.UNUSED)
            to.merge(node.name(), touch, (a, b) -> a.compareTo(b) <= 0 ? a : b);
        node.children().forEach(child -> gather(child, to));
    }

    private static Decided decided(ServiceDefinition service, Proposal proposal) {
        List<Proposal.Reason> reasons =
                switch (proposal) {
                    case Proposal.Granted g -> g.notAwarded();
                    case Proposal.Refused r -> r.reasons();
                    case Proposal.Incomplete i -> i.reasons();
                };
        List<Words> missing = new ArrayList<>();
        if (proposal instanceof Proposal.Incomplete i) {
            i.facts()
                    .forEach(f ->
                            missing.add(
                                    service.fact(f)
                                            .map(service.form()::name)
                                            .orElse(Words.same(f))));
            i.parameters().forEach(p -> missing.add(Words.same(p)));
            i.dates()
                    .forEach(d ->
                            missing.add(
                                    CaseDate.named(d).map(CaseDate::words).orElse(Words.same(d))));
        }
        String version = proposal.basis().standard();
        return new Decided(
                proposal.outcome(),
                version,
                service.standards().stream()
                        .filter(v -> v.id().equals(version))
                        .map(v -> v.document().citation())
                        .findFirst()
                        .orElse(""),
                reasons.stream().map(r -> new Ground(r.code(), r.words(), r.article())).toList(),
                missing,
                proposal.basis().explanation().lines(),
                proposal.basis().hasDoubtfulValues());
    }

    private static List<Award> awards(ServiceDefinition service, Proposal old, Proposal now) {
        Map<String, Object> before = old instanceof Proposal.Granted g ? g.award() : Map.of();
        Map<String, Object> after = now instanceof Proposal.Granted g ? g.award() : Map.of();
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .map(name ->
                        new Award(
                                name,
                                service.awardName(name),
                                Optional.ofNullable(before.get(name))
                                        .map(v -> service.awardWords(name, v)),
                                Optional.ofNullable(after.get(name))
                                        .map(v -> service.awardWords(name, v))))
                .toList();
    }
}
