package tongban.service.procedure;

import java.util.Locale;

/** What the law calls asking for missing papers. */
public enum Supplement {
    /** 补正, in licensing law. */
    BUZHENG,
    /** 补齐, in social assistance. */
    BUQI;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
