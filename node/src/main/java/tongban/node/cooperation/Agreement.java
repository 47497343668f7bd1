package tongban.node.cooperation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** What two sides agreed on sharing the yield of a zone or project: dated versions of one rule. */
public record Agreement(Jurisdiction home, Heading heading, List<SharingRule> versions)
        implements Dossier {
    static final int VERSIONS_MAX = 100;

    public Agreement {
        versions = List.copyOf(versions);
    }

    /**
     * @param zone id of a zone of the place register, or empty
     * @param project number of a joint project, or empty
     * @param bodies id of the body of each side that enters its amounts; empty where it is not
     *     named: then whichever lead body of the side enters them first goes on with it
     */
    public record Heading(
            Words name, String zone, String project, String source, Both<String> bodies)
            implements Dossier.Heading {
        /** What was written before bodies could be named names none. */
        public Heading {
            bodies = Objects.requireNonNullElse(bodies, new Both<>("", ""));
        }

        /** One that names no body. */
        public Heading(Words name, String zone, String project, String source) {
            this(name, zone, project, source, new Both<>("", ""));
        }
    }

    @Override
    public Line line() {
        return new Line(
                "",
                versions.getFirst().from().getYear(),
                Optional.empty(),
                Optional.of(versions.getFirst().from()),
                Optional.empty(),
                false,
                Optional.empty(),
                false,
                tags());
    }

    /** What is shared: two agreements with one tag in common share the same yield. */
    List<String> tags() {
        List<String> tags = new ArrayList<>(Dossier.projectTags(heading.project()));
        if (!heading.zone().isEmpty()) {
            tags.add(zoneTag(heading.zone()));
        }
        return tags;
    }

    /** What agreements on sharing the yield of a zone are found by. */
    public static String zoneTag(String zone) {
        return "zone:" + zone;
    }

    /** Number of the version for a period that begins on a day, from 1; empty before the first. */
    public Optional<Integer> versionOn(LocalDate day) {
        return versions.stream()
                .filter(v -> !v.from().isAfter(day))
                .max(Comparator.comparing(SharingRule::from).thenComparing(versions::indexOf))
                .map(v -> versions.lastIndexOf(v) + 1);
    }

    /** The first day of a period on which another version holds than when it begins. */
    Optional<LocalDate> changedWithin(LocalDate from, LocalDate until) {
        return versions.stream()
                .map(SharingRule::from)
                .filter(day -> day.isAfter(from) && !day.isAfter(until))
                .min(Comparator.naturalOrder());
    }

    /** The last day on which a rule would hold if it were agreed on now; empty without an end. */
    Optional<LocalDate> lastDayOf(SharingRule rule) {
        return versions.stream()
                .map(SharingRule::from)
                .filter(day -> day.isAfter(rule.from()))
                .min(Comparator.naturalOrder())
                .map(day -> day.minusDays(1));
    }

    static List<Problem> faults(Heading h) {
        List<Problem> problems = new ArrayList<>();
        Texts.name(problems, h.name());
        Texts.optional(problems, "zone", h.zone(), Texts.NAME_MAX);
        Texts.optional(problems, "project", h.project(), Texts.NAME_MAX);
        Texts.needed(problems, "source", h.source(), Words.of("依据", "the source"), Texts.SHORT_MAX);
        Texts.optional(problems, "bodyChongqing", h.bodies().chongqing(), Texts.NAME_MAX);
        Texts.optional(problems, "bodySichuan", h.bodies().sichuan(), Texts.NAME_MAX);
        return problems;
    }

    @Override
    public List<Problem> content(Act act, Jurisdiction side) {
        List<Problem> problems = new ArrayList<>();
        if (act instanceof Act.Amend(SharingRule rule)) {
            Texts.home(problems, home, side);
            Texts.needed(
                    problems,
                    "document",
                    rule.document(),
                    Words.of("协议及条款", "the agreement and its article"),
                    Texts.SHORT_MAX);
        } else {
            problems.add(CooperationProblems.notOfThis(act, Kind.AGREEMENT));
        }
        return problems;
    }

    @Override
    public List<Problem> moment(Act act, Jurisdiction side, LocalDate today) {
        return versions.size() < VERSIONS_MAX
                ? List.of()
                : List.of(CooperationProblems.tooMany("chongqing", VERSIONS_MAX));
    }

    @Override
    public Agreement after(Act act, Said said) {
        if (act instanceof Act.Amend(SharingRule rule)) {
            List<SharingRule> all = new ArrayList<>(versions);
            all.add(rule);
            return new Agreement(home, heading, all);
        }
        return this;
    }
}
