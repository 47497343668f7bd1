package tongban.node.casework;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tongban.node.identity.Actor;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/**
 * Sends parcels and says what was in them, each in one transaction with the letter that tells the
 * other side. Whoever sends holds the row of the case, so that no original is sent twice.
 */
final class JdbcParcels implements Parcels {
    private final Gate gate;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final JdbcParcelRows rows;
    private final JdbcRelatives relatives;
    private final CaseReader reader;
    private final Exchange exchange;
    private final Courier courier;
    private final Clock clock;

    JdbcParcels(
            Gate gate,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcParcelRows rows,
            JdbcRelatives relatives,
            CaseReader reader,
            Exchange exchange,
            Courier courier,
            Clock clock) {
        this.gate = gate;
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.store = store;
        this.rows = rows;
        this.relatives = relatives;
        this.reader = reader;
        this.exchange = exchange;
        this.courier = courier;
        this.clock = clock;
    }

    /** A case held fast, with all that is known of its parcels. */
    private record Held(
            Case subject,
            CaseKey key,
            ServiceDefinition service,
            List<ParcelRow> parcels,
            Originals originals) {}

    private Optional<Held> held(Actor actor, UUID caseId) {
        return store.held(caseId)
                .filter(f -> gate.sees(f, actor))
                .flatMap(f ->
                        personalData.open(caseId, CaseReader.purpose(actor), "case", "originals"))
                .map(key -> {
                    Case subject = store.load(caseId, key);
                    ServiceDefinition service = reader.service(subject).definition();
                    List<ParcelRow> parcels = rows.of(caseId, key);
                    return new Held(
                            subject,
                            key,
                            service,
                            parcels,
                            new Originals(
                                    subject,
                                    actor,
                                    service,
                                    parcels,
                                    courier,
                                    LocalDate.now(clock),
                                    clock.instant()));
                });
    }

    @Override
    public Outcome send(Actor actor, String key, Sending sending) {
        if (!key.matches("[A-Za-z0-9-]{8," + Cases.KEY_LENGTH_MAX + "}")) {
            return new Outcome.Rejected(List.of(Problems.key()));
        }
        return walls.inside(
                actor,
                () ->
                        held(actor, sending.caseId())
                                .map(held -> send(actor, key, sending, held))
                                .orElse(new Outcome.NotFound()));
    }

    private Outcome send(Actor actor, String key, Sending sending, Held held) {
        UUID id =
                UUID.nameUUIDFromBytes(
                        (actor.account() + " " + sending.caseId() + " " + key)
                                .getBytes(StandardCharsets.UTF_8));
        Optional<ParcelRow> before =
                held.parcels().stream().filter(p -> p.id().equals(id)).findFirst();
        if (before.isPresent()) {
            return isSame(before.get(), sending)
                    ? new Outcome.Done(id, before.get().content().waybill(), true)
                    : new Outcome.Rejected(List.of(Problems.keyReused()));
        }
        if (!relatives.barred(actor, List.of(sending.caseId())).isEmpty()) {
            return new Outcome.Forbidden(RelativeProblems.keepAway());
        }
        List<Offer> offers = held.originals().sheet().offers();
        Optional<Offer> offer = offers.stream().filter(o -> o.kind() == sending.kind()).findFirst();
        if (offer.isEmpty()) {
            return new Outcome.Rejected(List.of(ParcelProblems.notNow(sending.kind(), offers)));
        }
        List<Problem> problems = faults(sending, offer.get(), held);
        if (!problems.isEmpty()) {
            return new Outcome.Rejected(problems);
        }
        ParcelRow parcel = parcel(id, sending, offer.get(), held.subject());
        rows.insert(sending.caseId(), parcel, held.key());
        if (sending.kind() == Kind.HANDED) {
            rows.check(id, handed(parcel), parcel.sentAt(), true, held.key());
        }
        journal("send_parcel", actor, sending.caseId());
        post(held.subject(), Letter.ParcelSent.of(parcel));
        return new Outcome.Done(id, parcel.content().waybill(), false);
    }

    private static boolean isSame(ParcelRow parcel, Sending sending) {
        Set<String> pieces =
                parcel.content().pieces().stream()
                        .map(ParcelRow.Piece::material)
                        .filter(m -> !m.equals(Originals.DECISION))
                        .collect(Collectors.toSet());
        return parcel.kind() == sending.kind() && pieces.equals(Set.copyOf(sending.materials()));
    }

    private List<Problem> faults(Sending sending, Offer offer, Held held) {
        List<Problem> problems = new ArrayList<>();
        List<String> here = offer.originals().stream().map(Original::material).toList();
        sending.materials().stream()
                .filter(m -> !here.contains(m))
                .forEach(
                        m -> problems.add(ParcelProblems.notHere(Intakes.name(held.service(), m))));
        if (sending.materials().isEmpty() && sending.kind() != Kind.RESULT) {
            problems.add(ParcelProblems.nothing());
        }
        boolean typed = !sending.waybill().isBlank();
        boolean needed = sending.kind() != Kind.HANDED && !courier.isConnected();
        if ((typed || needed) && !Originals.isWaybill(sending.waybill().strip())) {
            problems.add(ParcelProblems.waybill());
        }
        if (sending.kind() == Kind.RESULT) {
            if (sending.address().isBlank()) {
                problems.add(Problems.required("address", "收件地址", "the address"));
            } else if (sending.address().length() > ADDRESS_LENGTH_MAX) {
                problems.add(Problems.tooLong("address", ADDRESS_LENGTH_MAX));
            }
        }
        if (sending.note().length() > NOTE_LENGTH_MAX) {
            problems.add(Problems.tooLong("note", NOTE_LENGTH_MAX));
        }
        if (held.parcels().size() >= PER_CASE_MAX) {
            problems.add(ParcelProblems.tooMany());
        }
        return problems;
    }

    private ParcelRow parcel(UUID id, Sending sending, Offer offer, Case subject) {
        Map<String, Integer> copies =
                offer.originals().stream()
                        .collect(Collectors.toMap(Original::material, Original::copies));
        List<ParcelRow.Piece> pieces = new ArrayList<>();
        if (sending.kind() == Kind.RESULT) {
            pieces.add(new ParcelRow.Piece(Originals.DECISION, 1));
        }
        sending.materials().stream()
                .distinct()
                .forEach(m -> pieces.add(new ParcelRow.Piece(m, copies.getOrDefault(m, 1))));
        boolean byCourier = sending.kind() != Kind.HANDED;
        boolean ordered = byCourier && sending.waybill().isBlank();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new ParcelRow(
                id,
                sending.kind(),
                true,
                Originals.from(sending.kind(), subject).id(),
                Originals.to(sending.kind(), subject).map(Organ::id),
                now,
                Originals.expected(sending.kind(), now),
                new ParcelRow.Content(
                        ordered ? courier.order(id) : byCourier ? sending.waybill().strip() : "",
                        ordered && courier.isSimulated(),
                        sending.kind() == Kind.RESULT ? sending.address().strip() : "",
                        sending.note().strip(),
                        pieces),
                Optional.empty(),
                Optional.empty());
    }

    /** What is handed over by hand has arrived. */
    static ParcelRow.Check handed(ParcelRow parcel) {
        return new ParcelRow.Check(
                "",
                parcel.content().pieces().stream()
                        .map(p -> new Finding(p.material(), Found.ARRIVED, ""))
                        .toList());
    }

    @Override
    public Outcome check(
            Actor actor, UUID caseId, UUID parcel, List<Finding> findings, String note) {
        return walls.inside(
                actor,
                () ->
                        held(actor, caseId)
                                .map(held -> check(actor, parcel, findings, note, held))
                                .orElse(new Outcome.NotFound()));
    }

    private Outcome check(Actor actor, UUID id, List<Finding> findings, String note, Held held) {
        Optional<ParcelRow> found =
                held.parcels().stream().filter(p -> p.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        ParcelRow parcel = found.get();
        if (parcel.check().isPresent()) {
            return new Outcome.Rejected(List.of(ParcelProblems.checkedBefore()));
        }
        if (!held.originals().mayCheck(parcel)) {
            return new Outcome.Forbidden(ParcelProblems.notYours());
        }
        if (!relatives.barred(actor, List.of(held.subject().id())).isEmpty()) {
            return new Outcome.Forbidden(RelativeProblems.keepAway());
        }
        List<Problem> problems = new ArrayList<>();
        List<Finding> complete = complete(parcel, findings, held.service(), problems);
        if (note.length() > NOTE_LENGTH_MAX) {
            problems.add(Problems.tooLong("note", NOTE_LENGTH_MAX));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Rejected(problems);
        }
        ParcelRow.Check check = new ParcelRow.Check(note.strip(), complete);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        rows.check(id, check, now, true, held.key());
        journal("check_parcel", actor, held.subject().id());
        post(held.subject(), new Letter.ParcelChecked(id, now, check.note(), complete));
        return new Outcome.Done(id, parcel.content().waybill(), false);
    }

    /** One finding for each piece, in its order. */
    private static List<Finding> complete(
            ParcelRow parcel,
            List<Finding> findings,
            ServiceDefinition service,
            List<Problem> problems) {
        Map<String, Finding> byMaterial = new HashMap<>();
        findings.forEach(f -> byMaterial.put(f.material(), f));
        List<Finding> complete = new ArrayList<>();
        for (ParcelRow.Piece piece : parcel.content().pieces()) {
            Words name = Originals.name(service, piece.material());
            Finding finding = byMaterial.get(piece.material());
            if (finding == null) {
                problems.add(ParcelProblems.unchecked(name));
            } else if (finding.note().length() > NOTE_LENGTH_MAX) {
                problems.add(Problems.tooLong("findings", NOTE_LENGTH_MAX));
            } else if (finding.found() != Found.ARRIVED && finding.note().isBlank()) {
                problems.add(ParcelProblems.note(name));
            } else {
                complete.add(
                        new Finding(piece.material(), finding.found(), finding.note().strip()));
            }
        }
        return complete;
    }

    private void journal(String act, Actor actor, UUID caseId) {
        journal.write(act, CaseReader.purpose(actor).name(), List.of(caseId), List.of("originals"));
    }

    /** Within a side there is one row, and nobody else to tell. */
    private void post(Case subject, Letter letter) {
        if (!Originals.cross(subject)) {
            return;
        }
        exchange.send(
                subject.id(),
                walls.current().jurisdiction().other(),
                letter.kind(),
                Letter.bytes(letter));
    }
}
