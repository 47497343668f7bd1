package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongban.node.casework.Parcels.Found;
import tongban.node.casework.Parcels.Kind;
import tongban.node.casework.Parcels.Original;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/**
 * Where each original of a case is, and what may be sent by whom; computed from the papers that
 * were kept and from every parcel since. Pure, and the same on both sides.
 */
final class Originals {
    /** The decision itself travels under this name; it is no paper that was handed in. */
    static final String DECISION = "decision";

    private static final Set<State> HANDLED =
            EnumSet.of(
                    State.FORWARDED,
                    State.RECEIVED,
                    State.SUBMITTED,
                    State.AWAITING_SUPPLEMENT,
                    State.ACCEPTED,
                    State.UNDER_REVIEW,
                    State.SUSPENDED);

    private final Case subject;
    private final Actor actor;
    private final ServiceDefinition service;
    private final List<ParcelRow> parcels;
    private final Courier courier;
    private final LocalDate today;
    private final Instant now;

    Originals(
            Case subject,
            Actor actor,
            ServiceDefinition service,
            List<ParcelRow> parcels,
            Courier courier,
            LocalDate today,
            Instant now) {
        this.subject = subject;
        this.actor = actor;
        this.service = service;
        this.parcels = List.copyOf(parcels);
        this.courier = courier;
        this.today = today;
        this.now = now;
    }

    /** Only what was collected at a window for another body travels, on the same side or not. */
    static boolean travel(Case subject) {
        return subject.part() != Part.ASKED
                && subject.route()
                        .collecting()
                        .filter(o ->
                                cross(subject) || !o.id().equals(subject.route().accepting().id()))
                        .isPresent();
    }

    /** The competent body is the other side's: both sides keep each parcel. */
    static boolean cross(Case subject) {
        return subject.opened().collector() != subject.route().competent();
    }

    /** Something was kept at the window that has to get to the body. */
    static boolean wereKept(Case subject) {
        return subject.materials().values().stream()
                .anyMatch(m -> m.how() == MaterialTaken.How.ORIGINAL_KEPT);
    }

    Parcels.Sheet sheet() {
        if (!travel(subject) || (!cross(subject) && !wereKept(subject))) {
            return Parcels.Sheet.NOTHING;
        }
        Map<String, Place> places = places();
        return new Parcels.Sheet(
                parcels.stream().map(this::parcel).toList(),
                places.entrySet().stream().map(e -> original(e.getKey(), e.getValue())).toList(),
                offers(places),
                courier.isConnected(),
                courier.name());
    }

    // ------------------------------------------------------------------ where they are

    /**
     * @param last the parcel that brought it there, took it away, or lost it; empty at first
     */
    private record Place(At at, boolean damaged, Optional<ParcelRow> last) {}

    private enum At {
        WINDOW,
        BODY,
        APPLICANT,
        ON_ITS_WAY,
        LOST
    }

    private Map<String, Place> places() {
        Map<String, Place> places = new LinkedHashMap<>();
        subject.materials().values().stream()
                .filter(m -> m.how() == MaterialTaken.How.ORIGINAL_KEPT)
                .forEach(m ->
                        places.put(m.material(), new Place(At.WINDOW, false, Optional.empty())));
        for (ParcelRow parcel : parcels) {
            for (ParcelRow.Piece piece : parcel.content().pieces()) {
                places.computeIfPresent(piece.material(), (id, was) -> moved(id, was, parcel));
            }
        }
        return places;
    }

    private static Place moved(String material, Place was, ParcelRow parcel) {
        Optional<Found> found =
                parcel.check()
                        .map(c -> c.of(material).map(Parcels.Finding::found).orElse(Found.MISSING));
        At at =
                found.isEmpty()
                        ? At.ON_ITS_WAY
                        : found.get() == Found.MISSING ? At.LOST : destination(parcel.kind());
        boolean damaged = was.damaged() || found.filter(f -> f == Found.DAMAGED).isPresent();
        return new Place(at, damaged, Optional.of(parcel));
    }

    private static At destination(Kind kind) {
        return switch (kind) {
            case ORIGINALS -> At.BODY;
            case RETURN -> At.WINDOW;
            case RESULT, HANDED -> At.APPLICANT;
        };
    }

    private Organ window() {
        return subject.route().collecting().orElseThrow();
    }

    private Organ body() {
        return subject.route().accepting();
    }

    private Words name(Optional<Organ> organ) {
        return organ.map(Organ::name).orElse(Words.of("申请人", "the applicant"));
    }

    private Organ from(Kind kind) {
        return from(kind, subject);
    }

    private Optional<Organ> to(Kind kind) {
        return to(kind, subject);
    }

    static Organ from(Kind kind, Case subject) {
        return switch (kind) {
            case ORIGINALS, HANDED -> subject.route().collecting().orElseThrow();
            case RETURN, RESULT -> subject.route().accepting();
        };
    }

    /** Empty for the applicant. */
    static Optional<Organ> to(Kind kind, Case subject) {
        return switch (kind) {
            case ORIGINALS -> Optional.of(subject.route().accepting());
            case RETURN -> subject.route().collecting();
            case RESULT, HANDED -> Optional.empty();
        };
    }

    /** Who says what was in it: its receiver; of what goes to the applicant, who hears from him. */
    static Organ checker(Kind kind, Case subject) {
        return to(kind, subject).orElseGet(() -> from(kind, subject));
    }

    /** The last day on which it should be there. */
    static LocalDate expected(Kind kind, Instant sentAt) {
        return Case.day(sentAt).plusDays(kind == Kind.HANDED ? 0 : Parcels.ARRIVAL_DAYS_MAX);
    }

    static boolean isWaybill(String number) {
        return number.matches("[A-Za-z0-9-]{6," + Parcels.WAYBILL_LENGTH_MAX + "}");
    }

    private Original original(String material, Place place) {
        MaterialTaken taken = subject.materials().get(material);
        boolean late = place.last().filter(p -> p.isLate(today)).isPresent();
        return new Original(
                material,
                Intakes.name(service, material),
                taken == null ? 1 : Math.max(1, taken.copies()),
                where(place),
                next(place, late),
                place.damaged() || late || place.at() == At.LOST);
    }

    private Words where(Place place) {
        Words damaged = place.damaged() ? Words.of("（已损坏）", " (damaged)") : Words.same("");
        Words words =
                switch (place.at()) {
                    case WINDOW -> at(window());
                    case BODY -> at(body());
                    case APPLICANT -> Words.of("已交还申请人", "with the applicant again");
                    case ON_ITS_WAY -> {
                        ParcelRow p = place.last().orElseThrow();
                        Words to = name(to(p.kind()));
                        yield Words.of(
                                "在途，寄往" + to.zh() + "，单号 " + p.content().waybill(),
                                "on its way to " + to.en() + ", waybill " + p.content().waybill());
                    }
                    case LOST -> {
                        ParcelRow p = place.last().orElseThrow();
                        yield Words.of(
                                "包裹 " + p.content().waybill() + " 拆开时没有",
                                "not in parcel " + p.content().waybill() + " when it was opened");
                    }
                };
        return Words.of(words.zh() + damaged.zh(), words.en() + damaged.en());
    }

    private static Words at(Organ organ) {
        return Words.of("在" + organ.name().zh(), "at " + organ.name().en());
    }

    private Optional<Words> next(Place place, boolean late) {
        return switch (place.at()) {
            case ON_ITS_WAY -> {
                ParcelRow p = place.last().orElseThrow();
                Words sender = from(p.kind()).name();
                Words receiver = name(to(p.kind()));
                yield Optional.of(
                        late
                                ? Words.of(
                                        "超过"
                                                + Parcels.ARRIVAL_DAYS_MAX
                                                + "天没有收到：由"
                                                + sender.zh()
                                                + "向快递公司查询",
                                        "more than "
                                                + Parcels.ARRIVAL_DAYS_MAX
                                                + " days: "
                                                + sender.en()
                                                + " asks the courier")
                                : Words.of(
                                        "由" + receiver.zh() + "收到后逐件清点",
                                        receiver.en() + " checks it piece by piece on arrival"));
            }
            case LOST -> {
                Words sender = from(place.last().orElseThrow().kind()).name();
                yield Optional.of(
                        Words.of(
                                "由" + sender.zh() + "追查，找到后重新寄出；确已遗失的，告知申请人并协助补办",
                                sender.en()
                                        + " has it traced and sends it again; where it is lost for good, tells the applicant and helps to replace it"));
            }
            case BODY -> {
                if (place.damaged()) {
                    yield Optional.of(
                            Words.of(
                                    "由" + body().name().zh() + "告知代收窗口和申请人；不能使用的，一次性告知补交",
                                    body().name().en()
                                            + " tells the window and the applicant; asks for another where it is of no use"));
                }
                yield isOver()
                        ? Optional.of(
                                Words.of(
                                        "已办结，由" + body().name().zh() + "退回",
                                        "it is over: " + body().name().en() + " sends it back"))
                        : Optional.empty();
            }
            case WINDOW ->
                    isOver()
                            ? Optional.of(
                                    Words.of(
                                            "由" + window().name().zh() + "当面交还申请人",
                                            window().name().en()
                                                    + " hands it back to the applicant"))
                            : place.last().isEmpty() && HANDLED.contains(subject.state())
                                    ? Optional.of(
                                            Words.of(
                                                    "需要原件的，由" + window().name().zh() + "寄往主管机关",
                                                    "where the original is needed, "
                                                            + window().name().en()
                                                            + " sends it"))
                                    : Optional.empty();
            case APPLICANT -> Optional.empty();
        };
    }

    /** Decided, or ended without a decision: what was kept goes back. */
    private boolean isOver() {
        return !HANDLED.contains(subject.state()) && subject.state() != State.COLLECTED;
    }

    // ------------------------------------------------------------------ who may send what

    private boolean sitsAtWindow() {
        return subject.part() == (cross(subject) ? Part.COLLECTOR : Part.COMPETENT)
                && actor.is(Role.CLERK)
                && actor.worksFor().filter(o -> o.equals(window().id())).isPresent();
    }

    private boolean sitsAtBody() {
        return subject.part() == Part.COMPETENT
                && actor.is(Role.CLERK, Role.REVIEWER)
                && actor.worksFor().filter(subject::isHandledBy).isPresent();
    }

    private List<Parcels.Offer> offers(Map<String, Place> places) {
        List<Parcels.Offer> offers = new ArrayList<>();
        if (sitsAtWindow() && HANDLED.contains(subject.state())) {
            offer(Kind.ORIGINALS, At.WINDOW, places, offers);
        }
        if (sitsAtWindow() && isOver()) {
            offer(Kind.HANDED, At.WINDOW, places, offers);
        }
        if (sitsAtBody() && isOver()) {
            offer(Kind.RETURN, At.BODY, places, offers);
            if (subject.decided().isPresent() && !isDecisionSent()) {
                offers.add(
                        new Parcels.Offer(
                                Kind.RESULT,
                                at(Kind.RESULT, At.BODY, places),
                                subject.opened().applicant().address()));
            }
        }
        return offers;
    }

    /** On its way to the applicant, or with him. */
    private boolean isDecisionSent() {
        return parcels.stream()
                .filter(p -> p.kind() == Kind.RESULT)
                .anyMatch(p ->
                        p.check()
                                .flatMap(c -> c.of(DECISION))
                                .filter(f -> f.found() == Found.MISSING)
                                .isEmpty());
    }

    private void offer(Kind kind, At at, Map<String, Place> places, List<Parcels.Offer> offers) {
        List<Original> originals = at(kind, at, places);
        if (!originals.isEmpty()) {
            offers.add(new Parcels.Offer(kind, originals, ""));
        }
    }

    /** What is there, and what was lost on the same way and has been found again. */
    private List<Original> at(Kind kind, At at, Map<String, Place> places) {
        return places.entrySet().stream()
                .filter(e ->
                        e.getValue().at() == at
                                || (e.getValue().at() == At.LOST
                                        && e.getValue().last().orElseThrow().kind() == kind))
                .map(e -> original(e.getKey(), e.getValue()))
                .toList();
    }

    /** Whether this reader may say what was in it. */
    boolean mayCheck(ParcelRow parcel) {
        if (parcel.check().isPresent()) {
            return false;
        }
        return switch (parcel.kind()) {
            case ORIGINALS, RESULT -> sitsAtBody();
            case RETURN -> sitsAtWindow();
            case HANDED -> false;
        };
    }

    private Parcels.Parcel parcel(ParcelRow row) {
        boolean applicants = row.kind() == Kind.RESULT && !actor.is(Role.SUPERVISOR);
        return new Parcels.Parcel(
                row.id(),
                row.kind(),
                from(row.kind()),
                to(row.kind()),
                row.content().waybill(),
                row.content().simulated(),
                applicants ? row.content().address() : "",
                actor.is(Role.RESIDENT) ? "" : row.content().note(),
                row.sentAt(),
                row.expectedBy(),
                row.isLate(today),
                row.checkedAt(),
                actor.is(Role.RESIDENT) ? "" : row.check().map(ParcelRow.Check::note).orElse(""),
                row.content().pieces().stream().map(p -> item(p, row)).toList(),
                courier.track(row.content().waybill(), row.sentAt(), now),
                mayCheck(row));
    }

    private Parcels.Item item(ParcelRow.Piece piece, ParcelRow row) {
        Optional<Parcels.Finding> finding = row.check().flatMap(c -> c.of(piece.material()));
        Words name = name(service, piece.material());
        return new Parcels.Item(
                piece.material(),
                name,
                piece.copies(),
                finding.map(Parcels.Finding::found),
                finding.map(Parcels.Finding::note).orElse(""));
    }

    /** What a piece is called. */
    static Words name(ServiceDefinition service, String piece) {
        return piece.equals(DECISION)
                ? Words.of("决定书", "the decision")
                : Intakes.name(service, piece);
    }
}
