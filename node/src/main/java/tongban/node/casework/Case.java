package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.casework.CaseEvent.StoredFact;
import tongban.node.identity.Role;

/**
 * A case as its events have made it, on one side of the border.
 *
 * <p>Its life: somebody types a draft; a clerk collects it or the applicant submits it. On the own
 * side it is submitted at once. For the other side it is collected and forwarded, and a second case
 * with the same id begins there with its receipt. The competent body asks once for what is missing
 * or accepts; silence counts as acceptance where the law says so. A reviewer starts the review, the
 * standard proposes, the reviewer recommends, another person decides. The decision is delivered,
 * also through the collecting window, and the case is closed.
 */
final class Case {
    /** The two provinces have one time; days of a case are days there. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final UUID id;
    private final List<Recorded> events;
    private final Map<Integer, Refusal> refused;
    private CaseEvent.Opened opened;
    private final Map<String, MaterialTaken> materials = new LinkedHashMap<>();
    private final Map<String, StoredFact> facts = new LinkedHashMap<>();
    private final List<State> states = new ArrayList<>();
    private List<Missing> missing = List.of();
    private boolean supplied;
    private CaseEvent.@org.jspecify.annotations.Nullable Proposed proposal;
    private CaseEvent.@org.jspecify.annotations.Nullable Recommended recommendation;
    private CaseEvent.@org.jspecify.annotations.Nullable Decided decided;
    private CaseEvent.@org.jspecify.annotations.Nullable Reported reported;
    private CaseEvent.@org.jspecify.annotations.Nullable Forwarded forwarded;
    private String reviewer = "";
    private String reviewing = "";
    private Optional<LocalDate> acceptedOn = Optional.empty();
    private Optional<LocalDate> receivedOn = Optional.empty();

    private Case(UUID id, List<Recorded> events, Map<Integer, Refusal> refused) {
        this.id = id;
        this.events = List.copyOf(events);
        this.refused = Map.copyOf(refused);
        this.opened = (CaseEvent.Opened) events.getFirst().event();
        events.forEach(this::apply);
    }

    /**
     * @param events from the first on, without a gap
     */
    static Case of(UUID id, List<Recorded> events) {
        return new Case(id, events, Map.of());
    }

    /**
     * The same case, where the other side did not take in all that was sent to it.
     *
     * @param refused by number of the step that sent it
     */
    Case refusing(Map<Integer, Refusal> refused) {
        return new Case(id, events, refused);
    }

    /** The case after more has happened. */
    Case after(List<Recorded> more) {
        List<Recorded> all = new ArrayList<>(events);
        all.addAll(more);
        return new Case(id, all, refused);
    }

    private void apply(Recorded recorded) {
        LocalDate day = day(recorded.at());
        states.add(next(recorded.event()));
        switch (recorded.event()) {
            case CaseEvent.Opened e -> {
                receivedOn = e.receivedOn();
                facts.putAll(e.facts());
                e.materials().forEach(m -> materials.put(m.material(), m));
            }
            case CaseEvent.Forwarded e -> forwarded = e;
            case CaseEvent.SupplementRequested e -> missing = e.missing();
            case CaseEvent.SupplementSupplied e -> {
                supplied = true;
                facts.putAll(e.facts());
                e.materials().forEach(m -> materials.put(m.material(), m));
            }
            case CaseEvent.Accepted e -> acceptedOn = Optional.of(e.on());
            case CaseEvent.ReviewStarted e -> {
                proposal = e.proposal();
                reviewer = recorded.actor();
                reviewing = recorded.hand();
            }
            case CaseEvent.FactsRecorded e -> {
                facts.putAll(e.facts());
                proposal = e.proposal();
                recommendation = null;
                reviewer = recorded.actor();
                reviewing = recorded.hand();
            }
            case CaseEvent.Recommended e -> {
                recommendation = e;
                reviewer = recorded.actor();
                reviewing = recorded.hand();
            }
            case CaseEvent.SentBack e -> recommendation = null;
            case CaseEvent.Decided e -> {
                decided = e;
                proposal = e.proposal();
            }
            case CaseEvent.SentAcross e -> {
                if (refusal(recorded).isEmpty()) {
                    e.materials().forEach(m -> materials.put(m.material(), m));
                }
            }
            case CaseEvent.Reported e -> {
                reported = e;
                if (!e.content().missing().isEmpty()) {
                    missing = e.content().missing();
                }
                if (e.act() == Act.RECEIVE) {
                    receivedOn = Optional.of(e.step().on().orElse(day));
                } else if (e.state() == State.ACCEPTED
                        && e.act() != Act.TELL_CHANGE
                        && e.act() != Act.ANSWER_CHANGE) {
                    acceptedOn = Optional.of(e.step().on().orElse(day(e.step().at())));
                } else if (e.act() == Act.SUPPLY_SUPPLEMENT) {
                    supplied = true;
                }
            }
            case CaseEvent.AcceptanceRefused e -> {}
            case CaseEvent.Extended e -> {}
            case CaseEvent.Suspended e -> {}
            case CaseEvent.Resumed e -> {}
            case CaseEvent.Delivered e -> {}
            case CaseEvent.Closed e -> {}
            case CaseEvent.ConsentWithdrawn e -> {}
            case CaseEvent.Withdrawn e -> {}
            case CaseEvent.ChangeTold e -> {
                e.papers().forEach(m -> materials.put(m.material(), m));
                if (e.applied()) {
                    correct(e);
                }
            }
            case CaseEvent.ChangeAnswered e -> {
                if (e.accepted()) {
                    // it may be on the way to who decides: he would decide on other facts
                    recommendation = null;
                    if (e.proposal().isPresent()) {
                        proposal = e.proposal().get();
                    }
                    told(e.told()).ifPresent(this::correct);
                }
            }
            case CaseEvent.Terminated e -> {}
            case CaseEvent.LaterSupplied e ->
                    e.materials().forEach(m -> materials.put(m.material(), m));
            case CaseEvent.HearingOffered e -> {}
            case CaseEvent.HearingRequested e -> {}
            case CaseEvent.HearingScheduled e -> {}
            case CaseEvent.ThirdPartyTold e -> {}
            case CaseEvent.ThirdPartyHeard e -> {}
            case CaseEvent.HearingPostponed e -> {}
            case CaseEvent.HearingHeld e -> {}
            case CaseEvent.GivenAtOnce e -> {}
            case CaseEvent.Visited e -> {}
            case CaseEvent.NoticePosted e -> {}
            case CaseEvent.Published e -> {}
            case CaseEvent.TakenDown e -> {}
            case CaseEvent.Objected e -> {}
            case CaseEvent.ObjectionAnswered e -> {
                // what was found to be right is weighed anew before anybody decides
                if (e.upheld()) {
                    recommendation = null;
                }
            }
            case CaseEvent.PromiseVerified e -> {}
            case CaseEvent.Revoked e -> {}
            case CaseEvent.Rated e -> {}
            case CaseEvent.RatingAnswered e -> {}
            case CaseEvent.StepAsked e -> {}
            case CaseEvent.StepTaken e -> {}
            case CaseEvent.StepAnswered e -> {}
            case CaseEvent.StepCalledOff e -> {}
        }
    }

    /** The case as it is once the change that was told with this step is accepted. */
    Case corrected(int seq) {
        Case corrected = new Case(id, events, refused);
        told(seq).ifPresent(corrected::correct);
        return corrected;
    }

    private void correct(CaseEvent.ChangeTold told) {
        facts.putAll(told.facts());
        told.changed().forEach(m -> materials.put(m.material(), m));
        told.removed().forEach(materials::remove);
        boolean received =
                opened.act() == Act.COLLECT
                        && opened.receivedOn().isPresent()
                        && told.tells(ToldValue.APPLY_DATE)
                        && told.elsewhere().filter(e -> e.isOf(route().competent())).isPresent();
        opened = opened.corrected(told, received, part() == Part.COLLECTOR);
        if (received) {
            receivedOn = opened.receivedOn();
        }
    }

    private Optional<CaseEvent.ChangeTold> told(int seq) {
        return events.stream()
                .filter(r -> r.seq() == seq)
                .map(Recorded::event)
                .filter(CaseEvent.ChangeTold.class::isInstance)
                .map(CaseEvent.ChangeTold.class::cast)
                .findFirst();
    }

    /** The state after an event: what {@link Procedure} says, and nothing else. */
    private State next(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Opened e -> Procedure.beginning(e.act(), e.part()).to();
            case CaseEvent.Reported e -> e.state();
            case CaseEvent.SentAcross e -> state();
            default ->
                    Procedure.find(state(), event.act(), opened.part())
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "CASE-090 %s is not in the procedure from %s"
                                                    .formatted(event.act(), state())))
                            .to();
        };
    }

    /** What another platform told since the case came from there, oldest first. */
    List<CaseEvent.ChangeTold> told() {
        return heard(CaseEvent.ChangeTold.class);
    }

    /** The answers as that platform told them last, whatever was found here. */
    Map<String, StoredFact> toldFacts() {
        Map<String, StoredFact> last = new LinkedHashMap<>(first().facts());
        told().forEach(e -> last.putAll(e.facts()));
        return last;
    }

    Map<String, MaterialTaken> toldMaterials() {
        Map<String, MaterialTaken> last = new LinkedHashMap<>();
        first().materials().forEach(m -> last.put(m.material(), m));
        for (CaseEvent.ChangeTold e : told()) {
            e.papers().forEach(m -> last.put(m.material(), m));
            e.changed().forEach(m -> last.put(m.material(), m));
            e.removed().forEach(last::remove);
        }
        return last;
    }

    CaseEvent.Applicant toldApplicant() {
        return told().reversed().stream()
                .flatMap(e -> e.applicant().stream())
                .findFirst()
                .orElse(first().applicant());
    }

    Optional<TakenElsewhere> toldElsewhere() {
        return told().reversed().stream()
                .flatMap(e -> e.elsewhere().stream())
                .findFirst()
                .or(() -> first().elsewhere());
    }

    Optional<LocalDate> toldEventOn() {
        return told().reversed().stream()
                .flatMap(e -> e.eventOn().stream())
                .findFirst()
                .or(() -> first().eventOn());
    }

    /** What was said last for a field that is not corrected. */
    Optional<String> toldText(String field) {
        return told().reversed().stream()
                .flatMap(e -> e.values().stream())
                .filter(v -> v.field().equals(field))
                .map(v -> v.now().zh())
                .findFirst();
    }

    /** Told after somebody had acted here, and not answered yet. */
    List<Recorded> openChanges() {
        List<Integer> answered =
                heard(CaseEvent.ChangeAnswered.class).stream()
                        .map(CaseEvent.ChangeAnswered::told)
                        .toList();
        return events.stream()
                .filter(r -> r.event() instanceof CaseEvent.ChangeTold e && !e.applied())
                .filter(r -> !answered.contains(r.seq()))
                .toList();
    }

    /** Nobody has acted on it here: it was entered, and what follows from that by itself. */
    boolean isUntouched() {
        return events.stream()
                .allMatch(r ->
                        switch (r.event()) {
                            case CaseEvent.Opened e -> true;
                            case CaseEvent.Forwarded e -> true;
                            case CaseEvent.ChangeTold e -> true;
                            case CaseEvent.Accepted e -> r.role() == Role.SYSTEM;
                            default -> false;
                        });
    }

    /** How it began, before anybody corrected it. */
    private CaseEvent.Opened first() {
        return (CaseEvent.Opened) events.getFirst().event();
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    UUID id() {
        return id;
    }

    /** One body accepts and decides. */
    boolean isDecidedWhereAccepted() {
        return route().accepting().id().equals(route().deciding().id());
    }

    List<Recorded> events() {
        return events;
    }

    CaseEvent.Opened opened() {
        return opened;
    }

    Part part() {
        return opened.part();
    }

    CaseEvent.Route route() {
        return opened.route();
    }

    int version() {
        return events.getLast().seq();
    }

    State state() {
        return states.getLast();
    }

    /** The step with which it ended: what is written to it afterwards ends it no later. */
    Optional<Recorded> ending() {
        return Optional.of(moved()).filter(r -> state().isFinal());
    }

    /** The step that changed its state last. The notice of an end is served and rated later. */
    Recorded moved() {
        int last = events.size() - 1;
        while (last > 0 && stateAfter(last - 1) == state()) {
            last--;
        }
        return events.get(last);
    }

    /** The state after the event at this position. */
    State stateAfter(int index) {
        return states.get(index);
    }

    Map<String, MaterialTaken> materials() {
        return materials;
    }

    Map<String, StoredFact> facts() {
        return facts;
    }

    List<Missing> missing() {
        return missing;
    }

    boolean supplied() {
        return supplied;
    }

    /** What the other side said to the letter of a step, where it refused it. */
    Optional<Refusal> refusal(Recorded recorded) {
        return Optional.ofNullable(refused.get(recorded.seq()));
    }

    /** Whether it was done; what was sent across and refused was not. */
    boolean happened(Act act) {
        return last(act).isPresent();
    }

    /** What happened of one kind, oldest first; on the side where it happened. */
    <E extends CaseEvent> List<E> heard(Class<E> kind) {
        return events.stream()
                .map(Recorded::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** The last of a kind. */
    <E extends CaseEvent> Optional<E> only(Class<E> kind) {
        return heard(kind).reversed().stream().findFirst();
    }

    Optional<Recorded> last(Act act) {
        return events.reversed().stream()
                .filter(r -> r.event().act() == act)
                .filter(r -> act == Act.FORWARD || refusal(r).isEmpty())
                .findFirst();
    }

    /**
     * When papers were handed in last; what was uploaded before went with them, and across the
     * border if there is one. Other things that happened or were sent meanwhile, such as the asking
     * for a hearing, took no paper along.
     */
    Instant lastHandedIn() {
        return events.reversed().stream()
                .filter(r -> refusal(r).isEmpty())
                .filter(r ->
                        switch (r.event()) {
                            case CaseEvent.Opened e -> true;
                            case CaseEvent.Forwarded e -> true;
                            case CaseEvent.SupplementSupplied e -> true;
                            case CaseEvent.LaterSupplied e -> true;
                            case CaseEvent.ChangeTold e -> !e.papers().isEmpty();
                            case CaseEvent.SentAcross e ->
                                    e.act() == Act.SUPPLY_SUPPLEMENT
                                            || e.act() == Act.SUPPLY_LATER
                                            || e.act() == Act.TELL_CHANGE;
                            default -> false;
                        })
                .map(Recorded::at)
                .findFirst()
                .orElseThrow();
    }

    Optional<CaseEvent.Proposed> proposal() {
        return Optional.ofNullable(proposal);
    }

    Optional<CaseEvent.Recommended> recommendation() {
        return Optional.ofNullable(recommendation);
    }

    Optional<CaseEvent.Decided> decided() {
        return Optional.ofNullable(decided);
    }

    Optional<CaseEvent.Forwarded> forwarded() {
        return Optional.ofNullable(forwarded);
    }

    /** What the competent side reported last. */
    Optional<CaseEvent.Reported> reported() {
        return Optional.ofNullable(reported);
    }

    /** The competent side's version that was reported last; 0 before. */
    int reportedVersion() {
        return reported().map(r -> r.step().version()).orElse(0);
    }

    /** Account id of who reviewed last; empty where nobody did. */
    String reviewer() {
        return reviewer;
    }

    /** Account of the officer whose review it is, also while somebody stands in for him. */
    String reviewing() {
        return reviewing;
    }

    boolean reviewedBy(String account) {
        return events.stream()
                .anyMatch(r ->
                        r.actor().equals(account)
                                && (r.event() instanceof CaseEvent.ReviewStarted
                                        || r.event() instanceof CaseEvent.FactsRecorded
                                        || r.event() instanceof CaseEvent.Recommended));
    }

    /** Whether what the applicant rates is this officer's work; closing the file is none of it. */
    boolean wasHandledBy(String account) {
        return events.stream()
                .filter(r -> r.actor().equals(account))
                .filter(r -> r.role() == Role.REVIEWER || r.role() == Role.DECIDER)
                .anyMatch(
                        r -> r.event().act() != Act.CLOSE && r.event().act() != Act.ANSWER_RATING);
    }

    Optional<LocalDate> receivedOn() {
        return receivedOn;
    }

    Optional<LocalDate> acceptedOn() {
        return acceptedOn;
    }

    /** Whether the case is the other side's to decide and has left. */
    boolean isAcross() {
        return part() == Part.COLLECTOR && state() != State.COLLECTED && happened(Act.FORWARD);
    }

    /** Whether this organ takes part on this side. */
    boolean involves(String organ) {
        boolean collectedHere =
                part() == Part.COLLECTOR || opened.collector() == route().competent();
        return (collectedHere && route().collecting().map(o -> o.id().equals(organ)).orElse(false))
                || (part() != Part.COLLECTOR && isHandledBy(organ));
    }

    boolean isHandledBy(String organ) {
        return route().accepting().id().equals(organ) || route().deciding().id().equals(organ);
    }

    @Override
    public String toString() {
        return "Case " + Objects.toString(id) + " " + state();
    }
}
