package tongban.service.procedure;

import java.util.Locale;

/** Who decides. */
public enum Decision {
    /** A person, always; the engine proposes. */
    BY_PERSON,
    /**
     * An instant filing takes effect when the proposal is a grant; a person decides everything
     * else.
     */
    AUTOMATIC_ON_GRANT;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
