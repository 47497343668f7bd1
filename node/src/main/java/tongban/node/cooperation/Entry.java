package tongban.node.cooperation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** An entry of one of the four lists, of the cooperation list, or a matter put to the state. */
public record Entry(
        Jurisdiction home,
        Heading heading,
        Both<List<Progressed>> reports,
        List<Revised> revisions,
        Optional<Answered> answer,
        Optional<Ending> ending,
        List<Raised> raised)
        implements Dossier {
    static final int YEAR_MIN = 2020;
    static final int YEAR_MAX = 2100;

    public Entry {
        revisions = List.copyOf(revisions);
        raised = List.copyOf(raised);
    }

    /** The lists: one register, six kinds. */
    public enum ListKind {
        PROJECT("重大项目", "Major projects"),
        POLICY("重大政策", "Major policies"),
        REFORM("重大改革", "Major reforms"),
        PLATFORM("重大平台", "Major platforms"),
        COOPERATION("重点合作事项", "Cooperation on new productive forces"),
        STATE_MATTER("恳请国家支持事项", "Matters put to the state");

        private final Words words;

        ListKind(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /** What is done together: the six dimensions that the newspaper page names. */
    public enum Dimension {
        WORK("工作协同", "working together"),
        POLICY("政策联动", "linked policies"),
        RESOURCES("资源整合", "pooled resources"),
        PLATFORMS("平台对接", "joined platforms"),
        DATA("数据共享", "shared data"),
        BENEFITS("利益共享", "shared benefits");

        private final Words words;

        Dimension(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param owners who answers for it on each side and is no body of the platform, in words
     * @param project number in the register of joint projects, or empty
     * @param addressee whom the state matter is put to; empty for the other lists
     * @param plan id of a node of the tree of plans, or empty
     * @param indicators ids of indicators, as typed
     * @param bodies of each side that answer for it: where some are named, they alone report on it
     */
    public record Heading(
            ListKind list,
            int year,
            Words name,
            Both<String> owners,
            String target,
            LocalDate from,
            LocalDate until,
            List<Dimension> dimensions,
            String project,
            String addressee,
            String plan,
            List<String> indicators,
            String source,
            Both<List<Body>> bodies)
            implements Dossier.Heading {
        /** What was written before bodies could be named names none. */
        public Heading {
            dimensions = dimensions.stream().distinct().toList();
            indicators = List.copyOf(indicators);
            bodies = Objects.requireNonNullElse(bodies, Body.none()).map(List::copyOf);
        }

        Heading with(Both<List<Body>> named) {
            return new Heading(
                    list,
                    year,
                    name,
                    owners,
                    target,
                    from,
                    until,
                    dimensions,
                    project,
                    addressee,
                    plan,
                    indicators,
                    source,
                    named);
        }

        /** Who answers for it on a side. */
        public Words owner(Jurisdiction side) {
            return Body.answering(bodies.of(side), owners.of(side));
        }
    }

    /** An earlier heading, and why it was changed. */
    public record Revised(LocalDate on, String reason, Heading before) {}

    /** What the state answered. */
    public record Answered(LocalDate on, String text) {}

    /** The meeting before which it came. */
    public record Raised(UUID meeting, Words name, LocalDate on) {}

    @Override
    public Line line() {
        return new Line(
                heading.list().name(),
                heading.year(),
                Optional.empty(),
                Optional.of(heading.from()),
                Optional.of(heading.until()),
                reports.stream().allMatch(Progressed::isDone),
                ending.map(Ending::on),
                ending.filter(Ending::dropped).isPresent(),
                tags());
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        heading.dimensions().forEach(d -> tags.add(d.name()));
        if (!heading.plan().isEmpty()) {
            tags.add(planTag(heading.plan()));
        }
        tags.addAll(Dossier.projectTags(heading.project()));
        return tags;
    }

    /** What entries under a plan are found by. */
    public static String planTag(String plan) {
        return "plan:" + plan;
    }

    static List<Problem> faults(Heading h) {
        List<Problem> problems = new ArrayList<>();
        if (h.year() < YEAR_MIN || h.year() > YEAR_MAX) {
            problems.add(CooperationProblems.year(YEAR_MIN, YEAR_MAX));
        }
        Texts.name(problems, h.name());
        Texts.answering(
                problems, "owner", Words.of("责任单位", "the owner in "), h.owners(), h.bodies());
        Texts.needed(problems, "target", h.target(), Words.of("目标", "the target"), Texts.LONG_MAX);
        Texts.optional(problems, "project", h.project(), Texts.NAME_MAX);
        Texts.optional(problems, "plan", h.plan(), Texts.NAME_MAX);
        if (h.list() == ListKind.STATE_MATTER) {
            Texts.needed(
                    problems,
                    "addressee",
                    h.addressee(),
                    Words.of("向谁恳请", "whom it is put to"),
                    Texts.SHORT_MAX);
        } else {
            Texts.optional(problems, "addressee", h.addressee(), Texts.SHORT_MAX);
        }
        if (h.until().isBefore(h.from())) {
            problems.add(CooperationProblems.days("until"));
        }
        if (!Texts.areIndicators(h.indicators())) {
            problems.add(CooperationProblems.indicators());
        }
        Texts.needed(problems, "source", h.source(), Words.of("依据", "the source"), Texts.SHORT_MAX);
        return problems;
    }

    @Override
    public List<Problem> content(Act act, Jurisdiction side) {
        if (!(act instanceof Act.OfEntry step)) {
            return List.of(CooperationProblems.notOfThis(act, Kind.ENTRY));
        }
        List<Problem> problems = new ArrayList<>();
        switch (step) {
            case Act.Report report -> problems.addAll(Progressed.faults(report));
            case Act.Revise(Heading changed, String reason) -> {
                Texts.home(problems, home, side);
                problems.addAll(faults(changed));
                Texts.reason(problems, reason);
            }
            case Act.Answer(_, String text) -> {
                Texts.home(problems, home, side);
                Texts.needed(problems, "text", text, Words.of("答复", "the answer"), Texts.LONG_MAX);
                if (heading.list() != ListKind.STATE_MATTER) {
                    problems.add(CooperationProblems.notToTheState());
                }
            }
            case Act.Finish(String result) -> {
                Texts.home(problems, home, side);
                Texts.needed(
                        problems,
                        "result",
                        result,
                        Words.of("结果", "what came of it"),
                        Texts.LONG_MAX);
            }
            case Act.Drop(String reason) -> {
                Texts.home(problems, home, side);
                Texts.reason(problems, reason);
            }
            case Act.Escalate(_, Words name) ->
                    Texts.needed(
                            problems,
                            "meeting",
                            name.zh(),
                            Words.of("会议", "the meeting"),
                            Texts.NAME_MAX);
        }
        return problems;
    }

    @Override
    public List<Problem> moment(Act act, Jurisdiction side, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (ending.isPresent()) {
            problems.add(CooperationProblems.ended());
        }
        if (act instanceof Act.Revise(Heading changed, _) && changed.equals(heading)) {
            problems.add(CooperationProblems.unchanged());
        }
        if (act instanceof Act.Answer(LocalDate on, _) && on.isAfter(today)) {
            problems.add(CooperationProblems.later("on"));
        }
        if (act instanceof Act.Finish
                && heading.list() == ListKind.STATE_MATTER
                && answer.isEmpty()) {
            problems.add(CooperationProblems.notAnswered());
        }
        return problems;
    }

    /** Each revision of it. */
    public List<Rewritten> rewritten() {
        return Rewritten.history(
                revisions.stream()
                        .map(r ->
                                new Meeting.Earlier<>(
                                        r.before(), r.on(), Words.same(""), r.reason()))
                        .toList(),
                heading,
                Fields::of);
    }

    @Override
    public Optional<List<Rewritten>> rewritten(Act act) {
        return act instanceof Act.Revise ? Optional.of(rewritten()) : Optional.empty();
    }

    @Override
    public Entry after(Act act, Said said) {
        if (!(act instanceof Act.OfEntry step)) {
            return this;
        }
        return switch (step) {
            case Act.Report report ->
                    new Entry(
                            home,
                            heading,
                            Progressed.with(reports, report, said),
                            revisions,
                            answer,
                            ending,
                            raised);
            case Act.Revise(Heading changed, String reason) -> {
                List<Revised> all = new ArrayList<>(revisions);
                all.add(new Revised(said.on(), reason, heading));
                yield new Entry(home, changed, reports, all, answer, ending, raised);
            }
            case Act.Answer(LocalDate on, String text) ->
                    new Entry(
                            home,
                            heading,
                            reports,
                            revisions,
                            Optional.of(new Answered(on, text)),
                            ending,
                            raised);
            case Act.Finish(String result) -> ended(new Ending(said.on(), false, result));
            case Act.Drop(String reason) -> ended(new Ending(said.on(), true, reason));
            case Act.Escalate(UUID meeting, Words name) -> {
                List<Raised> all = new ArrayList<>(raised);
                all.add(new Raised(meeting, name, said.on()));
                yield new Entry(home, heading, reports, revisions, answer, ending, all);
            }
        };
    }

    private Entry ended(Ending how) {
        return new Entry(home, heading, reports, revisions, answer, Optional.of(how), raised);
    }
}
