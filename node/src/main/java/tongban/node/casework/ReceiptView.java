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
 * @param rows the parameter rows that were used
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
        List<ParameterLine> rows,
        List<FactLine> facts,
        Map<String, LocalDate> dates,
        Outcome outcome,
        List<CasePage.Award> awards,
        CasePage.Proposal.Kind proposed,
        List<CasePage.Award> proposedAwards,
        String departure,
        List<Words> reasons,
        String engine,
        Instant at) {

    /**
     * @param value in words; empty for a reader without need to know
     * @param digest hex SHA-256 over salt, name and value
     */
    public record FactLine(Words name, Words value, Words source, String salt, String digest) {}

    /**
     * A row of the parameters.
     *
     * @param value in words, with its unit
     * @param place for which it is set; blank where nobody set it
     * @param period from when and until when it holds; blank where nobody set it
     * @param document that sets it; empty for a demonstration value
     * @param article clause within it; may be empty
     * @param sure how sure the value is; blank for a verified one
     */
    public record ParameterLine(
            Words name,
            Words value,
            Words place,
            Words period,
            String document,
            String article,
            Words sure) {
        /** Document, article and how sure, in a line. */
        public Words basis() {
            String cited = document + article;
            if (cited.isEmpty() || sure.zh().isEmpty()) {
                return cited.isEmpty() ? sure : Words.same(cited);
            }
            return Words.of(cited + "（" + sure.zh() + "）", cited + " (" + sure.en() + ")");
        }
    }

    public ReceiptView {
        rows = List.copyOf(rows);
        facts = List.copyOf(facts);
        dates = Map.copyOf(dates);
        awards = List.copyOf(awards);
        proposedAwards = List.copyOf(proposedAwards);
        reasons = List.copyOf(reasons);
    }
}
