package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/** What crosses the border about a case. */
sealed interface Letter {

    /**
     * A collected case: everything the competent body needs to begin.
     *
     * @param opened how the case began on the sending side
     * @param applicantNumber full number; the receiver encrypts it by field with its own key
     * @param memberNumbers full numbers of members of the household who answered on their phones,
     *     so that their near relatives keep away: the receiver keeps its keyed hash of each and
     *     nothing else; empty in letters of nodes that know of none
     */
    record Application(
            CaseEvent.Opened opened,
            String applicantNumber,
            Optional<String> proxyNumber,
            String courier,
            String note,
            String collectedBy,
            Instant collectedAt,
            List<Paper> papers,
            @Nullable List<String> memberNumbers)
            implements Letter {
        static final String KIND = "application";

        public Application {
            memberNumbers = memberNumbers == null ? List.of() : List.copyOf(memberNumbers);
        }

        @Override
        public List<String> memberNumbers() {
            return memberNumbers == null ? List.of() : memberNumbers;
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** A step of the competent side. */
    record Status(Act act, State state, Report.Step step, Report.Content content)
            implements Letter {
        @Override
        public String kind() {
            return "status";
        }
    }

    /**
     * Done at the collecting window for the competent side to record.
     *
     * @param more what single acts have beside this, by name; empty in letters of nodes that know
     *     of none
     */
    record Relay(
            Act act,
            String note,
            List<MaterialTaken> materials,
            Map<String, CaseEvent.StoredFact> facts,
            List<Paper> papers,
            Optional<DeliveryWay> way,
            Optional<LocalDate> on,
            @Nullable Map<String, String> more)
            implements Letter {
        static final String KIND = "relay";

        public Relay {
            more = more == null ? Map.of() : Map.copyOf(more);
        }

        static Relay of(Act act, String note) {
            return new Relay(
                    act,
                    note,
                    List.of(),
                    Map.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of());
        }

        @Override
        public Map<String, String> more() {
            return more == null ? Map.of() : more;
        }

        Relay with(
                List<MaterialTaken> taken,
                Map<String, CaseEvent.StoredFact> corrected,
                List<Paper> attached) {
            return new Relay(act, note, taken, corrected, attached, way, on, more);
        }

        Relay delivered(DeliveryWay how, LocalDate day) {
            return new Relay(
                    act, note, materials, facts, papers, Optional.of(how), Optional.of(day), more);
        }

        Relay with(String name, String value) {
            Map<String, String> all = new HashMap<>(more());
            all.put(name, value);
            return new Relay(act, note, materials, facts, papers, way, on, all);
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /**
     * A body of the receiving side is asked for its step, with what the folder says that it needs
     * to see and nothing else. The applicant's number goes along so that a near relative keeps
     * away; the receiver seals it by field and compares it, and shows it to nobody without need.
     *
     * @param row id of the row that the step becomes there
     * @param caseNumber of the leading body's case
     */
    record StepRequest(
            UUID row,
            int number,
            String step,
            String caseNumber,
            String service,
            Organ leading,
            Organ asked,
            LocalDate appliedOn,
            LocalDate askedOn,
            String applicantKind,
            String applicantName,
            String maskedNumber,
            String applicantNumber,
            Map<String, CaseEvent.StoredFact> facts,
            List<MaterialTaken> materials,
            List<Paper> papers)
            implements Letter {
        @Override
        public String kind() {
            return "step-request";
        }
    }

    /**
     * The answer to that.
     *
     * @param leadingCase id of the leading body's case
     */
    record StepReply(
            UUID leadingCase,
            int number,
            StepAnswer answer,
            LocalDate on,
            Optional<Organ> right,
            String text)
            implements Letter {
        @Override
        public String kind() {
            return "step-reply";
        }
    }

    /** The step is not needed any more. */
    record StepCallOff(UUID row, int number, String reason) implements Letter {
        @Override
        public String kind() {
            return "step-call-off";
        }
    }

    /**
     * A parcel was sent, or originals were handed back by hand.
     *
     * @param content what is in it, and its waybill
     */
    record ParcelSent(
            UUID parcel, Parcels.Kind parcelKind, Instant sentAt, ParcelRow.Content content)
            implements Letter {
        static ParcelSent of(ParcelRow row) {
            return new ParcelSent(row.id(), row.kind(), row.sentAt(), row.content());
        }

        @Override
        public String kind() {
            return "parcel-sent";
        }
    }

    /** What was found in it. */
    record ParcelChecked(UUID parcel, Instant at, String note, List<Parcels.Finding> findings)
            implements Letter {
        @Override
        public String kind() {
            return "parcel-checked";
        }
    }

    /**
     * Asks the competent side for haste.
     *
     * @param id chosen by the sender, to answer it by
     * @param by account there; nobody is named to the other side
     * @param from the body that asks
     */
    record Urge(UUID id, UUID by, String note, Words from, Role role, LocalDate on, Instant at)
            implements Letter {
        @Override
        public String kind() {
            return "urge";
        }

        @Override
        public String toString() {
            return "Urge " + id; // the rest may be personal
        }
    }

    /**
     * What the desk answered.
     *
     * @param from the body that answers
     */
    record UrgeAnswer(UUID id, String answer, Words from, Instant at) implements Letter {
        @Override
        public String kind() {
            return "urge-answer";
        }

        @Override
        public String toString() {
            return "UrgeAnswer " + id; // the rest may be personal
        }
    }

    /**
     * Asks whether a person receives a benefit in a period: for one purpose, answered yes or no.
     *
     * @param until first day of the last month
     */
    record BenefitQuery(
            UUID id,
            String number,
            String scheme,
            LocalDate from,
            LocalDate until,
            String purpose,
            Words asking)
            implements Letter {
        @Override
        public String kind() {
            return "benefit-query";
        }
    }

    /** The answer to that. */
    record BenefitAnswer(UUID id, boolean receives, LocalDate on) implements Letter {
        @Override
        public String kind() {
            return "benefit-answer";
        }
    }

    /** A document with its content (base64 in JSON). */
    record Paper(
            UUID id,
            String material,
            String name,
            Documents.MediaType mediaType,
            byte[] content,
            Instant at) {}

    String kind();

    static byte[] bytes(Letter letter) {
        return CaseJson.MAPPER.writeValueAsBytes(letter);
    }

    /**
     * @throws tools.jackson.core.JacksonException when the bytes are no such letter
     * @throws IllegalArgumentException for an unknown kind
     */
    static Letter read(String kind, byte[] body) {
        return switch (kind) {
            case "application" -> CaseJson.whole(body, Application.class);
            case "status" -> CaseJson.whole(body, Status.class);
            case "relay" -> CaseJson.whole(body, Relay.class);
            case "step-request" -> CaseJson.whole(body, StepRequest.class);
            case "step-reply" -> CaseJson.whole(body, StepReply.class);
            case "step-call-off" -> CaseJson.whole(body, StepCallOff.class);
            case "parcel-sent" -> CaseJson.whole(body, ParcelSent.class);
            case "parcel-checked" -> CaseJson.whole(body, ParcelChecked.class);
            case "urge" -> CaseJson.whole(body, Urge.class);
            case "urge-answer" -> CaseJson.whole(body, UrgeAnswer.class);
            case "benefit-query" -> CaseJson.whole(body, BenefitQuery.class);
            case "benefit-answer" -> CaseJson.whole(body, BenefitAnswer.class);
            default -> throw new IllegalArgumentException("no letter is of kind " + kind);
        };
    }
}
