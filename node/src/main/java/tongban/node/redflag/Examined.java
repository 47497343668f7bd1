package tongban.node.redflag;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tongban.node.register.Kind;
import tongban.node.register.Particulars;
import tongban.node.register.Particulars.PropertyKind;
import tongban.node.register.Register;
import tongban.node.review.Evidence.Found;
import tongban.service.text.Words;

/**
 * Whether a candidate is a hit, and what proves it: what the query said in clear, with what the
 * files say that were opened for it. Pure.
 */
final class Examined {
    private final RedFlag flag;
    private final Map<String, Integer> parameters;
    private final Function<String, Words> schemes;

    /**
     * @param schemes name of a scheme by its id
     */
    Examined(RedFlag flag, Map<String, Integer> parameters, Function<String, Words> schemes) {
        this.flag = flag;
        this.parameters = Map.copyOf(parameters);
        this.schemes = schemes;
    }

    /**
     * @param facts as the query answered them
     * @param files of the candidate's subjects, today; none where nothing had to be opened
     * @return empty where it is none
     */
    Optional<List<Found>> of(Object facts, List<Register.SubjectFile> files) {
        return switch (flag) {
            case PAID_AFTER_DEATH -> paidAfterDeath(facts, files);
            case PAID_TWICE -> Optional.of(paidTwice(map(facts)));
            case RELATIVES_UNREGISTERED -> Optional.of(relatives(map(facts)));
            case VEHICLE_OR_COMPANY -> property(map(facts), files);
            case MONEY_HELD_UP -> Optional.of(heldUp(map(facts)));
        };
    }

    private int parameter(String name) {
        return parameters.getOrDefault(name, 0);
    }

    private static Map<?, ?> map(Object facts) {
        return facts instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> facts, String name) {
        @Nullable Object value = facts.get(name);
        return value == null ? "" : String.valueOf(value);
    }

    private static Found found(String zh, String en, Words says) {
        return new Found(Words.of(zh, en), says);
    }

    private static Words yuan(BigDecimal amount) {
        return Words.of(amount.toPlainString() + " 元", amount.toPlainString() + " yuan");
    }

    private static Words day(String iso) {
        return iso.length() < 10
                ? Words.same(iso)
                : Words.day(LocalDate.parse(iso.substring(0, 10)));
    }

    // ------------------------------------------------------------------ each of them

    private Optional<List<Found>> paidAfterDeath(Object facts, List<Register.SubjectFile> files) {
        Optional<LocalDate> died =
                files.stream()
                        .flatMap(f -> f.lines(Kind.IDENTITY).stream())
                        .flatMap(l -> ((Particulars.Identity) l.value()).died().stream())
                        .findFirst();
        if (died.isEmpty() || !(facts instanceof List<?> months)) {
            return Optional.empty();
        }
        YearMonth last = YearMonth.from(died.get()).plusMonths(parameter("graceMonths"));
        List<Found> found = new ArrayList<>();
        found.add(found("台账登记的死亡日期", "day of death in the register", Words.day(died.get())));
        BigDecimal sum = BigDecimal.ZERO;
        for (Object one : months) {
            YearMonth month = YearMonth.parse(text(map(one), "month").substring(0, 7));
            if (month.isAfter(last)) {
                BigDecimal amount = new BigDecimal(text(map(one), "amount"));
                sum = sum.add(amount);
                found.add(found("已发放 " + month, "paid for " + month, yuan(amount)));
            }
        }
        if (sum.signum() == 0) {
            return Optional.empty();
        }
        found.add(found("死亡后合计", "in all after the death", yuan(sum)));
        return Optional.of(found);
    }

    private List<Found> paidTwice(Map<?, ?> facts) {
        List<Found> found = new ArrayList<>();
        for (String kind : List.of("other", "household", "across")) {
            String scheme = text(facts, kind);
            if (!scheme.isEmpty()) {
                Words where =
                        switch (kind) {
                            case "other" -> Words.of("同一人另有", "the same person has");
                            case "household" -> Words.of("同户另一人有", "another of the household has");
                            default -> Words.of("对方省市答复有", "the other side answered that he has");
                        };
                found.add(new Found(where, schemes.apply(scheme)));
            }
        }
        if (!text(facts, "case").isEmpty()) {
            found.add(found("另一办件", "the other case", Words.same(text(facts, "case"))));
        }
        if (!text(facts, "answered").isEmpty()) {
            found.add(found("答复日期", "answered on", day(text(facts, "answered"))));
        }
        found.add(found("重叠发放的月份", "months paid twice", months(facts)));
        return found;
    }

    private static Words months(Map<?, ?> facts) {
        List<String> months = new ArrayList<>();
        if (facts.get("months") instanceof List<?> list) {
            list.forEach(m -> months.add(String.valueOf(m).substring(0, 7)));
        }
        return Words.of(String.join("、", months), String.join(", ", months));
    }

    private List<Found> relatives(Map<?, ?> facts) {
        List<Found> found = new ArrayList<>();
        found.add(
                found(
                        "工作人员",
                        "official",
                        Words.of(text(facts, "officer"), text(facts, "officerEn"))));
        found.add(found("办理该办件", "handled the case on", day(text(facts, "handled"))));
        found.add(
                text(facts, "recorded").isEmpty()
                        ? found(
                                "备案情况",
                                "recorded",
                                Words.of(
                                        "与其已备案的近亲属同户，本人没有备案",
                                        "lives with a recorded relative of his; not recorded himself"))
                        : found("事后备案", "recorded only on", day(text(facts, "recorded"))));
        return found;
    }

    private Optional<List<Found>> property(Map<?, ?> facts, List<Register.SubjectFile> files) {
        BigDecimal from = BigDecimal.valueOf(parameter("worthFrom"));
        List<Found> found = new ArrayList<>();
        for (Register.SubjectFile file : files) {
            for (Register.Line line : file.lines(Kind.PROPERTY)) {
                Particulars.Property owned = (Particulars.Property) line.value();
                boolean asked =
                        owned.property() == PropertyKind.VEHICLE
                                || owned.property() == PropertyKind.COMPANY;
                if (asked && owned.worth().filter(w -> w.compareTo(from) < 0).isEmpty()) {
                    String worth = owned.worth().map(w -> " " + w.toPlainString()).orElse("");
                    found.add(
                            new Found(
                                    owned.property().words(),
                                    Words.of(
                                            owned.what()
                                                    + worth
                                                    + (worth.isEmpty() ? "" : " 元")
                                                    + "（"
                                                    + line.recorded()
                                                            .statement()
                                                            .source()
                                                            .words()
                                                            .zh()
                                                    + "）",
                                            owned.what()
                                                    + worth
                                                    + (worth.isEmpty() ? "" : " yuan")
                                                    + " ("
                                                    + line.recorded()
                                                            .statement()
                                                            .source()
                                                            .words()
                                                            .en()
                                                    + ")")));
                }
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        found.addFirst(found("正在享受", "receives", schemes.apply(text(facts, "scheme"))));
        return Optional.of(found);
    }

    private static List<Found> heldUp(Map<?, ?> facts) {
        List<Found> found = new ArrayList<>();
        amount(facts, "owed").ifPresent(a -> found.add(found("应发未发", "due and not paid", yuan(a))));
        amount(facts, "returned")
                .ifPresent(a -> found.add(found("退回未补发", "returned and not paid again", yuan(a))));
        amount(facts, "sent")
                .ifPresent(a ->
                        found.add(
                                found(
                                        "已发出、银行未回盘",
                                        "sent, without an answer of the bank",
                                        yuan(a))));
        found.add(found("自", "since", day(text(facts, "since"))));
        if (text(facts, "account").equals("false")) {
            found.add(found("收款账户", "account", Words.of("没有可用账户", "none that can be paid to")));
        }
        return found;
    }

    private static Optional<BigDecimal> amount(Map<?, ?> facts, String name) {
        String text = text(facts, name);
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }
}
