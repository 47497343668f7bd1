package tongban.node.casework;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
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
    private final JdbcLetters letters;
    private final JdbcCaseStore store;
    private final JdbcDocuments documents;
    private final Services services;
    private final Organs organs;
    private final Clock clock;

    JdbcStepArrivals(
            Walls walls,
            PersonalData personalData,
            JdbcSteps steps,
            JdbcLetters letters,
            JdbcCaseStore store,
            JdbcDocuments documents,
            Services services,
            Organs organs,
            Clock clock) {
        this.walls = walls;
        this.personalData = personalData;
        this.steps = steps;
        this.letters = letters;
        this.store = store;
        this.documents = documents;
        this.services = services;
        this.organs = organs;
        this.clock = clock;
    }

    // ------------------------------------------------------------------ a body here is asked

    Arrivals.Arrived request(UUID leadingCase, Jurisdiction from, Letter.StepRequest letter) {
        Actor node = walls.current();
        LocalDate today = LocalDate.now(clock);
        if (store.file(letter.row()).isPresent()) {
            return JdbcLetters.arrivedBefore();
        }
        Optional<PublishedService> service = services.get(letter.service());
        if (service.isEmpty()) {
            return JdbcLetters.notPublished();
        }
        Optional<JointStep> step = service.get().definition().procedure().jointStep(letter.step());
        if (step.isEmpty()) {
            return JdbcLetters.refused(
                    "CASE-180",
                    "本方公布的服务没有这个联办步骤",
                    "The service as this side published it has no such joint step");
        }
        if (!letters.isOf(letter.asked(), node.jurisdiction())
                || !letters.isOf(letter.leading(), from)) {
            return JdbcLetters.refused(
                    "CASE-181", "被请求协办的机关不是本方机关", "The body that is asked is none of this side's");
        }
        if (!isSound(letter, step.get(), today)) {
            return JdbcLetters.refused(
                    "CASE-182",
                    "协办请求的内容不完整，或者多于该步骤需要的内容",
                    "The request lacks something, or holds more than the step needs");
        }
        if (!JdbcLetters.areSound(letter.papers())) {
            return JdbcLetters.unsoundPapers();
        }
        begin(leadingCase, from, letter, service.get(), today);
        return new Arrivals.Arrived.Applied();
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
                new JdbcCaseStore.Accounts(Optional.empty(), Optional.empty()),
                letter.applicantNumber(),
                Optional.empty(),
                Set.of());
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
        Optional<CaseKey> key = letters.key(letter.leadingCase(), Part.COMPETENT);
        if (key.isEmpty()) {
            return notAsked();
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
            return notAsked();
        }
        if (asking.get().answered().isPresent()) {
            return new Arrivals.Arrived.Applied(); // told before
        }
        if (asking.get().calledOff().isPresent() || !JointSteps.isUnderway(subject)) {
            return JdbcLetters.refused(
                    "CASE-184",
                    "办件已处于“" + subject.state().words().zh() + "”，答复到得太晚，不再需要",
                    "The case is '"
                            + subject.state().words().en()
                            + "': the answer came too late and is not needed any more");
        }
        Circumstances known =
                letters.known(subject).with(letter.right().filter(o -> letters.isOf(o, o.side())));
        return letters.decided(
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
                key.get(),
                () -> {});
    }

    Arrivals.Arrived callOff(UUID leadingCase, Jurisdiction from, Letter.StepCallOff letter) {
        Optional<CaseKey> key = letters.key(letter.row(), Part.ASKED);
        if (key.isEmpty()) {
            return notHere();
        }
        Case subject = store.load(letter.row(), key.get());
        boolean asked =
                subject.opened().collector() == from
                        && subject.only(CaseEvent.StepTaken.class)
                                .filter(s -> s.leadingCase().equals(leadingCase))
                                .isPresent();
        if (!asked) {
            return notHere();
        }
        if (subject.state() != State.ASKED) {
            return new Arrivals.Arrived.Applied(); // answered, or called off before
        }
        return letters.decided(
                new Command.CallOffStep(
                        subject.id(), subject.version(), letter.number(), letter.reason()),
                subject,
                letters.known(subject),
                key.get(),
                () -> {});
    }

    private static Arrivals.Arrived notAsked() {
        return JdbcLetters.refused(
                "CASE-183", "本方没有提出过这个协办请求", "This side did not ask for the step");
    }

    private static Arrivals.Arrived notHere() {
        return JdbcLetters.refused("CASE-185", "没有收到过这个协办请求", "The request has not arrived here");
    }
}
