package tongban.node.cooperation;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.casework.Arrivals;
import tongban.node.casework.Problem;
import tongban.node.cooperation.JdbcDossiers.Stored;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tools.jackson.core.JacksonException;

/** Steps of the other side as they arrive: judged by their content, and applied to this copy. */
final class JdbcCooperationArrivals implements Arrivals {
    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcDossiers dossiers;
    private final Registers registers;
    private final Sharing sharing;
    private final Clock clock;

    JdbcCooperationArrivals(
            Walls walls,
            PersonalData personalData,
            JdbcDossiers dossiers,
            Registers registers,
            Sharing sharing,
            Clock clock) {
        this.walls = walls;
        this.personalData = personalData;
        this.dossiers = dossiers;
        this.registers = registers;
        this.sharing = sharing;
        this.clock = clock;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(CooperationLetter.KIND);
    }

    @Override
    public Arrived arrive(UUID id, Jurisdiction from, String kind, byte[] body) {
        CooperationLetter letter;
        Act act;
        try {
            letter = CooperationLetter.read(body);
            act = dossiers.act(letter.act(), letter.content());
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return new Arrived.Refused(CooperationProblems.letter());
        }
        return !letter.id().equals(id)
                ? new Arrived.Refused(CooperationProblems.letter())
                : arrived(id, from, act, new Said(from, letter.organ(), letter.on()))
                        .<Arrived>map(Arrived.Refused::new)
                        .orElseGet(Arrived.Applied::new);
    }

    /** Nothing of it is believed. */
    private Optional<Problem> arrived(UUID id, Jurisdiction from, Act act, Said said) {
        Jurisdiction here = walls.current().jurisdiction();
        if (act instanceof Act.Beginning beginning) {
            Dossier begun = beginning.begin(from);
            boolean orphan =
                    begun.line()
                            .parent()
                            .filter(p ->
                                    dossiers.find(p)
                                            .filter(s -> s.dossier().home() == from)
                                            .isEmpty())
                            .isPresent();
            if (orphan || dossiers.find(id).isPresent() || !registers.faults(beginning).isEmpty()) {
                return Optional.of(CooperationProblems.letter());
            }
            personalData.create(id);
            dossiers.insert(id, here, begun);
        } else {
            Optional<Stored> found = dossiers.hold(id);
            boolean sound =
                    found.isPresent()
                            && found.get().dossier().content(act, from).isEmpty()
                            && !(act instanceof Act.Amend(SharingRule rule)
                                    && !sharing.faults(rule).isEmpty());
            if (!sound) {
                return Optional.of(CooperationProblems.letter());
            }
            Stored before = found.orElseThrow();
            dossiers.update(before, before.dossier().after(act, said));
        }
        dossiers.step(id, here, act, said, null, clock.instant());
        return Optional.empty();
    }
}
