package tongban.service.procedure;

import java.util.Locale;

/** Acts whose name differs between sides. */
public enum Verb {
    /** 受理. */
    ACCEPT,
    /** 不予受理. */
    NOT_ACCEPT,
    /** 确认同意, 批准, 准予, 备案 ... */
    GRANT,
    /** 不予确认同意, 不予批准 ... */
    REFUSE,
    /** 停发 and the like. */
    STOP;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
