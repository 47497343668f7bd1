package tongban.service.procedure;

import java.util.Locale;

/** Whether a case is posted in public before its decision. */
public enum PublicNotice {
    /** Not posted. */
    NONE,
    /** Must not be posted, nor published after: the child's or patient's privacy. */
    NEVER,
    /** Posted in the village or community. */
    VILLAGE,
    /** Posted on the body's site: refused, since there is no page that shows it. */
    ONLINE;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
