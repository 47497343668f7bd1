package tongban.node.register;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.CreditCode;
import tongban.service.identifier.DisabilityCardNumber;
import tongban.service.identifier.Reading;
import tongban.service.text.Words;

/** What a field of a shape can hold: how it is read, written and shown, each once. */
public sealed interface FieldType {
    int MONEY_DIGITS_MAX = 12;

    /** Any text. */
    record Text(int lengthMax) implements FieldType {}

    /** Yuan, to the fen, not negative. */
    record Money() implements FieldType {}

    /** 10,000 yuan, two decimals at most, not negative. */
    record TenThousand() implements FieldType {}

    /** A class of industry, four digits (GB/T 4754—2017: divisions 01 to 97). */
    record Industry() implements FieldType {}

    /** A citizen number that is not the subject's own; shown masked. */
    record Citizen() implements FieldType {}

    /** Square metres, two decimals at most. */
    record Area() implements FieldType {}

    record Count(int max) implements FieldType {}

    record Day() implements FieldType {}

    /** One of an enum's constants. */
    record OneOf(List<? extends Option> options) implements FieldType {}

    record YesNo() implements FieldType {}

    /** A division code: of any province where {@code anywhere}, else of 两省市. */
    record Place(boolean anywhere) implements FieldType {}

    /** The number of another subject: a household, an institution. */
    record Number(SubjectKind of) implements FieldType {}

    /** A disability card's number, 20 to 22 signs. */
    record Card() implements FieldType {}

    /**
     * @param text not blank
     */
    default Reading<Object> read(String text, Checking checking) {
        String s = text.strip();
        return switch (this) {
            case Text(int max) ->
                    s.length() <= max
                            ? new Reading.Sound<>(s)
                            : Flaws.unread("REGISTER-201", Flaws.tooLong(max));
            case Money m -> money(s);
            case Area a -> money(s);
            case TenThousand t -> money(s);
            case Industry i ->
                    s.matches("(0[1-9]|[1-8][0-9]|9[0-7])[0-9]{2}")
                            ? new Reading.Sound<>(s)
                            : Flaws.unread("REGISTER-229", EnterpriseFlaws.noIndustry());
            case Citizen c ->
                    generic(
                            "REGISTER-207",
                            CitizenNumber.read(s, checking.today(), checking.synthetic()));
            case Count(int max) ->
                    isDigits(s, 9) && Integer.parseInt(s) <= max
                            ? new Reading.Sound<>(Integer.valueOf(s))
                            : Flaws.unread("REGISTER-203", Flaws.noCount(max));
            case Day d -> day(s);
            case OneOf(List<? extends Option> options) -> option(s, options);
            case YesNo y ->
                    switch (s.toLowerCase(Locale.ROOT)) {
                        case "true", "yes", "是", "1" -> new Reading.Sound<>(true);
                        case "false", "no", "否", "0" -> new Reading.Sound<>(false);
                        default ->
                                Flaws.unread(
                                        "REGISTER-205", Flaws.noChoice(List.of("true", "false")));
                    };
            case Place(boolean anywhere) -> place(s, anywhere, checking);
            case Number(SubjectKind of) -> number(s, of, checking);
            case Card c ->
                    generic(
                            "REGISTER-210",
                            DisabilityCardNumber.read(s, checking.today(), checking.synthetic()));
        };
    }

    /** A subject's number in its one written form, or what is wrong with it. */
    static Reading<Object> number(String s, SubjectKind of, Checking checking) {
        return switch (of) {
            case PERSON -> {
                Reading<CitizenNumber> read =
                        CitizenNumber.read(s, checking.today(), checking.synthetic());
                yield generic("REGISTER-207", read) instanceof Reading.Fault<Object> fault
                        ? fault
                        : new Reading.Sound<>(read.number().orElseThrow().digits());
            }
            case HOUSEHOLD ->
                    s.matches("[A-Za-z0-9-]{4,30}")
                            ? new Reading.Sound<>(s.toUpperCase(Locale.ROOT))
                            : Flaws.unread("REGISTER-208", Flaws.noHouseholdNumber());
            case INSTITUTION, ENTERPRISE -> {
                Reading<CreditCode> read = CreditCode.read(s);
                yield generic("REGISTER-209", read) instanceof Reading.Fault<Object> fault
                        ? fault
                        : new Reading.Sound<>(read.number().orElseThrow().signs());
            }
        };
    }

    private static Reading<Object> generic(String code, Reading<?> read) {
        return switch (read) {
            case Reading.Sound(Object value) -> new Reading.Sound<>(value);
            case Reading.Fault(String why, Words words, Words remedy) ->
                    Reading.fault(code, words, remedy);
        };
    }

    private static Reading<Object> money(String s) {
        String plain = s.replace(",", "");
        int point = plain.indexOf('.');
        if (!isDigits(point < 0 ? plain : plain.substring(0, point), MONEY_DIGITS_MAX)
                || point >= 0 && !isDigits(plain.substring(point + 1), 2)) {
            return Flaws.unread("REGISTER-202", Flaws.noMoney());
        }
        return new Reading.Sound<>(new BigDecimal(plain).setScale(2));
    }

    /** By hand: a file has millions of them. */
    private static boolean isDigits(String s, int lengthMax) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) < '0' || s.charAt(i) > '9') {
                return false;
            }
        }
        return !s.isEmpty() && s.length() <= lengthMax;
    }

    private static Reading<Object> day(String s) {
        try {
            return new Reading.Sound<>(LocalDate.parse(s));
        } catch (DateTimeException e) {
            return Flaws.unread("REGISTER-204", Flaws.noDay());
        }
    }

    private static Reading<Object> option(String s, List<? extends Option> options) {
        for (Option option : options) {
            if (option.name().equalsIgnoreCase(s.replace('-', '_'))
                    || option.words().zh().equals(s)) {
                return new Reading.Sound<>(option);
            }
        }
        return Flaws.unread(
                "REGISTER-205", Flaws.noChoice(options.stream().map(Option::name).toList()));
    }

    private static Reading<Object> place(String s, boolean anywhere, Checking checking) {
        boolean formed =
                isDigits(s, 12) && s.length() >= 6 && s.length() % 3 == 0 && s.charAt(0) != '0';
        boolean ours = s.startsWith("50") || s.startsWith("51");
        String town = s.length() == 12 && s.endsWith("000") ? s.substring(0, 9) : s;
        return formed && (ours ? checking.place().test(town) : anywhere)
                ? new Reading.Sound<>(town)
                : Flaws.unread("REGISTER-206", Flaws.noPlace(anywhere));
    }

    /** As files, forms and sealed payloads hold it. */
    default String write(Object value) {
        return switch (value) {
            case Option option -> option.name();
            case BigDecimal money -> money.toPlainString();
            case DisabilityCardNumber card -> written(card);
            case CitizenNumber number -> number.digits();
            default -> value.toString();
        };
    }

    /** All signs of a card's number; toString masks it. */
    static String written(DisabilityCardNumber card) {
        return card.holder().digits()
                + card.category()
                + card.grade()
                + (card.reissue() == 0 ? "" : "B" + card.reissue());
    }

    /** What of it can be shown as it stands; places are given their names by whoever shows them. */
    default Words show(Object value) {
        return switch (value) {
            case Option option -> option.words();
            case LocalDate day -> Words.day(day);
            case BigDecimal area when this instanceof Area -> Words.same(area.toPlainString());
            case BigDecimal money when this instanceof TenThousand ->
                    Words.of(
                            money.toPlainString() + " 万元",
                            money.toPlainString() + " ten thousand yuan");
            case BigDecimal money ->
                    Words.of(money.toPlainString() + " 元", money.toPlainString() + " yuan");
            case Boolean yes -> yes ? Words.of("是", "yes") : Words.of("否", "no");
            case DisabilityCardNumber card -> Words.same(card.masked());
            case CitizenNumber number -> Words.same(number.masked());
            default -> Words.same(value.toString());
        };
    }

    /** Whether it is never shown in full: left blank in a correction, it stays as it was. */
    default boolean isHidden() {
        return this instanceof Card || this instanceof Citizen;
    }

    /** The options of a list, for a form; empty where anything is typed. */
    default List<? extends Option> choices() {
        return this instanceof OneOf(List<? extends Option> options) ? options : List.of();
    }

    /** What a form says under the field. */
    default Optional<Words> hint() {
        return switch (this) {
            case Day d -> Optional.of(Words.of("如 2026-03-01", "e.g. 2026-03-01"));
            case Money m -> Optional.of(Words.of("元，最多两位小数", "yuan, two decimals at most"));
            case Place p ->
                    Optional.of(Words.of("行政区划代码，6、9 或 12 位", "division code, 6, 9 or 12 digits"));
            case Card c ->
                    Optional.of(
                            Words.of(
                                    "20 位：公民身份号码、类别、等级；补换领的加 B 和数字",
                                    "20 signs: citizen number, category, grade; B and a digit if issued again"));
            case TenThousand t ->
                    Optional.of(Words.of("万元，最多两位小数", "10,000 yuan, two decimals at most"));
            case Industry i ->
                    Optional.of(
                            Words.of(
                                    "GB/T 4754—2017 小类代码，4 位数字",
                                    "class of GB/T 4754—2017, four digits"));
            case Citizen c -> Optional.of(Words.of("18 位", "18 signs"));
            case Text t -> Optional.empty();
            case Area a -> Optional.empty();
            case Count c -> Optional.empty();
            case OneOf o -> Optional.empty();
            case YesNo y -> Optional.empty();
            case Number n -> Optional.of(n.of().number());
        };
    }
}
