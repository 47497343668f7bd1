package tongban.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.service.fact.Facts;
import tongban.service.parameter.Resolution;
import tongban.service.text.Words;

/**
 * What the standard proposes for one case. A person decides, except where an instant filing is
 * granted.
 */
public sealed interface Proposal {

    /** What it rests on. */
    Basis basis();

    /** {@code granted}, {@code refused} or {@code incomplete}. */
    default String outcome() {
        return switch (this) {
            case Granted g -> "granted";
            case Refused r -> "refused";
            case Incomplete i -> "incomplete";
        };
    }

    /**
     * @param award what is awarded, value by name (BigDecimal, String, Boolean, LocalDate, lists,
     *     maps)
     * @param notAwarded conditions that failed for parts of the application, e.g. one of two
     *     subsidies
     */
    record Granted(Map<String, Object> award, List<Reason> notAwarded, Basis basis)
            implements Proposal {
        public Granted {
            award = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(award));
            notAwarded = List.copyOf(notAwarded);
        }
    }

    /**
     * @param reasons every condition that failed, in the standard's order
     */
    record Refused(List<Reason> reasons, Basis basis) implements Proposal {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * @param facts names of facts that could still change the outcome
     * @param parameters names of parameters without a value here and now
     * @param dates names of dates that are not known yet and matter
     * @param reasons conditions that have failed already
     */
    record Incomplete(
            List<String> facts,
            List<String> parameters,
            List<String> dates,
            List<Reason> reasons,
            Basis basis)
            implements Proposal {
        public Incomplete {
            facts = List.copyOf(facts);
            parameters = List.copyOf(parameters);
            dates = List.copyOf(dates);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A condition that failed.
     *
     * @param code stable, e.g. {@code card-expired}
     * @param article document and clause as the standard cites them
     * @param words the reason for the applicant, placeholders filled
     */
    record Reason(String code, String article, Words words) {}

    /**
     * What a proposal rests on.
     *
     * @param service id
     * @param standard version of the standard
     * @param standardWhy which date chose it
     * @param resolutions every declared parameter, resolved or not, by name
     * @param dates named dates used, derived ones included
     * @param facts facts used, those that were not asked included
     * @param explanation tree of what determined the outcome
     * @param standardHash see service/README.md
     * @param parametersHash see service/README.md
     * @param textsHash see service/README.md
     * @param made instant of the proposal, from the caller's clock
     */
    record Basis(
            String service,
            String standard,
            Words standardWhy,
            Map<String, Resolution> resolutions,
            Map<CaseDate, LocalDate> dates,
            Facts facts,
            Explained explanation,
            String standardHash,
            String parametersHash,
            String textsHash,
            Instant made) {

        /**
         * Whether any value used is a demonstration, from memory, or used beyond its verified days.
         */
        public boolean hasDoubtfulValues() {
            return resolutions.values().stream()
                    .anyMatch(r ->
                            r instanceof Resolution.Resolved v
                                    && (v.confidence().isLabelled() || v.beyondVerified()));
        }
    }

    /**
     * A node of the explanation: words, what they cite, and what they rest on.
     *
     * @param kind decision, condition, fact, parameter, date or note
     * @param name DMN or FEEL name
     * @param words one line
     * @param article document and clause, if any
     * @param reason reason code, if any
     * @param children what determined it
     */
    record Explained(
            Kind kind,
            String name,
            Words words,
            Optional<String> article,
            Optional<String> reason,
            List<Explained> children) {

        /** What a node stands for. */
        public enum Kind {
            OUTCOME,
            DECISION,
            CONDITION,
            FACT,
            PARAMETER,
            DATE,
            NOTE
        }

        public Explained {
            children = List.copyOf(children);
        }

        /** The tree as lines, indented by two blanks a level. */
        public String text(java.util.Locale locale) {
            StringBuilder out = new StringBuilder();
            append(out, 0, locale);
            return out.toString();
        }

        private void append(StringBuilder out, int depth, java.util.Locale locale) {
            out.append("  ".repeat(depth)).append(words.in(locale)).append('\n');
            children.forEach(c -> c.append(out, depth + 1, locale));
        }
    }
}
