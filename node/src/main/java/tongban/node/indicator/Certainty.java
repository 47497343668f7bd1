package tongban.node.indicator;

import tongban.service.text.Words;

/** How sure an observation is that was stated in public. What is not read as such says so. */
public enum Certainty {
    /** Read in its source. */
    VERIFIED(Words.same("")),
    /** On the newspaper page. */
    PAGE(Words.same("")),
    /** Read in its source, but which group the number belongs to follows from its place alone. */
    GROUP_BY_ORDER(Words.of("组名未核实，按次序列入", "name of the group not verified, placed by its order")),
    /** Computed from what was stated; nobody published it. */
    DERIVED(Words.of("推算，非公布数", "derived, not published"));

    private final Words label;

    Certainty(Words label) {
        this.label = label;
    }

    /** A source with what has to be said of it. */
    Words labelled(Words source) {
        return label.zh().isEmpty()
                ? source
                : Words.of(
                        source.zh() + "（" + label.zh() + "）",
                        source.en() + " (" + label.en() + ")");
    }
}
