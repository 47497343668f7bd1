package tongban.node.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.service.identifier.CreditCode;
import tongban.service.text.Words;

/**
 * The shapes in which item codes occur. A code is a string that fits one profile; there is no
 * single length. The first profile whose shape fits is the code's own, {@link #LEGACY} takes what
 * is left.
 */
public enum CodeProfile {
    /**
     * 基本编码: list or province (2), item type (2), department class (2), main item (3), sub-item (3).
     */
    NATIONAL_BASE("\\d{12}", Words.of("国家基本编码", "national basic code")),
    /** 地方基本编码: 12 or 14 signs, letters allowed. */
    LOCAL_BASE("[0-9]{2}[0-9A-Z]{10}(?:[0-9A-Z]{2})?", Words.of("地方基本编码", "local basic code")),
    /** 实施编码: credit code of the body (18), exercising level (1), basic code (12). */
    IMPLEMENTATION(
            "(?<uscc>[0-9A-Z]{18})(?<level>[1-7])(?<base>\\d{12})",
            Words.of("实施编码", "implementation code")),
    /** 业务办理项编码: an implementation code and two digits. */
    OPTION(
            "(?<uscc>[0-9A-Z]{18})(?<level>[1-7])(?<base>\\d{12})\\d{2}",
            Words.of("业务办理项编码", "option code")),
    /**
     * Sichuan's portal: local basic code, division, three digits, code of the body, one digit, two
     * digits.
     */
    SICHUAN_PORTAL(
            "(?<base>[0-9A-Z]{12}|[0-9A-Z]{14})-(?<division>\\d{12})-\\d{3}-(?<body>[0-9A-Za-z-]{7,22})-\\d-\\d{2}",
            Words.of("四川政务服务平台编码", "Sichuan portal code")),
    /** A joint item of the shipped catalogue. */
    JOINT("CY-\\d{3}", Words.of("通办清单编号（本系统）", "joint list number (of this system)")),
    /** Codes older than the standard, such as G-000006-001. Lawful, and of no known structure. */
    LEGACY("[0-9A-Za-z][0-9A-Za-z_-]{0,63}", Words.of("历史编码", "legacy code"));

    public static final int CODE_CHARS_MAX = 64;

    private final Pattern shape;
    private final Words words;

    CodeProfile(String shape, Words words) {
        this.shape = Pattern.compile(shape);
        this.words = words;
    }

    public Words words() {
        return words;
    }

    /** The profile of {@code code}; empty when it holds signs that no code has, or too many. */
    public static Optional<CodeProfile> of(String code) {
        if (code.length() > CODE_CHARS_MAX) {
            return Optional.empty();
        }
        for (CodeProfile profile : values()) {
            if (profile.shape.matcher(code).matches()) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    /** The basic code inside {@code code}, where the profile has one. */
    public Optional<String> basePart(String code) {
        return switch (this) {
            case NATIONAL_BASE, LOCAL_BASE -> Optional.of(code);
            case IMPLEMENTATION, OPTION, SICHUAN_PORTAL -> part(code, "base");
            case LEGACY, JOINT -> Optional.empty();
        };
    }

    /** The division inside {@code code}, where the profile has one. */
    public Optional<String> divisionPart(String code) {
        return this == SICHUAN_PORTAL ? part(code, "division") : Optional.empty();
    }

    /** The exercising level inside {@code code}, where the profile has one. */
    Optional<String> levelPart(String code) {
        return this == IMPLEMENTATION || this == OPTION ? part(code, "level") : Optional.empty();
    }

    /**
     * What is wrong inside a code of this profile, as far as the code can tell by itself.
     * Implementation and option codes are a national standard: a wrong check digit there is a slip
     * of the pen. Inside a portal code live data hold placeholders and old organisation codes,
     * which are only worth a remark.
     */
    List<Words> remarks(String code) {
        List<Words> remarks = new ArrayList<>();
        if (this == SICHUAN_PORTAL) {
            String body = part(code, "body").orElse("");
            if (CreditCode.read(body).number().isEmpty()) {
                remarks.add(
                        Words.of(
                                "编码中的机构代码“" + body + "”不是校验正确的统一社会信用代码",
                                "the body code '"
                                        + body
                                        + "' inside is no unified social credit code with a right check digit"));
            }
        }
        return remarks;
    }

    /** What makes a code of this profile unusable; empty when nothing does. */
    Optional<Words> fault(String code) {
        if (this != IMPLEMENTATION && this != OPTION) {
            return Optional.empty();
        }
        String uscc = part(code, "uscc").orElse("");
        return CreditCode.read(uscc).number().isPresent()
                ? Optional.empty()
                : Optional.of(
                        Words.of(
                                "前18位“" + uscc + "”不是校验正确的统一社会信用代码",
                                "its first 18 signs '"
                                        + uscc
                                        + "' are no unified social credit code with a right check digit"));
    }

    private Optional<String> part(String code, String group) {
        Matcher m = shape.matcher(code);
        return m.matches() ? Optional.of(m.group(group)) : Optional.empty();
    }
}
