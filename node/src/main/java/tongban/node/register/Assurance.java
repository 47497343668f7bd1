package tongban.node.register;

import tongban.service.text.Words;

/** How sure a value is. All but the first are shown as such wherever the value is. */
public enum Assurance implements Option {
    VERIFIED("已核实", "verified"),
    DECLARED("申报，未核实", "declared, not verified"),
    INFERRED("推算", "inferred"),
    DISPUTED("有异议", "disputed"),
    DEMONSTRATION("演示数据", "demonstration");

    private final Words words;

    Assurance(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    @Override
    public Words words() {
        return words;
    }
}
