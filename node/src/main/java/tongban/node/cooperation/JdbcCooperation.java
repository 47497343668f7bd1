package tongban.node.cooperation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.Exchange;
import tongban.node.casework.Problem;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.cooperation.JdbcDossiers.Stored;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/** What is decided purely, stored on this side and told to the other in one transaction. */
final class JdbcCooperation implements Cooperation {
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final JdbcDossiers dossiers;
    private final JdbcCooperationReading reading;
    private final Registers registers;
    private final JdbcNames names;
    private final JdbcPeriods periods;
    private final JdbcLeadBodies leads;
    private final Exchange exchange;
    private final Sharing sharing;
    private final Clock clock;

    JdbcCooperation(
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcDossiers dossiers,
            JdbcCooperationReading reading,
            Registers registers,
            JdbcNames names,
            JdbcPeriods periods,
            JdbcLeadBodies leads,
            Exchange exchange,
            Sharing sharing,
            Clock clock) {
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.dossiers = dossiers;
        this.reading = reading;
        this.registers = registers;
        this.names = names;
        this.periods = periods;
        this.leads = leads;
        this.exchange = exchange;
        this.sharing = sharing;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ------------------------------------------------------------------ reading

    @Override
    public Listing list(@Nullable Actor reader, Jurisdiction side, Query query) {
        return reading.list(reader, side, query);
    }

    @Override
    public boolean each(@Nullable Actor reader, Jurisdiction side, Query query, Consumer<Row> to) {
        return reading.each(reader, side, query, to);
    }

    @Override
    public Optional<File> file(@Nullable Actor reader, Jurisdiction side, Kind kind, UUID id) {
        return reading.file(reader, side, kind, id);
    }

    @Override
    public Plans plans(@Nullable Actor reader, Jurisdiction side) {
        return reading.plans(reader, side);
    }

    @Override
    public List<Execution> execution(Actor actor) {
        return reading.execution(actor);
    }

    // ------------------------------------------------------------------ acting

    private static List<Problem> role(Actor actor, Act act) {
        boolean may =
                switch (act.office()) {
                    case JOINT_OFFICE -> actor.is(Role.SUPERVISOR);
                    case LEAD -> actor.is(Role.REVIEWER, Role.DECIDER);
                };
        return may ? List.of() : List.of(CooperationProblems.role(act.office()));
    }

    @Override
    public Result begin(Actor actor, Act.Beginning typed) {
        return walls.inside(
                actor,
                () -> {
                    Act.Beginning act = registers.named(typed);
                    Dossier begun = act.begin(actor.jurisdiction());
                    Optional<UUID> parent = begun.line().parent();
                    Optional<Stored> above = parent.flatMap(dossiers::find);
                    if (parent.isPresent() && above.isEmpty()) {
                        return new Result.NotFound();
                    }
                    List<Problem> denied = role(actor, act);
                    List<Problem> problems = new ArrayList<>(denied);
                    above.map(a -> a.dossier().home())
                            .filter(home -> home != actor.jurisdiction())
                            .ifPresent(home -> problems.add(CooperationProblems.home(home)));
                    problems.addAll(registers.faults(act));
                    if (denied.isEmpty()) {
                        problems.addAll(registers.typed(actor, act, Optional.empty()));
                    }
                    problems.addAll(periods.drawnBefore(act, above));
                    problems.addAll(names.unnameable(Optional.empty(), act, today()));
                    return problems.isEmpty()
                            ? new Result.Done(begun(actor, act, begun))
                            : new Result.Rejected(problems.stream().distinct().toList());
                });
    }

    private UUID begun(Actor actor, Act.Beginning act, Dossier begun) {
        Instant now = clock.instant();
        UUID id = GlobalId.next(now);
        personalData.create(id);
        dossiers.insert(id, actor.jurisdiction(), begun);
        tell(actor, id, act, registers.said(actor), now);
        return id;
    }

    private static Result rejected(Problem problem) {
        return new Result.Rejected(List.of(problem));
    }

    private void tell(Actor actor, UUID id, Act act, Said said, Instant now) {
        dossiers.step(id, actor.jurisdiction(), act, said, actor, now);
        journal.write(
                "cooperation", Purpose.COOPERATION.name(), List.of(id), List.of(act.stepName()));
        exchange.send(
                id,
                walls.current().jurisdiction().other(),
                CooperationLetter.KIND,
                new CooperationLetter(
                                id, act.stepName(), dossiers.content(act), said.organ(), said.on())
                        .bytes());
    }

    @Override
    public Result act(Actor actor, Kind kind, UUID id, Act typed, OptionalInt seen) {
        return walls.inside(
                actor,
                () -> {
                    Optional<Stored> found =
                            dossiers.hold(id).filter(s -> Kind.of(s.dossier()) == kind);
                    if (found.isEmpty()) {
                        return new Result.NotFound();
                    }
                    Dossier dossier = found.get().dossier();
                    Act act = registers.named(typed, dossier);
                    List<Problem> denied = role(actor, act);
                    Optional<Result> overtaken = overtaken(dossier, act, seen);
                    if (denied.isEmpty() && overtaken.isPresent()) {
                        return overtaken.get();
                    }
                    List<Problem> problems = new ArrayList<>(denied);
                    problems.addAll(judged(actor, found.get(), act));
                    if (denied.isEmpty()) {
                        problems.addAll(registers.typed(actor, act, Optional.of(dossier)));
                        if (act.office() == Act.Office.LEAD) {
                            problems.addAll(leads.stranger(actor, id, dossier));
                        }
                    }
                    problems.addAll(names.unnameable(Optional.of(id), act, today()));
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems.stream().distinct().toList());
                    }
                    apply(actor, found.get(), act);
                    return new Result.Done(id);
                });
    }

    private static Optional<Result> overtaken(Dossier dossier, Act act, OptionalInt seen) {
        return dossier.rewritten(act)
                .filter(all -> seen.isPresent() && seen.getAsInt() != all.size())
                .map(all ->
                        new Result.Overtaken(
                                all.size(),
                                all.subList(
                                        Math.clamp(seen.orElse(0), 0, all.size()), all.size())));
    }

    private List<Problem> judged(Actor actor, Stored stored, Act act) {
        List<Problem> problems =
                new ArrayList<>(stored.dossier().content(act, actor.jurisdiction()));
        problems.addAll(stored.dossier().moment(act, actor.jurisdiction(), today()));
        if (act instanceof Act.Amend(SharingRule rule)) {
            problems.addAll(sharing.faults(rule));
            if (stored.dossier() instanceof Agreement agreement) {
                problems.addAll(periods.cut(stored.id(), agreement, rule));
            }
        } else if (act instanceof Act.Accept(int chongqing, int sichuan)
                && problems.isEmpty()
                && stored.dossier() instanceof Statement statement
                && sharing.shares(
                                statement.heading().rule(),
                                statement.amounts(new Both<>(chongqing, sichuan)))
                        instanceof Sharing.Outcome.Faulty(List<Problem> faults)) {
            problems.addAll(faults);
        }
        if (act instanceof Act.Accept && stored.dossier() instanceof Statement statement) {
            problems.addAll(periods.unsplit(stored.id(), statement));
        }
        return problems.stream().distinct().toList();
    }

    private void apply(Actor actor, Stored stored, Act act) {
        Said said = registers.said(actor);
        dossiers.update(stored, stored.dossier().after(act, said));
        tell(actor, stored.id(), act, said, clock.instant());
    }

    @Override
    public Result escalate(Actor actor, UUID entry, UUID meeting) {
        return walls.inside(
                actor,
                () -> {
                    Optional<Stored> raised =
                            dossiers.hold(entry).filter(s -> s.dossier() instanceof Entry);
                    if (raised.isEmpty()) {
                        return new Result.NotFound();
                    }
                    Optional<Stored> before =
                            dossiers.hold(meeting).filter(s -> s.dossier() instanceof Meeting);
                    if (before.isEmpty()) {
                        return rejected(CooperationProblems.meeting());
                    }
                    Entry of = (Entry) raised.get().dossier();
                    Act escalate = new Act.Escalate(meeting, before.get().dossier().name());
                    Act item =
                            new Act.PutOnAgenda(
                                    GlobalId.next(clock.instant()),
                                    of.name().zh(),
                                    of.heading().list().words().zh(),
                                    Optional.of(entry));
                    List<Problem> problems = new ArrayList<>(role(actor, escalate));
                    problems.addAll(judged(actor, raised.get(), escalate));
                    problems.addAll(judged(actor, before.get(), item));
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems);
                    }
                    apply(actor, raised.get(), escalate);
                    apply(actor, before.get(), item);
                    return new Result.Done(entry);
                });
    }

    @Override
    public Result draw(Actor actor, UUID agreement, Words name, LocalDate from, LocalDate until) {
        return walls.inside(
                actor,
                () -> {
                    // held, so that statements of one agreement are drawn one after the other, and
                    // none under a version that is amended meanwhile
                    Optional<Agreement> under =
                            dossiers.hold(agreement)
                                    .map(Stored::dossier)
                                    .filter(Agreement.class::isInstance)
                                    .map(Agreement.class::cast);
                    if (under.isEmpty()) {
                        return new Result.NotFound();
                    }
                    Optional<Integer> version = under.get().versionOn(from);
                    if (version.isEmpty()) {
                        return rejected(SharingProblems.noVersion());
                    }
                    return begin(
                            actor,
                            new Act.Draw(
                                    new Statement.Heading(
                                            agreement,
                                            version.get(),
                                            name,
                                            from,
                                            until,
                                            under.get().versions().get(version.get() - 1))));
                });
    }
}
