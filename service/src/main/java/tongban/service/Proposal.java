package tongban.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.service.fact.FactSource;
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
     * @param name DMN or FEEL name; of a row the table's name and the row's number
     * @param words one line
     * @param article document and clause, if any
     * @param reason reason code, if any
     * @param source where a fact, a parameter's value or the version comes from
     * @param children what determined it
     */
    record Explained(
            Kind kind,
            String name,
            Words words,
            Optional<String> article,
            Optional<String> reason,
            Optional<Source> source,
            List<Explained> children) {

        /** What a node stands for. */
        public enum Kind {
            OUTCOME,
            /** The version of the standard, and what selected it. */
            STANDARD,
            DECISION,
            /** A row that matched; with a reason, a condition that failed. */
            CONDITION,
            /** A row with a reason that did not match, and the test that kept it from it. */
            RULED_OUT,
            TEST,
            FACT,
            PARAMETER,
            DATE,
            /** A fact, parameter or date that is not known and could change the outcome. */
            MISSING,
            NOTE
        }

        /** Where something comes from. */
        public sealed interface Source {
            /** A fact of the case; its value stands in the words, where it may be shown. */
            record OfFact(FactSource source, String evidence) implements Source {}

            /** A dated row of a parameter, with why it was chosen. */
            record OfParameter(Resolution.Resolved resolution) implements Source {}

            /**
             * A version of the standard.
             *
             * @param selectedBy the named date that selected it
             */
            record OfStandard(
                    StandardVersion version, CaseDate selectedBy, LocalDate day, String hash)
                    implements Source {}
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

        /** The tree as lines in both languages, indented by one full-width blank a level. */
        public List<Words> lines() {
            List<Words> lines = new java.util.ArrayList<>();
            append("", lines);
            return List.copyOf(lines);
        }

        private void append(String indent, List<Words> to) {
            to.add(new Words(indent + words.zh(), indent + words.en()));
            children.forEach(c -> c.append(indent + "　", to));
        }

        /** The tree for programs; service/README.md documents the shape. */
        public Map<String, @Nullable Object> tree() {
            return ExplanationTree.of(this);
        }

        public String json() {
            return CanonicalJson.write(tree());
        }
    }
}
