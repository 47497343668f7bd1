package tongban.node.casework;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceFolder;
import tongban.service.text.Words;

/**
 * Cases written down event by event, without a database: the shortest way through the table to any
 * state, the command for any act, and people at every desk.
 */
final class WrittenCase {
    static final LocalDate BEGUN = LocalDate.of(2026, 3, 2);
    static final Organ WINDOW = organ("gaozhu:service-centre", "高竹窗口", Jurisdiction.CHONGQING);
    static final Organ ACCEPTING = organ("511623109:town", "高滩镇", Jurisdiction.SICHUAN);
    static final Organ DECIDING = organ("511623:transport", "邻水县交通", Jurisdiction.SICHUAN);
    static final Organ ELSEWHERE = organ("511602:transport", "广安区交通", Jurisdiction.SICHUAN);
    static final ServiceDefinition LICENCE = service("oversize-transport-permit");

    private WrittenCase() {}

    static ServiceDefinition service(String id) {
        Path root = Path.of(System.getProperty("tongban.root", "..")).toAbsolutePath().normalize();
        return switch (ServiceFolder.read(root.resolve("public-services/" + id))) {
            case ServiceFolder.Reading.Sound(ServiceDefinition definition) -> definition;
            case ServiceFolder.Reading.Faulty(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    private static Organ organ(String id, String name, Jurisdiction side) {
        return new Organ(id, Words.same(name), side);
    }

    // ------------------------------------------------------------------ people

    static Actor at(Role role, @Nullable Organ desk, Jurisdiction side) {
        String organ = desk == null ? null : desk.id();
        UUID account =
                UUID.nameUUIDFromBytes(
                        (role + "" + organ + side)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new Actor(account, "p", role, side, organ, "某甲", "Somebody");
    }

    /** Somebody of this role at the desk that a row asks for. */
    static Actor seated(Role role, Procedure.Row row) {
        Jurisdiction side =
                row.part() == Part.COLLECTOR ? Jurisdiction.CHONGQING : Jurisdiction.SICHUAN;
        return switch (role) {
            case RESIDENT -> at(role, null, side);
            case SYSTEM -> Actor.system(side);
            case CLERK, REVIEWER, DECIDER, SUPERVISOR -> at(role, desk(row), side);
        };
    }

    private static Organ desk(Procedure.Row row) {
        return switch (row.desk()) {
            case ANY_WINDOW, COLLECTING -> WINDOW;
            case HANDLING -> ACCEPTING;
            case DECIDING -> DECIDING;
            case INVOLVED -> row.part() == Part.COLLECTOR ? WINDOW : ACCEPTING;
        };
    }

    static Circumstances known(Actor actor, ServiceDefinition service, LocalDate today) {
        return Circumstances.of(actor, service, "hash", today)
                .with(proposed(CasePage.Proposal.Kind.GRANTED));
    }

    static CaseEvent.Proposed proposed(CasePage.Proposal.Kind kind) {
        return new CaseEvent.Proposed(
                kind, List.of(), List.of(), List.of(), "2021-08", "abc", false, List.of());
    }

    // ------------------------------------------------------------------ events

    static CaseEvent.Opened opened(Act act, Part part) {
        boolean across = part == Part.COLLECTOR || act == Act.RECEIVE;
        return new CaseEvent.Opened(
                act,
                part,
                "50-20260302-000001-1",
                LICENCE.id(),
                "hash",
                act == Act.SUBMIT ? Mode.FULL_ONLINE : Mode.REMOTE_COLLECT,
                across ? Jurisdiction.CHONGQING : Jurisdiction.SICHUAN,
                new CaseEvent.Route(
                        act == Act.SUBMIT ? Optional.empty() : Optional.of(WINDOW),
                        ACCEPTING,
                        DECIDING,
                        DECIDING,
                        Jurisdiction.SICHUAN,
                        List.of(),
                        List.of()),
                BEGUN,
                part == Part.COMPETENT ? Optional.of(BEGUN) : Optional.empty(),
                Optional.empty(),
                Optional.of(IdentityCheck.Shown.ID_CARD),
                "511623109",
                new CaseEvent.Applicant("person", "陈某", "5916**********001X", "", "", ""),
                Optional.empty(),
                Map.of(),
                List.of(),
                "");
    }

    /** What an act leaves behind, as simply as it can be. */
    static CaseEvent event(Act act, Part part, LocalDate day) {
        return switch (act) {
            case COLLECT, SUBMIT, RECEIVE -> opened(act, part);
            case FORWARD -> new CaseEvent.Forwarded("", "");
            case REQUEST_SUPPLEMENT ->
                    new CaseEvent.SupplementRequested(List.of(new Missing(paper(), "缺章")));
            case SUPPLY_SUPPLEMENT -> new CaseEvent.SupplementSupplied(List.of(), Map.of(), "");
            case ACCEPT -> new CaseEvent.Accepted(Act.ACCEPT, day);
            case DEEM_ACCEPTED -> new CaseEvent.Accepted(Act.DEEM_ACCEPTED, BEGUN);
            case REFUSE_ACCEPTANCE ->
                    new CaseEvent.AcceptanceRefused(
                            Ground.NOTHING_TO_APPLY_FOR, Optional.empty(), "无需办理");
            case START_REVIEW ->
                    new CaseEvent.ReviewStarted(proposed(CasePage.Proposal.Kind.GRANTED));
            case RECORD_FACTS ->
                    new CaseEvent.FactsRecorded(Map.of(), proposed(CasePage.Proposal.Kind.GRANTED));
            case RECOMMEND -> new CaseEvent.Recommended(Outcome.GRANTED, "同意");
            case SEND_BACK -> new CaseEvent.SentBack("再查");
            case EXTEND -> new CaseEvent.Extended("案情复杂");
            case SUSPEND -> new CaseEvent.Suspended(SpecialProcedure.EXPERT_REVIEW, 10, "评审");
            case RESUME -> new CaseEvent.Resumed("评审通过");
            case GRANT, GRANT_AUTOMATICALLY -> decided(act, Outcome.GRANTED, day);
            case REFUSE -> decided(act, Outcome.REFUSED, day);
            case DELIVER -> new CaseEvent.Delivered(DeliveryWay.WINDOW, day, "");
            case CLOSE -> new CaseEvent.Closed();
            case WITHDRAW -> new CaseEvent.Withdrawn("不办了");
            case TERMINATE -> new CaseEvent.Terminated("逾期未补");
        };
    }

    private static CaseEvent decided(Act act, Outcome outcome, LocalDate day) {
        return new CaseEvent.Decided(
                act,
                outcome,
                day,
                Words.of("准予", "granted"),
                false,
                proposed(CasePage.Proposal.Kind.GRANTED),
                List.of(),
                List.of(),
                "");
    }

    private static String paper() {
        return LICENCE.materials().getFirst().id();
    }

    /** What an officer sends to have an act done; empty for what no officer can ask for. */
    static Optional<Command> command(Act act, Case subject, LocalDate today) {
        UUID id = subject.id();
        int v = subject.version();
        return Optional.ofNullable(
                switch (act) {
                    case FORWARD -> new Command.Forward(id, v, "", "");
                    case REQUEST_SUPPLEMENT ->
                            new Command.RequestSupplement(
                                    id, v, List.of(new Missing(paper(), "缺章")));
                    case SUPPLY_SUPPLEMENT ->
                            new Command.SupplySupplement(
                                    id,
                                    v,
                                    List.of(
                                            new MaterialTaken(
                                                    paper(), MaterialTaken.How.COPY, 1, "")),
                                    Map.of(),
                                    "");
                    case ACCEPT -> new Command.Accept(id, v);
                    case REFUSE_ACCEPTANCE ->
                            new Command.RefuseAcceptance(
                                    id, v, Ground.NOTHING_TO_APPLY_FOR, "无需办理", null);
                    case START_REVIEW -> new Command.StartReview(id, v);
                    case RECORD_FACTS ->
                            new Command.RecordFacts(
                                    id, v, Map.of("axles", List.of("4")), "document", "证");
                    case RECOMMEND -> new Command.Recommend(id, v, Outcome.GRANTED, "同意");
                    case SEND_BACK -> new Command.SendBack(id, v, "再查");
                    case GRANT -> new Command.Decide(id, v, Outcome.GRANTED, "");
                    case REFUSE -> new Command.Decide(id, v, Outcome.REFUSED, "核查不符");
                    case EXTEND -> new Command.Extend(id, v, "案情复杂");
                    case SUSPEND ->
                            new Command.Suspend(id, v, SpecialProcedure.EXPERT_REVIEW, "评审", 10);
                    case RESUME -> new Command.Resume(id, v, "评审通过");
                    case DELIVER -> new Command.Deliver(id, v, DeliveryWay.WINDOW, today, "");
                    case CLOSE -> new Command.Close(id, v);
                    case WITHDRAW -> new Command.Withdraw(id, v, "不办了");
                    case TERMINATE -> new Command.Terminate(id, v, "逾期未补");
                    case COLLECT, SUBMIT, RECEIVE, DEEM_ACCEPTED, GRANT_AUTOMATICALLY -> null;
                });
    }

    /** What has to have happened in the same state before an act makes sense. */
    private static List<Act> before(Act act) {
        return switch (act) {
            case GRANT, REFUSE, SEND_BACK -> List.of(Act.RECOMMEND);
            default -> List.of();
        };
    }

    // ------------------------------------------------------------------ cases

    /** Recorded by the reviewer of the accepting body, a day a step. */
    static Case of(Part part, List<Act> acts) {
        UUID id =
                UUID.nameUUIDFromBytes(
                        (part + acts.toString()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        List<Recorded> events = new ArrayList<>();
        LocalDate day = BEGUN;
        for (Act act : acts) {
            events.add(recorded(events.size() + 1, event(act, part, day), day));
            day = day.plus(Period.ofDays(1));
        }
        return Case.of(id, events);
    }

    static Recorded recorded(int seq, CaseEvent event, LocalDate day) {
        Actor actor = at(Role.REVIEWER, ACCEPTING, Jurisdiction.SICHUAN);
        return new Recorded(
                seq, event, noon(day), actor.account().toString(), actor.role(), ACCEPTING.id());
    }

    static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(Case.ZONE).toInstant();
    }

    /** The case on which an act can be done from a state, with what the act presupposes. */
    static Optional<Case> ready(State state, Act act, Part part) {
        Set<Act> spared = new HashSet<>(Set.of(act));
        return path(state, part, spared)
                .or(() -> path(state, part, Set.of()))
                .map(way -> {
                    List<Act> acts = new ArrayList<>(way);
                    acts.addAll(before(act));
                    return of(part, acts);
                });
    }

    /** The shortest way to a state that does without some acts. */
    static Optional<List<Act>> path(State to, Part part, Set<Act> without) {
        Map<State, List<Act>> ways = new HashMap<>();
        ArrayDeque<State> open = new ArrayDeque<>();
        for (Procedure.Row row : Procedure.ROWS) {
            if (row.from() == null && row.part() == part && !ways.containsKey(row.to())) {
                ways.put(row.to(), List.of(row.act()));
                open.add(row.to());
            }
        }
        while (!open.isEmpty()) {
            State state = open.remove();
            for (Procedure.Row row : Procedure.from(state, part)) {
                if (!ways.containsKey(row.to()) && !without.contains(row.act())) {
                    List<Act> way = new ArrayList<>(ways.get(state));
                    way.addAll(before(row.act()));
                    way.add(row.act());
                    ways.put(row.to(), way);
                    open.add(row.to());
                }
            }
        }
        return Optional.ofNullable(ways.get(to));
    }
}
