package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Originals of a case that was collected for another body, of either side: they travel to the
 * deciding body with the hand-over sheet, are checked piece by piece, and come back; the result may
 * travel to the applicant. Where each original is now can always be told, on both sides.
 */
public interface Parcels {
    int ITEMS_MAX = 50;
    int PER_CASE_MAX = 50;
    int WAYBILL_LENGTH_MAX = 40;
    int NOTE_LENGTH_MAX = 500;
    int ADDRESS_LENGTH_MAX = 200;

    /** Calendar days in which a parcel should arrive; afterwards somebody is warned. */
    int ARRIVAL_DAYS_MAX = 5;

    /** What travels where. */
    enum Kind {
        ORIGINALS("原件寄往主管机关", "originals to the competent body"),
        RETURN("原件寄回代收窗口", "originals back to the collecting window"),
        RESULT("决定和原件寄给申请人", "decision and originals to the applicant"),
        /** By hand, at the window: no courier. */
        HANDED("原件当面交还申请人", "originals handed back to the applicant");

        private final Words words;

        Kind(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /** What was found of one piece when the parcel was opened. */
    enum Found {
        ARRIVED("已收到", "arrived"),
        MISSING("没有收到", "missing"),
        DAMAGED("已损坏", "damaged");

        private final Words words;

        Found(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param found empty before it was checked
     */
    record Item(String material, Words name, int copies, Optional<Found> found, String note) {
        private Words piece() {
            String times = copies > 1 ? " × " + copies : "";
            return Words.of(name.zh() + times, name.en() + times);
        }

        private Words finding() {
            Words how = found.map(Found::words).orElse(Words.of("未清点", "not checked"));
            String more = note.isEmpty() ? "" : " " + note;
            return Words.of(
                    piece().zh() + "：" + how.zh() + more, piece().en() + ": " + how.en() + more);
        }
    }

    /**
     * @param to empty for the applicant
     * @param address of the applicant, where it went to him; empty for who need not know it
     * @param track where it has been, if the courier tells
     * @param checkable whether this reader may say what arrived
     */
    record Parcel(
            UUID id,
            Kind kind,
            Organ from,
            Optional<Organ> to,
            String waybill,
            boolean simulated,
            String address,
            String note,
            Instant sentAt,
            LocalDate expectedBy,
            boolean late,
            Optional<Instant> checkedAt,
            String checkNote,
            List<Item> items,
            List<Courier.Stop> track,
            boolean checkable) {
        public Parcel {
            items = List.copyOf(items);
            track = List.copyOf(track);
        }

        /** When it left and, where something travelled, when it was opened. */
        Stream<CasePage.Transit> transits() {
            Words receiver = to.map(Organ::name).orElse(Words.of("申请人", "the applicant"));
            Words way =
                    Words.of(
                            from.name().zh() + " → " + receiver.zh(),
                            from.name().en() + " → " + receiver.en());
            Stream<CasePage.Transit> left =
                    Stream.of(
                            new CasePage.Transit(
                                    sentAt,
                                    kind.words(),
                                    way,
                                    items.stream().map(Item::piece).toList()));
            return Stream.concat(
                    left,
                    checkedAt.stream()
                            .filter(at -> kind != Kind.HANDED)
                            .map(at ->
                                    new CasePage.Transit(
                                            at,
                                            Words.of("逐件清点", "Checked piece by piece"),
                                            way,
                                            items.stream().map(Item::finding).toList())));
        }
    }

    /**
     * Where one original is.
     *
     * @param next what has to be done about it, by whom; empty where nothing
     * @param astray it is missing, damaged, or late on its way
     */
    record Original(
            String material,
            Words name,
            int copies,
            Words where,
            Optional<Words> next,
            boolean astray) {}

    /**
     * All of it for one case, as its page shows it; nothing where the window is the accepting
     * body's own.
     *
     * @param offers what this reader may send now, with the originals that may be in it
     */
    record Sheet(
            List<Parcel> parcels,
            List<Original> originals,
            List<Offer> offers,
            boolean connected,
            Words courier) {
        static final Sheet NOTHING =
                new Sheet(List.of(), List.of(), List.of(), false, Words.same(""));

        public Sheet {
            parcels = List.copyOf(parcels);
            originals = List.copyOf(originals);
            offers = List.copyOf(offers);
        }

        public boolean isEmpty() {
            return parcels.isEmpty() && originals.isEmpty() && offers.isEmpty();
        }
    }

    /**
     * @param address of the applicant as the case has it, where the parcel goes to him
     */
    record Offer(Kind kind, List<Original> originals, String address) {}

    /** What came of it. */
    sealed interface Outcome {
        record Done(UUID parcel, String waybill, boolean repeated) implements Outcome {}

        record Rejected(List<Problem> problems) implements Outcome {}

        record Forbidden(Problem problem) implements Outcome {}

        record NotFound() implements Outcome {}
    }

    /**
     * Sends a parcel, or hands originals back.
     *
     * @param materials the originals that are in it
     * @param waybill number on the parcel; empty where the courier that is connected gives one, and
     *     where nothing travels
     * @param address where it goes, for {@link Kind#RESULT}
     */
    record Sending(
            UUID caseId,
            Kind kind,
            List<String> materials,
            String waybill,
            String address,
            String note) {
        public Sending {
            materials = List.copyOf(materials);
        }
    }

    /**
     * @param key sent again with the same one, nothing is sent twice
     */
    Outcome send(Actor actor, String key, Sending sending);

    /** One piece, as it was found. */
    record Finding(String material, Found found, String note) {}

    /**
     * Says what arrived, piece by piece, once.
     *
     * @param findings one for each piece in it
     */
    Outcome check(Actor actor, UUID caseId, UUID parcel, List<Finding> findings, String note);
}
