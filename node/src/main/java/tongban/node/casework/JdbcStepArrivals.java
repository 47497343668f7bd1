package tongban.node.casework;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Organs;
import tongban.service.procedure.JointStep;

/**
 * Letters of joint handling: a request becomes a row of the asked body, its answer comes back into
 * the case, and what need not be answered is called off. Nothing in a letter is believed.
 */
final class JdbcStepArrivals {
    private static final int NAME_LENGTH_MAX = 200;

    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcSteps steps;
    private final CaseReader reader;
    private final JdbcCaseStore store;
    private final JdbcDocuments documents;
    private final Services services;
    private final Organs organs;
    private final Clock clock;

    JdbcStepArrivals(
            Walls walls,
            PersonalData personalData,
            JdbcSteps steps,
            CaseReader reader,
            JdbcCaseStore store,
            JdbcDocuments documents,
            Services services,
            Organs organs,
            Clock clock) {
        this.walls = walls;
        this.personalData = personalData;
        this.steps = steps;
        this.reader = reader;
        this.store = store;
        this.documents = documents;
        this.services = services;
        this.organs = organs;
        this.clock = clock;
    }

    // ------------------------------------------------------------------ a body of this side is
    // asked

    Arrivals.Arrived request(UUID leadingCase, Jurisdiction from, Letter.StepRequest letter) {
        Actor node = walls.current();
        LocalDate today = LocalDate.now(clock);
        if (store.file(letter.row()).isPresent()) {
            return JdbcArrivals.arrivedBefore();
        }
        Optional<PublishedService> service = services.get(letter.service());
        if (service.isEmpty()) {
            return JdbcArrivals.notPublished();
        }
        Optional<JointStep> step = service.get().definition().procedure().jointStep(letter.step());
        if (step.isEmpty()) {
            return JdbcArrivals.refused(
                    "CASE-180",
                    "本方公布的服务没有这个联办步骤",
                    "The service as this side published it has no such joint step");
        }
        if (!isOf(letter.asked(), node.jurisdiction(), today)
                || !isOf(letter.leading(), from, today)) {
            return JdbcArrivals.refused(
                    "CASE-181", "被请求协办的机关不是本方机关", "The body that is asked is none of this side's");
        }
        if (!isSound(letter, step.get(), today)) {
            return JdbcArrivals.refused(
                    "CASE-182",
                    "协办请求的内容不完整，或者多于该步骤需要的内容",
                    "The request lacks something, or holds more than the step needs");
        }
        if (!JdbcArrivals.areSound(letter.papers())) {
            return JdbcArrivals.unsoundPapers();
        }
        begin(leadingCase, from, letter, service.get(), today);
        return new Arrivals.Arrived.Applied();
    }

    private boolean isOf(Organ organ, Jurisdiction side, LocalDate today) {
        return organs.byId(organ.id(), today, side.code())
                .filter(o -> o.jurisdiction().equals(side.code()))
                .isPresent();
    }

    private static boolean isSound(Letter.StepRequest letter, JointStep step, LocalDate today) {
        boolean named =
                CaseNumber.read(letter.caseNumber()).isPresent()
                        && !letter.caseNumber().matches(".*-L\\d+")
                        && letter.number() >= 1
                        && letter.number() <= JointSteps.ASKED_MAX
                        && !letter.applicantNumber().isBlank()
                        && !letter.applicantName().isBlank()
                        && letter.applicantName().length() <= NAME_LENGTH_MAX
                        && !letter.askedOn().isAfter(today)
                        && !letter.appliedOn().isAfter(letter.askedOn());
        return named
                && step.facts().containsAll(letter.facts().keySet())
                && letter.materials().stream()
                        .allMatch(m -> step.materials().contains(m.material()))
                && letter.papers().stream().allMatch(p -> step.materials().contains(p.material()));
    }

    private void begin(
            UUID leadingCase,
            Jurisdiction from,
            Letter.StepRequest letter,
            PublishedService service,
            LocalDate today) {
        Actor node = walls.current();
        // named as this side knows them, whatever the letter calls them
        Organ own = IntakeReader.organ(organs, letter.asked().id(), today, node.jurisdiction());
        Organ leading = IntakeReader.organ(organs, letter.leading().id(), today, from);
        List<CaseEvent> events =
                List.of(
                        Intakes.asked(letter, service.hash(), own, from, today),
                        new CaseEvent.StepTaken(
                                letter.number(), letter.step(), leadingCase, leading, today));
        Case subject = Case.of(letter.row(), steps.recorded(0, events, node));
        CaseKey key = personalData.create(subject.id());
        steps.begin(
                subject,
                service,
                key,
                personalData.idIndex(letter.applicantNumber()),
                Optional.empty(),
                letter.applicantNumber(),
                Optional.empty());
        for (Letter.Paper paper : letter.papers()) {
            // the same paper may be on this side already, where it was collected here
            UUID copy =
                    UUID.nameUUIDFromBytes(
                            (subject.id() + " " + paper.id()).getBytes(StandardCharsets.UTF_8));
            documents.insert(
                    subject.id(),
                    new Letter.Paper(
                            copy,
                            paper.material(),
                            paper.name(),
                            paper.mediaType(),
                            paper.content(),
                            paper.at()),
                    key);
        }
        steps.follow(subject, service, key);
    }

    // ------------------------------------------------------------------ and what becomes of it

    Arrivals.Arrived reply(UUID row, Jurisdiction from, Letter.StepReply letter) {
        Optional<CaseKey> key = key(letter.leadingCase(), Part.COMPETENT);
        if (key.isEmpty()) {
            return JdbcArrivals.refused(
                    "CASE-183", "本方没有提出过这个协办请求", "This side did not ask for the step");
        }
        Case subject = store.load(letter.leadingCase(), key.get());
        Optional<JointSteps.Asking> asking =
                JointSteps.of(subject).stream()
                        .filter(a ->
                                a.number() == letter.number()
                                        && a.asked().row().equals(row)
                                        && a.asked().organ().side() == from)
                        .findFirst();
        if (asking.isEmpty()) {
            return JdbcArrivals.refused(
                    "CASE-183", "本方没有提出过这个协办请求", "This side did not ask for the step");
        }
        if (asking.get().answered().isPresent()) {
            return new Arrivals.Arrived.Applied(); // told before
        }
        if (asking.get().calledOff().isPresent() || !JointSteps.isUnderway(subject)) {
            return JdbcArrivals.refused(
                    "CASE-184",
                    "办件已处于“" + subject.state().words().zh() + "”，答复到得太晚，不再需要",
                    "The case is '"
                            + subject.state().words().en()
                            + "': the answer came too late and is not needed any more");
        }
        PublishedService service = reader.service(subject);
        Circumstances known =
                reader.circumstances(walls.current(), service)
                        .with(letter.right().filter(o -> isOf(o, o.side(), LocalDate.now(clock))));
        return apply(
                new Command.AnswerStep(
                        subject.id(),
                        subject.version(),
                        letter.number(),
                        letter.answer(),
                        letter.text(),
                        null,
                        letter.on()),
                subject,
                known,
                key.get());
    }

    Arrivals.Arrived callOff(UUID leadingCase, Jurisdiction from, Letter.StepCallOff letter) {
        Optional<CaseKey> key = key(letter.row(), Part.ASKED);
        if (key.isEmpty()) {
            return JdbcArrivals.refused(
                    "CASE-185", "没有收到过这个协办请求", "The request has not arrived here");
        }
        Case subject = store.load(letter.row(), key.get());
        boolean asked =
                subject.opened().collector() == from
                        && subject.only(CaseEvent.StepTaken.class)
                                .filter(s -> s.leadingCase().equals(leadingCase))
                                .isPresent();
        if (!asked) {
            return JdbcArrivals.refused(
                    "CASE-185", "没有收到过这个协办请求", "The request has not arrived here");
        }
        if (subject.state() != State.ASKED) {
            return new Arrivals.Arrived.Applied(); // answered, or called off before
        }
        return apply(
                new Command.CallOffStep(
                        subject.id(), subject.version(), letter.number(), letter.reason()),
                subject,
                reader.circumstances(walls.current(), reader.service(subject)),
                key.get());
    }

    private Arrivals.Arrived apply(
            Command command, Case subject, Circumstances known, CaseKey key) {
        return switch (Decisions.decide(command, subject, known, clock.instant())) {
            case Verdict.Rejected no -> new Arrivals.Arrived.Refused(no.problems().getFirst());
            case Verdict.Forbidden no -> new Arrivals.Arrived.Refused(no.problem());
            case Verdict.Happens happens -> {
                Case after =
                        subject.after(
                                steps.recorded(
                                        subject.version(), happens.events(), walls.current()));
                if (!steps.advance(subject, after, reader.service(subject), key, null)) {
                    // somebody acted at the same moment: the letter is tried again
                    throw JdbcArrivals.movedOn();
                }
                yield new Arrivals.Arrived.Applied();
            }
        };
    }

    private Optional<CaseKey> key(UUID id, Part part) {
        return store.file(id)
                .filter(f -> f.part() == part)
                .flatMap(f -> personalData.open(id, Purpose.HAND_OVER, "case"));
    }
}
