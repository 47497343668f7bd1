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

/**
 * What a meeting gave to a lead body of each of the two sides. Done is what each lead reported as
 * done and the joint office of the home side confirmed.
 */
public record Task(
        Jurisdiction home,
        Heading heading,
        Both<List<Progressed>> reports,
        Optional<Ending> ending,
        List<Meeting.Earlier<Heading>> earlier)
        implements Dossier {

    /** What was stored before a task could be corrected never was. */
    public Task {
        earlier = List.copyOf(Objects.requireNonNullElse(earlier, List.of()));
    }

    Task(
            Jurisdiction home,
            Heading heading,
            Both<List<Progressed>> reports,
            Optional<Ending> ending) {
        this(home, heading, reports, ending, List.of());
    }

    /**
     * @param item of the agenda on whose resolution it rests
     * @param leads who leads on each side and is no body of the platform, in words
     * @param due last day in time
     * @param bodies of each side that lead it: where some are named, they alone report for it
     */
    public record Heading(
            UUID meeting,
            Optional<UUID> item,
            Words name,
            Both<String> leads,
            LocalDate from,
            LocalDate due,
            String source,
            Both<List<Body>> bodies)
            implements Dossier.Heading {
        /** What was written before bodies could be named names none. */
        public Heading {
            bodies = Objects.requireNonNullElse(bodies, Body.none()).map(List::copyOf);
        }

        /** One that names no body of the platform. */
        public Heading(
                UUID meeting,
                Optional<UUID> item,
                Words name,
                Both<String> leads,
                LocalDate from,
                LocalDate due,
                String source) {
            this(meeting, item, name, leads, from, due, source, Body.none());
        }

        Heading with(Both<List<Body>> named) {
            return new Heading(meeting, item, name, leads, from, due, source, named);
        }

        /** Who leads it on a side. */
        public Words lead(Jurisdiction side) {
            return Body.answering(bodies.of(side), leads.of(side));
        }
    }

    @Override
    public Line line() {
        return new Line(
                "",
                heading.due().getYear(),
                Optional.of(heading.meeting()),
                Optional.of(heading.from()),
                Optional.of(heading.due()),
                reports.stream().allMatch(Progressed::isDone),
                ending.map(Ending::on),
                ending.filter(Ending::dropped).isPresent(),
                List.of());
    }

    static List<Problem> faults(Heading h) {
        List<Problem> problems = new ArrayList<>();
        Texts.name(problems, h.name());
        Texts.answering(
                problems, "lead", Words.of("牵头单位", "the lead body of "), h.leads(), h.bodies());
        if (h.due().isBefore(h.from())) {
            problems.add(CooperationProblems.days("due"));
        }
        Texts.needed(problems, "source", h.source(), Words.of("依据", "the source"), Texts.SHORT_MAX);
        return problems;
    }

    @Override
    public List<Problem> content(Act act, Jurisdiction side) {
        if (!(act instanceof Act.OfTask step)) {
            return List.of(CooperationProblems.notOfThis(act, Kind.TASK));
        }
        List<Problem> problems = new ArrayList<>();
        switch (step) {
            case Act.Report report -> problems.addAll(Progressed.faults(report));
            case Act.CorrectTask(Heading changed, String reason) -> {
                Texts.home(problems, home, side);
                problems.addAll(faults(changed));
                if (!changed.meeting().equals(heading.meeting())) {
                    problems.add(CooperationProblems.otherMeeting());
                }
                Texts.reason(problems, reason);
            }
            case Act.Confirm(String note) -> {
                Texts.home(problems, home, side);
                Texts.needed(
                        problems,
                        "note",
                        note,
                        Words.of("凭什么确认", "what it is confirmed on"),
                        Texts.LONG_MAX);
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
        } else if (act instanceof Act.CorrectTask(Heading changed, _)) {
            if (changed.equals(heading)) {
                problems.add(CooperationProblems.unchanged());
            }
        } else if (act instanceof Act.Confirm) {
            for (Jurisdiction each : Jurisdiction.values()) {
                if (!Progressed.isDone(reports.of(each))) {
                    problems.add(CooperationProblems.notReported(each, heading.lead(each)));
                }
            }
        }
        return problems;
    }

    /** Each correction of it. */
    public List<Rewritten> rewritten() {
        return Rewritten.history(earlier, heading, Fields::of);
    }

    @Override
    public Optional<List<Rewritten>> rewritten(Act act) {
        return act instanceof Act.CorrectTask ? Optional.of(rewritten()) : Optional.empty();
    }

    @Override
    public Task after(Act act, Said said) {
        if (!(act instanceof Act.OfTask step)) {
            return this;
        }
        return switch (step) {
            case Act.Report report ->
                    new Task(
                            home, heading, Progressed.with(reports, report, said), ending, earlier);
            case Act.CorrectTask(Heading changed, String reason) ->
                    new Task(
                            home,
                            changed,
                            reports,
                            ending,
                            Meeting.Earlier.and(earlier, heading, said, reason));
            case Act.Confirm(String note) -> ended(new Ending(said.on(), false, note));
            case Act.Drop(String reason) -> ended(new Ending(said.on(), true, reason));
        };
    }

    private Task ended(Ending how) {
        return new Task(home, heading, reports, Optional.of(how), earlier);
    }
}
