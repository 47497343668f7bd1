package tongban.node.identity;

import java.util.Arrays;

/** One of the two sides of the border. Every row in the database belongs to exactly one. */
public enum Jurisdiction {
    CHONGQING("50", "重庆市", "Chongqing"),
    SICHUAN("51", "四川省", "Sichuan");

    private final String code;
    private final String zh;
    private final String en;

    Jurisdiction(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    /**
     * @param code the first two digits of a division code, or a longer division code
     * @throws IllegalArgumentException for a code of another province
     */
    public static Jurisdiction ofCode(String code) {
        return Arrays.stream(values())
                .filter(side -> code.startsWith(side.code))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "Division code starts with neither 50 nor 51"));
    }

    /** "50" or "51", as GB/T 2260 has it and as the column owner_jurisdiction holds it. */
    public String code() {
        return code;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    public Jurisdiction other() {
        return this == CHONGQING ? SICHUAN : CHONGQING;
    }
}
