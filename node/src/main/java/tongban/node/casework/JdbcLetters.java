package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Organs;

/**
 * What letters of every kind have in common: which case they are about, whether its bodies are who
 * they are said to be, and that what follows is decided and stored like anybody's command.
 */
final class JdbcLetters {
    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcSteps steps;
    private final CaseReader reader;
    private final JdbcCaseStore store;
    private final Organs organs;
    private final Clock clock;

    JdbcLetters(
            Walls walls,
            PersonalData personalData,
            JdbcSteps steps,
            CaseReader reader,
            JdbcCaseStore store,
            Organs organs,
            Clock clock) {
        this.walls = walls;
        this.personalData = personalData;
        this.steps = steps;
        this.reader = reader;
        this.store = store;
        this.organs = organs;
        this.clock = clock;
    }

    /** The key of a case in which this side has that part. */
    Optional<CaseKey> key(UUID id, Part part) {
        return store.file(id)
                .filter(f -> f.part() == part)
                .flatMap(f -> personalData.open(id, Purpose.HAND_OVER, "case"));
    }

    /** Whether a body that a letter names is one of a side, today. */
    boolean isOf(Organ organ, Jurisdiction side) {
        return organs.byId(organ.id(), LocalDate.now(clock), side.code())
                .filter(o -> o.jurisdiction().equals(side.code()))
                .isPresent();
    }

    Circumstances known(Case subject) {
        return reader.circumstances(walls.current(), reader.service(subject));
    }

    /**
     * @param before what else is written where it happens
     */
    Arrivals.Arrived decided(
            Command command, Case subject, Circumstances known, CaseKey key, Runnable before) {
        return switch (Decisions.decide(command, subject, known, clock.instant())) {
            case Verdict.Rejected no -> new Arrivals.Arrived.Refused(no.problems().getFirst());
            case Verdict.Forbidden no -> new Arrivals.Arrived.Refused(no.problem());
            case Verdict.Happens happens -> {
                before.run();
                yield stored(subject, happens.events(), key);
            }
        };
    }

    Arrivals.Arrived stored(Case subject, List<CaseEvent> events, CaseKey key) {
        Case after = subject.after(steps.recorded(subject.version(), events, walls.current()));
        if (!steps.advance(subject, after, reader.service(subject), key, null)) {
            // somebody acted at the same moment: the letter is tried again, nothing has been
            // written
            throw new IllegalStateException(
                    "CASE-056 the case moved on while a letter was applied");
        }
        return new Arrivals.Arrived.Applied();
    }

    // ------------------------------------------------------------------ what is refused

    static Arrivals.Arrived refused(String code, String zh, String en) {
        return new Arrivals.Arrived.Refused(
                Problem.of(code, "", zh, en, "请联系对方节点", "Ask the other side's node"));
    }

    static Arrivals.Arrived arrivedBefore() {
        return refused("CASE-052", "案件已经收到过", "The case has arrived before");
    }

    static Arrivals.Arrived notPublished() {
        return refused("CASE-053", "本方没有公布这项服务", "This side has not published the service");
    }

    static Arrivals.Arrived unsoundPapers() {
        return refused("CASE-058", "所附材料不符合要求", "A paper is too large or of a wrong kind");
    }

    /** The other side has checked its papers; this side does not take its word for it. */
    static boolean areSound(List<Letter.Paper> papers) {
        long bytes = 0;
        for (Letter.Paper paper : papers) {
            bytes += paper.content().length;
            boolean sound =
                    paper.content().length <= Documents.DOCUMENT_BYTES_MAX
                            && Documents.MediaType.of(paper.content())
                                    .filter(type -> type == paper.mediaType())
                                    .isPresent();
            if (!sound) {
                return false;
            }
        }
        return bytes <= Documents.CASE_BYTES_MAX
                && papers.size() <= Documents.DOCUMENTS_PER_CASE_MAX;
    }
}
