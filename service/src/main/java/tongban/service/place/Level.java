package tongban.service.place;

import java.util.Locale;
import java.util.regex.Pattern;
import tongban.service.text.Words;

/** Levels of administration, from the nation down. {@link #ZONE} is an overlay, not a division. */
public enum Level {
    NATION(Words.of("国家", "nation")),
    PROVINCE(Words.of("省（市）级", "province")),
    CITY(Words.of("市（州）级", "city")),
    COUNTY(Words.of("县（区）级", "county")),
    TOWN(Words.of("乡镇（街道）级", "township")),
    VILLAGE(Words.of("村（社区）级", "village")),
    ZONE(Words.of("功能区", "functional zone"));

    private static final Pattern DIVISION = Pattern.compile("\\d{12}");

    private final Words words;

    Level(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }

    /** The name used in service.yaml: {@code nation}, {@code province}, ... */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of a 12-digit division code, by its trailing zeros; anything else is a zone. */
    public static Level ofCode(String code) {
        if (!DIVISION.matcher(code).matches()) return ZONE;
        if (code.equals(PlacePath.NATION)) return NATION;
        if (code.endsWith("0000000000")) return PROVINCE;
        if (code.endsWith("00000000")) return CITY;
        if (code.endsWith("000000")) return COUNTY;
        if (code.endsWith("000")) return TOWN;
        return VILLAGE;
    }
}
