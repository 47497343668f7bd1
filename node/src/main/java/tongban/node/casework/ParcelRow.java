package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A parcel as one side has it.
 *
 * @param sentHere by this side; the other one receives it, or is told
 * @param toOrgan id of the body, empty for the applicant
 */
record ParcelRow(
        UUID id,
        Parcels.Kind kind,
        boolean sentHere,
        String fromOrgan,
        Optional<String> toOrgan,
        Instant sentAt,
        LocalDate expectedBy,
        Content content,
        Optional<Instant> checkedAt,
        Optional<Check> check) {

    /** What is sealed of it when it is sent. */
    record Content(
            String waybill, boolean simulated, String address, String note, List<Piece> pieces) {
        Content {
            pieces = List.copyOf(pieces);
        }
    }

    record Piece(String material, int copies) {}

    /** What is sealed of it when it was opened. */
    record Check(String note, List<Parcels.Finding> findings) {
        Check {
            findings = List.copyOf(findings);
        }

        Optional<Parcels.Finding> of(String material) {
            return findings.stream().filter(f -> f.material().equals(material)).findFirst();
        }

        boolean isSound() {
            return findings.stream().allMatch(f -> f.found() == Parcels.Found.ARRIVED);
        }
    }

    boolean isLate(LocalDate today) {
        return check.isEmpty() && today.isAfter(expectedBy);
    }
}
