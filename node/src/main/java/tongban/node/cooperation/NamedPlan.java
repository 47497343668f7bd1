package tongban.node.cooperation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * A plan that the joint office named: the one, one of the seven or the thirteen, or a further one.
 * Where the shipped tree has it already, it stands in for it.
 *
 * @param why a shipped node was not right as it was; else empty
 * @param ending when it was taken back, and why
 */
public record NamedPlan(
        Jurisdiction home,
        Heading heading,
        String why,
        List<Meeting.Earlier<Heading>> earlier,
        Optional<Ending> ending)
        implements Named<NamedPlan.Heading> {
    /** So many further plans; the house's own bound. */
    static final int FURTHER_MAX = 200;

    public NamedPlan {
        earlier = List.copyOf(earlier);
    }

    /**
     * @param place one of {@link Plans.Kind#places}
     * @param shipped id of the shipped node that it stands in for, or empty
     * @param document by which it was issued
     * @param day of the document: a year, a month or a day, as exactly as it is known
     * @param owner who answers for it, in words
     * @param indicators ids by which it is measured, as typed
     * @param source where all that is written
     */
    public record Heading(
            Plans.Kind place,
            String shipped,
            Words name,
            String document,
            String day,
            String owner,
            List<String> indicators,
            String source)
            implements Named.Heading {
        public Heading {
            indicators = List.copyOf(indicators);
        }

        @Override
        public List<Problem> faults() {
            List<Problem> problems = new ArrayList<>();
            if (!Plans.Kind.places().contains(place)) {
                problems.add(NamingProblems.noPlace());
            }
            Texts.optional(problems, "shipped", shipped, Texts.NAME_MAX);
            Texts.name(problems, name);
            Texts.needed(
                    problems,
                    "document",
                    document,
                    Words.of("印发的文件", "the document by which it was issued"),
                    Texts.SHORT_MAX);
            Texts.known(problems, "day", day);
            Texts.needed(
                    problems,
                    "owner",
                    owner,
                    Words.of("责任单位", "who answers for it"),
                    Texts.SHORT_MAX);
            if (!Texts.areIndicators(indicators)) {
                problems.add(CooperationProblems.indicators());
            }
            Texts.needed(problems, "source", source, Words.of("依据", "the source"), Texts.SHORT_MAX);
            return problems;
        }

        @Override
        public List<Problem> ahead(LocalDate today) {
            List<Problem> problems = new ArrayList<>();
            Texts.notLater(problems, "day", day, today);
            return problems;
        }
    }

    @Override
    public String category() {
        return heading.place().name();
    }

    /** As the tree shows it. */
    Plans.Node node(String id, String parent, UUID record) {
        return new Plans.Node(
                id,
                parent,
                heading.place(),
                heading.name(),
                0,
                Words.same(heading.document()),
                heading.day(),
                Words.same(heading.owner()),
                heading.indicators(),
                Words.same(heading.source()),
                Plans.Evidence.RECORDED,
                Optional.of(record));
    }

    @Override
    public Optional<Correction<Heading>> correction(Act act) {
        return act instanceof Act.CorrectPlan(Heading changed, String reason)
                ? Optional.of(new Correction<>(changed, reason))
                : Optional.empty();
    }

    @Override
    public List<Rewritten> rewritten() {
        return Rewritten.history(earlier, heading, Fields::of);
    }

    @Override
    public NamedPlan corrected(Heading changed, Said said, String reason) {
        return new NamedPlan(
                home, changed, why, Meeting.Earlier.and(earlier, heading, said, reason), ending);
    }

    @Override
    public NamedPlan takenBack(Ending how) {
        return new NamedPlan(home, heading, why, earlier, Optional.of(how));
    }
}
