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
        implements Named<NamedPlatform.Heading> {
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
            String source)
            implements Named.Heading {
        public Heading {
            divisions = divisions.map(List::copyOf);
        }

        @Override
        public List<Problem> faults() {
            List<Problem> problems = new ArrayList<>();
            Texts.optional(problems, "shipped", shipped, Texts.NAME_MAX);
            Texts.name(problems, name);
            Texts.needed(problems, "kind", kind, Words.of("类型", "the kind"), Texts.SHORT_MAX);
            Texts.needed(
                    problems,
                    "placeChongqing",
                    places.chongqing(),
                    Words.of("重庆市一侧的范围", "the area in Chongqing"),
                    Texts.SHORT_MAX);
            Texts.needed(
                    problems,
                    "placeSichuan",
                    places.sichuan(),
                    Words.of("四川省一侧的范围", "the area in Sichuan"),
                    Texts.SHORT_MAX);
            for (Jurisdiction side : Jurisdiction.values()) {
                List<String> codes = divisions.of(side);
                if (codes.size() > DIVISIONS_MAX
                        || codes.stream().anyMatch(c -> !c.matches(side.code() + "[0-9]{4,10}"))) {
                    problems.add(NamingProblems.divisions(side, DIVISIONS_MAX));
                }
            }
            Texts.needed(
                    problems,
                    "document",
                    document,
                    Words.of("批准文件", "the document of approval"),
                    Texts.SHORT_MAX);
            Texts.known(problems, "day", day);
            if (!unveiled.isEmpty()) {
                Texts.known(problems, "unveiled", unveiled);
            }
            Texts.optional(problems, "zone", zone, Texts.NAME_MAX);
            Texts.needed(problems, "source", source, Words.of("依据", "the source"), Texts.SHORT_MAX);
            return problems;
        }

        @Override
        public List<Problem> ahead(LocalDate today) {
            List<Problem> problems = new ArrayList<>();
            Texts.notLater(problems, "day", day, today);
            Texts.notLater(problems, "unveiled", unveiled, today);
            return problems;
        }
    }

    @Override
    public String category() {
        return "";
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

    @Override
    public Optional<Correction<Heading>> correction(Act act) {
        return act instanceof Act.CorrectPlatform(Heading changed, String reason)
                ? Optional.of(new Correction<>(changed, reason))
                : Optional.empty();
    }

    @Override
    public List<Rewritten> rewritten() {
        return Rewritten.history(earlier, heading, Fields::of);
    }

    @Override
    public NamedPlatform corrected(Heading changed, Said said, String reason) {
        return new NamedPlatform(
                home, changed, why, Meeting.Earlier.and(earlier, heading, said, reason), ending);
    }

    @Override
    public NamedPlatform takenBack(Ending how) {
        return new NamedPlatform(home, heading, why, earlier, Optional.of(how));
    }
}
