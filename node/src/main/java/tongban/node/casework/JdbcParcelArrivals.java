package tongban.node.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.service.Material;

/** Letters that tell of parcels. Nothing in them is believed. */
final class JdbcParcelArrivals {
    /** How far the other side's clock may be ahead. */
    private static final Duration AHEAD_MAX = Duration.ofHours(1);

    private final PersonalData personalData;
    private final Journal journal;
    private final JdbcCaseStore store;
    private final JdbcParcelRows rows;
    private final CaseReader reader;
    private final Clock clock;

    JdbcParcelArrivals(
            PersonalData personalData,
            Journal journal,
            JdbcCaseStore store,
            JdbcParcelRows rows,
            CaseReader reader,
            Clock clock) {
        this.personalData = personalData;
        this.journal = journal;
        this.store = store;
        this.rows = rows;
        this.reader = reader;
        this.clock = clock;
    }

    private record Known(Case subject, CaseKey key, List<ParcelRow> parcels) {}

    private Optional<Known> known(UUID caseId) {
        return store.held(caseId)
                .filter(f -> f.part() != Part.ASKED)
                .flatMap(f -> personalData.open(caseId, Purpose.HAND_OVER, "case", "originals"))
                .map(key -> new Known(store.load(caseId, key), key, rows.of(caseId, key)))
                .filter(k -> Originals.travel(k.subject()) && Originals.cross(k.subject()));
    }

    private static Arrivals.Arrived none() {
        return JdbcLetters.refused(
                "CASE-186", "本方没有这个办件，或者没有这个包裹", "This side has no such case, or no such parcel");
    }

    private static Arrivals.Arrived unsound() {
        return JdbcLetters.refused(
                "CASE-187", "包裹的内容不对，或者不该由对方寄出", "The parcel is not sound, or not theirs to send");
    }

    Arrivals.Arrived sent(UUID caseId, Jurisdiction from, Letter.ParcelSent letter) {
        Optional<Known> found = known(caseId);
        if (found.isEmpty()) {
            return none();
        }
        Known known = found.get();
        if (known.parcels().stream().anyMatch(p -> p.id().equals(letter.parcel()))) {
            return new Arrivals.Arrived.Applied(); // told before
        }
        if (!isSound(letter, from, known)) {
            return unsound();
        }
        ParcelRow parcel =
                new ParcelRow(
                        letter.parcel(),
                        letter.parcelKind(),
                        false,
                        Originals.from(letter.parcelKind(), known.subject()).id(),
                        Originals.to(letter.parcelKind(), known.subject()).map(Organ::id),
                        letter.sentAt(),
                        Originals.expected(letter.parcelKind(), letter.sentAt()),
                        letter.content(),
                        Optional.empty(),
                        Optional.empty());
        rows.insert(caseId, parcel, known.key());
        if (parcel.kind() == Parcels.Kind.HANDED) {
            rows.check(
                    parcel.id(), JdbcParcels.handed(parcel), parcel.sentAt(), false, known.key());
        }
        journaled("send_parcel", caseId);
        return new Arrivals.Arrived.Applied();
    }

    private boolean isSound(Letter.ParcelSent letter, Jurisdiction from, Known known) {
        Set<String> papers =
                reader.service(known.subject()).definition().materials().stream()
                        .map(Material::id)
                        .collect(Collectors.toSet());
        ParcelRow.Content content = letter.content();
        boolean numbered =
                letter.parcelKind() == Parcels.Kind.HANDED
                        ? content.waybill().isEmpty()
                        : Originals.isWaybill(content.waybill());
        Instant latest = clock.instant().plus(AHEAD_MAX);
        return Originals.from(letter.parcelKind(), known.subject()).side() == from
                && numbered
                && !letter.sentAt().isAfter(latest)
                && known.parcels().size() < Parcels.PER_CASE_MAX
                && !content.pieces().isEmpty()
                && content.pieces().size() <= Parcels.ITEMS_MAX
                && content.address().length() <= Parcels.ADDRESS_LENGTH_MAX
                && content.note().length() <= Parcels.NOTE_LENGTH_MAX
                && content.pieces().stream()
                        .allMatch(p ->
                                p.copies() >= 1
                                        && p.copies() <= MaterialTaken.COPIES_MAX
                                        && (papers.contains(p.material())
                                                || (letter.parcelKind() == Parcels.Kind.RESULT
                                                        && p.material()
                                                                .equals(Originals.DECISION))));
    }

    Arrivals.Arrived checked(UUID caseId, Jurisdiction from, Letter.ParcelChecked letter) {
        Optional<Known> found = known(caseId);
        Optional<ParcelRow> parcel =
                found.flatMap(k ->
                        k.parcels().stream()
                                .filter(p -> p.id().equals(letter.parcel()))
                                .findFirst());
        if (found.isEmpty() || parcel.isEmpty()) {
            return none();
        }
        if (parcel.get().check().isPresent()) {
            return new Arrivals.Arrived.Applied(); // told before
        }
        Set<String> pieces =
                parcel.get().content().pieces().stream()
                        .map(ParcelRow.Piece::material)
                        .collect(Collectors.toSet());
        boolean sound =
                Originals.checker(parcel.get().kind(), found.get().subject()).side() == from
                        && letter.findings().size() == pieces.size()
                        && letter.note().length() <= Parcels.NOTE_LENGTH_MAX
                        && letter.findings().stream()
                                .allMatch(f ->
                                        pieces.contains(f.material())
                                                && f.note().length() <= Parcels.NOTE_LENGTH_MAX)
                        && letter.findings().stream()
                                        .map(Parcels.Finding::material)
                                        .distinct()
                                        .count()
                                == pieces.size();
        if (!sound) {
            return unsound();
        }
        Instant latest = clock.instant();
        rows.check(
                letter.parcel(),
                new ParcelRow.Check(letter.note(), letter.findings()),
                letter.at().isAfter(latest) ? latest : letter.at(),
                false,
                found.get().key());
        journaled("check_parcel", caseId);
        return new Arrivals.Arrived.Applied();
    }

    private void journaled(String act, UUID caseId) {
        journal.write(act, Purpose.HAND_OVER.name(), List.of(caseId), List.of("originals"));
    }
}
