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
        implements Dossier {
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
            String source) {
        public Heading {
            indicators = List.copyOf(indicators);
        }
    }

    @Override
    public Words name() {
        return heading.name();
    }

    @Override
    public String source() {
        return heading.source();
    }

    @Override
    public Line line() {
        return new Line(
                heading.place().name(),
                Texts.year(heading.day()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                ending.map(Ending::on),
                ending.isPresent(),
                List.of());
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

    static List<Problem> faults(Heading h) {
        List<Problem> problems = new ArrayList<>();
        if (!Plans.Kind.places().contains(h.place())) {
            problems.add(CooperationProblems.noPlace());
        }
        Texts.optional(problems, "shipped", h.shipped(), Texts.NAME_MAX);
        Texts.name(problems, h.name());
        Texts.needed(
                problems,
                "document",
                h.document(),
                Words.of("印发的文件", "the document by which it was issued"),
                Texts.SHORT_MAX);
        Texts.known(problems, "day", h.day());
        Texts.needed(
                problems,
                "owner",
                h.owner(),
                Words.of("责任单位", "who answers for it"),
                Texts.SHORT_MAX);
        if (!Texts.areIndicators(h.indicators())) {
            problems.add(CooperationProblems.indicators());
        }
        Texts.needed(problems, "source", h.source(), Words.of("依据", "the source"), Texts.SHORT_MAX);
        return problems;
    }

    @Override
    public List<Problem> content(Act act, Jurisdiction side) {
        if (!(act instanceof Act.OfPlan step)) {
            return List.of(CooperationProblems.notOfThis(act, Kind.PLAN));
        }
        List<Problem> problems = new ArrayList<>();
        switch (step) {
            case Act.CorrectPlan(Heading changed, String reason) -> {
                Texts.home(problems, home, side);
                problems.addAll(faults(changed));
                if (!changed.shipped().equals(heading.shipped())) {
                    problems.add(CooperationProblems.otherShipped());
                }
                Texts.reason(problems, reason);
            }
            case Act.Drop(String reason) -> {
                Texts.home(problems, home, side);
                Texts.reason(problems, reason);
            }
        }
        return problems;
    }

    @Override
    public List<Problem> moment(Act act, Jurisdiction side, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (ending.isPresent()) {
            problems.add(CooperationProblems.ended());
        }
        if (act instanceof Act.CorrectPlan(Heading changed, _)) {
            if (changed.equals(heading)) {
                problems.add(CooperationProblems.unchanged());
            }
            Texts.notLater(problems, "day", changed.day(), today);
        }
        return problems;
    }

    @Override
    public NamedPlan after(Act act, Said said) {
        if (!(act instanceof Act.OfPlan step)) {
            return this;
        }
        return switch (step) {
            case Act.CorrectPlan(Heading changed, String reason) ->
                    new NamedPlan(
                            home,
                            changed,
                            why,
                            Meeting.Earlier.and(earlier, heading, said, reason),
                            ending);
            case Act.Drop(String reason) ->
                    new NamedPlan(
                            home,
                            heading,
                            why,
                            earlier,
                            Optional.of(new Ending(said.on(), true, reason)));
        };
    }
}
