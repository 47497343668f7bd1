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
 * A platform of neighbouring areas that the joint office named. Where the shipped list has it
 * already, it stands in for it.
 *
 * @param why a shipped platform was not right as it was; else empty
 * @param ending when it was taken back, and why
 */
public record NamedPlatform(
        Jurisdiction home,
        Heading heading,
        String why,
        List<Meeting.Earlier<Heading>> earlier,
        Optional<Ending> ending)
        implements Dossier {
    static final int DIVISIONS_MAX = 30;

    public NamedPlatform {
        earlier = List.copyOf(earlier);
    }

    /**
     * @param shipped id of the shipped platform that it stands in for, or empty
     * @param places of each side, in words
     * @param divisions codes of each side, as typed
     * @param document by which it was approved
     * @param day of the document: a year, a month or a day, as exactly as it is known
     * @param unveiled likewise, or empty
     * @param zone id of a zone of the place register, or empty
     * @param source where all that is written
     */
    public record Heading(
            String shipped,
            Words name,
            String kind,
            Both<String> places,
            Both<List<String>> divisions,
            String document,
            String day,
            String unveiled,
            String zone,
            String source) {
        public Heading {
            divisions = divisions.map(List::copyOf);
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
                "",
                Texts.year(heading.day()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                ending.map(Ending::on),
                ending.isPresent(),
                List.of());
    }

    /** As the list shows it. */
    Plans.Platform platform(String id, UUID record) {
        return new Plans.Platform(
                id,
                heading.name(),
                Words.same(heading.kind()),
                Words.same(heading.places().chongqing()),
                Words.same(heading.places().sichuan()),
                heading.divisions(),
                heading.day(),
                Words.same(heading.document()),
                heading.unveiled(),
                heading.zone(),
                Words.same(heading.source()),
                Plans.Evidence.RECORDED,
                Optional.of(record));
    }

    static List<Problem> faults(Heading h) {
        List<Problem> problems = new ArrayList<>();
        Texts.optional(problems, "shipped", h.shipped(), Texts.NAME_MAX);
        Texts.name(problems, h.name());
        Texts.needed(problems, "kind", h.kind(), Words.of("类型", "the kind"), Texts.SHORT_MAX);
        Texts.needed(
                problems,
                "placeChongqing",
                h.places().chongqing(),
                Words.of("重庆市一侧的范围", "the area in Chongqing"),
                Texts.SHORT_MAX);
        Texts.needed(
                problems,
                "placeSichuan",
                h.places().sichuan(),
                Words.of("四川省一侧的范围", "the area in Sichuan"),
                Texts.SHORT_MAX);
        for (Jurisdiction side : Jurisdiction.values()) {
            List<String> codes = h.divisions().of(side);
            if (codes.size() > DIVISIONS_MAX
                    || codes.stream().anyMatch(c -> !c.matches(side.code() + "[0-9]{4,10}"))) {
                problems.add(CooperationProblems.divisions(side, DIVISIONS_MAX));
            }
        }
        Texts.needed(
                problems,
                "document",
                h.document(),
                Words.of("批准文件", "the document of approval"),
                Texts.SHORT_MAX);
        Texts.known(problems, "day", h.day());
        if (!h.unveiled().isEmpty()) {
            Texts.known(problems, "unveiled", h.unveiled());
        }
        Texts.optional(problems, "zone", h.zone(), Texts.NAME_MAX);
        Texts.needed(problems, "source", h.source(), Words.of("依据", "the source"), Texts.SHORT_MAX);
        return problems;
    }

    @Override
    public List<Problem> content(Act act, Jurisdiction side) {
        if (!(act instanceof Act.OfPlatform step)) {
            return List.of(CooperationProblems.notOfThis(act, Kind.PLATFORM));
        }
        List<Problem> problems = new ArrayList<>();
        switch (step) {
            case Act.CorrectPlatform(Heading changed, String reason) -> {
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
        if (act instanceof Act.CorrectPlatform(Heading changed, _)) {
            if (changed.equals(heading)) {
                problems.add(CooperationProblems.unchanged());
            }
            Texts.notLater(problems, "day", changed.day(), today);
            Texts.notLater(problems, "unveiled", changed.unveiled(), today);
        }
        return problems;
    }

    @Override
    public NamedPlatform after(Act act, Said said) {
        if (!(act instanceof Act.OfPlatform step)) {
            return this;
        }
        return switch (step) {
            case Act.CorrectPlatform(Heading changed, String reason) ->
                    new NamedPlatform(
                            home,
                            changed,
                            why,
                            Meeting.Earlier.and(earlier, heading, said, reason),
                            ending);
            case Act.Drop(String reason) ->
                    new NamedPlatform(
                            home,
                            heading,
                            why,
                            earlier,
                            Optional.of(new Ending(said.on(), true, reason)));
        };
    }
}
