package tongban.service.procedure;

import java.util.Locale;

/** Whether a case is posted in public before it is granted; what is refused never is. */
public enum PublicNotice {
    /** Not posted. */
    NONE,
    /** Must not be posted, nor published after: the child's or patient's privacy. */
    NEVER,
    /** Posted in the village or community. */
    VILLAGE,
    /**
     * Posted on the body's own site, which is recorded: this system shows nobody who applies to
     * others before he was granted anything.
     */
    ONLINE;

    public boolean isPosted() {
        return this == VILLAGE || this == ONLINE;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
