package tongban.node.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.service.Material;
import tongban.service.ServiceDefinition;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.parameter.ParameterResolver;
import tongban.service.parameter.Resolution;
import tongban.service.place.Level;
import tongban.service.place.PlacePath;
import tongban.service.text.Texts;
import tongban.service.text.Words;

/**
 * What the handbook of the office (工作手册) or the guide for enterprises (申兑指南) says: made from the
 * service's own folder, so that neither says anything else than what is applied.
 *
 * @param version from 1, of this part of this document
 * @param document by which the policy is issued
 * @param area for which it was issued
 * @param since what has changed since, to stand before it; empty where nothing has
 */
public record PolicyText(
        PolicyDocument.Part part,
        int version,
        Words title,
        String document,
        Words area,
        Instant madeAt,
        Optional<Chapter> since,
        List<Chapter> chapters) {

    /**
     * @param numbered whether its lines are a list
     */
    public record Chapter(Words heading, List<Words> lines, boolean numbered) {
        public Chapter {
            lines = List.copyOf(lines);
        }
    }

    /** A version that there is. */
    public record Version(PolicyDocument.Part part, int version, Instant madeAt) {}

    public PolicyText {
        chapters = List.copyOf(chapters);
    }

    /**
     * What a part says.
     *
     * @param place whose values it names
     * @param area the city or county for which it was issued; empty for the whole side
     * @param day of the values that it names
     * @return nothing for the list, which is the page of policies
     */
    static List<Chapter> of(
            PolicyDocument.Part part,
            Policy policy,
            ServiceDefinition service,
            PolicyValidity validity,
            PlacePath place,
            Optional<Words> area,
            LocalDate day) {
        return switch (part) {
            case LIST -> List.of();
            case GUIDE -> guide(policy, service, validity, place, area, day);
            case HANDBOOK -> handbook(policy, service, validity, place, area, day);
        };
    }

    private static List<Chapter> guide(
            Policy policy,
            ServiceDefinition service,
            PolicyValidity validity,
            PlacePath place,
            Optional<Words> area,
            LocalDate day) {
        Texts texts = service.texts();
        List<Chapter> chapters = new ArrayList<>();
        chapters.add(validity.chapter());
        area.ifPresent(a -> chapters.add(only(a, place)));
        chapters.add(one("给谁", "For whom", texts.words("guide.who")));
        chapters.add(list("条件", "Conditions", texts.numbered("guide.conditions")));
        chapters.add(list("给多少", "How much", values(service, place, day)));
        chapters.add(list("怎么办", "How to get it", texts.numbered("guide.steps")));
        chapters.add(list("要哪些材料", "What papers", papers(service)));
        chapters.add(list("方式和期限", "Way and time", limits(policy)));
        money(policy).ifPresent(chapters::add);
        chapters.add(one("收费", "Charges", texts.words("guide.charges")));
        chapters.add(
                list(
                        "解读和咨询",
                        "What its drafter says, and whom to ask",
                        List.of(
                                policy.interpretation(),
                                policy.drafter(),
                                Words.of(
                                        "咨询和投诉：12345热线，政务大厅“办不成事”反映窗口。",
                                        "Questions and complaints: the 12345 line and the window for what could not be done."))));
        chapters.add(one("救济", "Remedies", texts.words("guide.remedies")));
        return chapters;
    }

    private static List<Chapter> handbook(
            Policy policy,
            ServiceDefinition service,
            PolicyValidity validity,
            PlacePath place,
            Optional<Words> area,
            LocalDate day) {
        Texts texts = service.texts();
        List<Chapter> chapters = new ArrayList<>();
        chapters.add(validity.chapter());
        area.ifPresent(a -> chapters.add(only(a, place)));
        chapters.add(
                list(
                        "谁办",
                        "Who does it",
                        List.of(
                                policy.drafter(),
                                area.map(PolicyText::issuer)
                                        .orElse(
                                                Words.of(
                                                        "印发、延期、废止和预算由本省（市）级部门办理；市（州）、县（区）另行印发的，从其文件和预算。受理和决定由企业登记地的机关办理。",
                                                        "The side's own department issues, extends and repeals it and sets its budget; where a city or county has issued its own document, that one and its budget count. The body of the registered place takes in and decides.")))));
        chapters.add(list("受理时核对", "What is compared when it is taken in", papers(service)));
        chapters.add(list("审核的条件", "What is reviewed", texts.numbered("guide.conditions")));
        chapters.add(list("标准和金额", "Lines and amounts", values(service, place, day)));
        chapters.add(list("不符合时的理由", "Reasons to refuse", reasons(texts)));
        chapters.add(list("方式和期限", "Way and time", limits(policy)));
        chapters.add(
                one("期限的依据", "Where the time limits are from", texts.words("guide.time-limits")));
        money(policy).ifPresent(chapters::add);
        chapters.add(one("告知的救济", "Remedies to name", texts.words("guide.remedies")));
        return chapters;
    }

    /** In a county lies no other body that could have issued its own. */
    private static Chapter only(Words area, PlacePath place) {
        boolean city = Level.ofCode(place.upwards().getFirst()) == Level.CITY;
        return one(
                "在哪里施行",
                "Where it is in force",
                Words.of(
                        "在"
                                + area.zh()
                                + "登记注册的企业享受，由"
                                + area.zh()
                                + "的预算支付"
                                + (city ? "；其中的县（区）另行印发的，从其文件和预算。" : "。"),
                        "Enterprises registered in "
                                + area.en()
                                + " have it, paid out of the budget of "
                                + area.en()
                                + (city
                                        ? "; where a county in it has issued its own document, that one and its budget count."
                                        : ".")));
    }

    private static Words issuer(Words area) {
        return Words.of(
                "印发、延期、废止和预算由" + area.zh() + "的主管部门办理；受理和决定由企业登记地的机关办理。",
                "The department of "
                        + area.en()
                        + " issues, extends and repeals it and sets its budget; the body of the registered place takes in and decides.");
    }

    private static Chapter one(String zh, String en, Words line) {
        return new Chapter(Words.of(zh, en), List.of(line), false);
    }

    private static Chapter list(String zh, String en, List<Words> lines) {
        return new Chapter(
                Words.of(zh, en),
                lines.isEmpty() ? List.of(Words.of("无。", "None.")) : lines,
                lines.size() > 1);
    }

    private static List<Words> values(ServiceDefinition service, PlacePath place, LocalDate day) {
        ParameterResolver resolver = new ParameterResolver(service.rows());
        List<Words> lines = new ArrayList<>();
        for (ParameterDeclaration p : service.parameters()) {
            Words name =
                    service.texts()
                            .find("parameter." + p.name().replace(' ', '-'))
                            .orElse(Words.same(p.name()));
            if (resolver.resolve(p, place, day, "applied") instanceof Resolution.Resolved r
                    && r.value() instanceof BigDecimal value) {
                String plain = value.stripTrailingZeros().toPlainString();
                Words unit =
                        r.row().unit().isEmpty()
                                ? Words.same("")
                                : service.form().unit(r.row().unit());
                boolean labelled = r.confidence().isLabelled();
                lines.add(
                        Words.of(
                                name.zh()
                                        + "："
                                        + plain
                                        + unit.zh()
                                        + (labelled ? "（演示数据，没有核实过依据）" : ""),
                                name.en()
                                        + ": "
                                        + plain
                                        + unit.en()
                                        + (labelled ? " (demonstration, not verified)" : "")));
            }
        }
        return lines;
    }

    private static List<Words> papers(ServiceDefinition service) {
        List<Words> lines = new ArrayList<>();
        for (Material m : service.materials()) {
            Words name =
                    service.texts().find("material." + m.id() + ".name").orElse(Words.same(m.id()));
            boolean fetched = m.channel() == Material.Channel.GOVERNMENT;
            lines.add(
                    Words.of(
                            name.zh() + (fetched ? "：由机关取得，企业不用提交" : ""),
                            name.en() + (fetched ? ": the office fetches it" : "")));
        }
        return lines;
    }

    private static List<Words> limits(Policy policy) {
        List<Words> lines = new ArrayList<>();
        lines.add(policy.way().words());
        if (policy.isPaidInTime()) {
            lines.add(
                    Words.of(
                            "自受理起"
                                    + PaymentTerm.WORKING_DAYS
                                    + "个工作日内兑付（"
                                    + PaymentTerm.SOURCE
                                    + "）。",
                            "Paid within "
                                    + PaymentTerm.WORKING_DAYS
                                    + " working days of acceptance ("
                                    + PaymentTerm.SOURCE
                                    + ")."));
        }
        lines.add(policy.times().words());
        return lines;
    }

    private static Optional<Chapter> money(Policy policy) {
        return policy.paidBy()
                .map(s ->
                        list(
                                "预算和收款账户",
                                "Budget and account",
                                List.of(
                                        Words.of(
                                                "本年度预算不够的，暂不批准，"
                                                        + policy.whenShort().words().zh()
                                                        + "；不因为预算不足而不予批准。",
                                                "What the year's budget does not cover is held, "
                                                        + policy.whenShort().words().en()
                                                        + "; nothing is refused for want of money."),
                                        account(policy))));
    }

    private static Words account(Policy policy) {
        Words to = policy.paidTo().words();
        return switch (policy.paidTo()) {
            case ENTERPRISE ->
                    Words.of(
                            "企业确认自己名下的账户以后才发放；换账户的，重新确认。",
                            "It is paid once the enterprise has confirmed an account in its own name; to change it, it confirms another one.");
            case PROVIDER, OPERATOR ->
                    Words.of(
                            "资金付给" + to.zh() + "，不付给企业；办理机关按凭证登记它的账户以后才发放。",
                            "It is paid to "
                                    + to.en()
                                    + " and not to the enterprise, once the deciding body has entered its account from the vouchers of payment.");
        };
    }

    private static List<Words> reasons(Texts texts) {
        return texts.byKey().entrySet().stream()
                .filter(e -> e.getKey().startsWith("reason."))
                .map(Map.Entry::getValue)
                .toList();
    }
}
