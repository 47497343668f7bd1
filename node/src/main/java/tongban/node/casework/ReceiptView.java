package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tongban.service.text.Words;

/**
 * The receipt of a decision (决定存证凭证).
 *
 * @param standardHash hex SHA-256 of standard, facts and procedure: equal on both sides means the
 *     same standard
 * @param rows the parameter rows that were used, with place, period and article
 * @param facts salted hash of each fact by name; value and salt are shown to those who may see them
 * @param dates the named dates of the case
 * @param awards what was decided
 * @param proposed what the standard came to
 * @param proposedAwards what it awards; empty on receipts of earlier releases
 * @param departure why the decision departs from it; empty where it does not
 */
public record ReceiptView(
        String caseNumber,
        String standardVersion,
        String standardHash,
        String parametersHash,
        String textsHash,
        List<Words> rows,
        List<FactLine> facts,
        Map<String, LocalDate> dates,
        Outcome outcome,
        Map<String, String> awards,
        CasePage.Proposal.Kind proposed,
        Map<String, String> proposedAwards,
        String departure,
        List<Words> reasons,
        String engine,
        Instant at) {

    /**
     * @param value in words; empty for a reader without need to know
     * @param digest hex SHA-256 over salt, name and value
     */
    public record FactLine(Words name, Words value, Words source, String salt, String digest) {}

    public ReceiptView {
        rows = List.copyOf(rows);
        facts = List.copyOf(facts);
        dates = Map.copyOf(dates);
        awards = Map.copyOf(awards);
        proposedAwards = Map.copyOf(proposedAwards);
        reasons = List.copyOf(reasons);
    }
}
