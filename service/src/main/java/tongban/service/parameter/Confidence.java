package tongban.service.parameter;

import java.util.Locale;
import tongban.service.text.Words;

/** How sure a value is. The last two are shown as such wherever the value is used. */
public enum Confidence {
    VERIFIED(Words.of("已核实", "verified")),
    PAGE(Words.of("据报道", "stated in the press")),
    RECOLLECTION(Words.of("凭记忆，未核实", "from memory, not verified")),
    DEMONSTRATION(Words.of("演示数据", "demonstration value"));

    private final Words words;

    Confidence(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the value has to carry its label on every page and print. */
    public boolean isLabelled() {
        return this == RECOLLECTION || this == DEMONSTRATION;
    }
}
