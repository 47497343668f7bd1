package tongban.service;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tongban.service.procedure.Article;

/**
 * A line that the law draws: on which side of it a consequence lies, and so on which side the line
 * itself is. The standard must compare accordingly, and worked examples stand on it and just beside
 * it.
 *
 * @param fact what is compared: a fact, date or decision, or any FEEL expression over them
 * @param line what with: a parameter, a number, or any FEEL expression
 * @param side where the law's words put the consequence
 * @param step how far apart two neighbouring values are; empty where the fact's own decimals say it
 * @param standards versions that draw it; empty means all
 * @param article who draws it
 */
public record DeclaredLine(
        String fact,
        String line,
        Side side,
        Optional<BigDecimal> step,
        List<String> standards,
        Article article) {

    /** The words of the law. */
    public enum Side {
        /** 低于、不满、不足: strictly below. */
        BELOW("<", "低于（不含本数）", "strictly below"),
        /** 不超过、以下、以内: below or on it. */
        AT_MOST("<=", "不超过（含本数）", "at most"),
        /** 超过、高于: strictly above. */
        ABOVE(">", "超过（不含本数）", "strictly above"),
        /** 达到、以上、满、不低于: above or on it. */
        AT_LEAST(">=", "达到（含本数）", "at least");

        private final String sign;
        private final String zh;
        private final String en;

        Side(String sign, String zh, String en) {
            this.sign = sign;
            this.zh = zh;
            this.en = en;
        }

        /** The sign that says it in FEEL. */
        public String sign() {
            return sign;
        }

        public tongban.service.text.Words words() {
            return tongban.service.text.Words.of(zh, en);
        }

        /** The sign that says its opposite. */
        public String opposite() {
            return switch (this) {
                case BELOW -> ">=";
                case AT_MOST -> ">";
                case ABOVE -> "<=";
                case AT_LEAST -> "<";
            };
        }

        /**
         * Whether a comparison puts the line itself on the right side, or says nothing of sides.
         */
        boolean allows(String written) {
            return written.equals(sign)
                    || written.equals(opposite())
                    || written.equals("=")
                    || written.equals("!=");
        }

        /** Whether the line itself lies with what is above it. */
        boolean isFloor() {
            return this == BELOW || this == AT_LEAST;
        }
    }

    public DeclaredLine {
        Objects.requireNonNull(fact, "fact");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(step, "step");
        standards = List.copyOf(standards);
        Objects.requireNonNull(article, "article");
    }

    boolean concerns(StandardVersion version) {
        return standards.isEmpty() || standards.contains(version.id());
    }
}
