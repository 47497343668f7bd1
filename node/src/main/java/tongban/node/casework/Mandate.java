package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * In what capacity somebody acts for the applicant, and the power of attorney that he showed.
 *
 * @param scope id of the service that the power of attorney is for; empty without one
 * @param from first day on which it is in force
 * @param until last day on which it is in force
 * @param authorisation id of the {@link Authorisation} by which the applicant gave it on his phone;
 *     empty where it is on paper, or by law
 */
public record Mandate(
        Kind kind,
        Optional<String> scope,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<UUID> authorisation) {

    /** Earlier releases did not write the last. */
    @SuppressWarnings("OptionalAssignedToNull")
    public Mandate {
        authorisation = authorisation == null ? Optional.empty() : authorisation;
    }

    /** On paper, or by law. */
    Mandate(
            Kind kind,
            Optional<String> scope,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {
        this(kind, scope, from, until, Optional.empty());
    }

    /** Who acts for others. */
    public enum Kind {
        /** By law, 《民法典》第一百六十三条: shows that he is the guardian, not a power of attorney. */
        GUARDIAN("法定代理人（监护人）", "guardian, by law"),
        /** Of an enterprise, by law, 《民法典》第六十一条. */
        LEGAL_REPRESENTATIVE("法定代表人（负责人）", "legal representative of the enterprise"),
        RELATIVE("近亲属", "close relative"),
        VILLAGE_CADRE("村（社区）干部、网格员", "village cadre or grid worker"),
        AGENT("其他受托人（帮办代办）", "other agent");

        private final Words words;

        Kind(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }

        /** Whether he needs a power of attorney (《民法典》第一百六十五条). */
        public boolean isByMandate() {
            return switch (this) {
                case GUARDIAN, LEGAL_REPRESENTATIVE -> false;
                case RELATIVE, VILLAGE_CADRE, AGENT -> true;
            };
        }

        /** Who may act for an enterprise, or for a person. */
        public static List<Kind> of(boolean enterprise) {
            return enterprise
                    ? List.of(LEGAL_REPRESENTATIVE, AGENT)
                    : List.of(GUARDIAN, RELATIVE, VILLAGE_CADRE, AGENT);
        }
    }

    /** Whether it has run out by this day. */
    public boolean isOver(LocalDate on) {
        return until.map(on::isAfter).orElse(false);
    }
}
