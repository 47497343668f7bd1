package tongban.node.paper;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.CasePage;
import tongban.service.text.Words;

/** Makes the plain-words card of a grant. */
final class PlainCards {
    /** Material by which a folder asks for the account that is paid into. */
    private static final String ACCOUNT = "bank-account";

    /** The government's one telephone number, in both provinces. */
    private static final String HOTLINE = "12345";

    /** In which words and until when stands in the decision, law by law. */
    private static final List<Words> OBJECT =
            List.of(
                    Words.of(
                            "可以申请复议机关再审查一次（行政复议），也可以到法院打官司（行政诉讼）。向谁提、几天内提，都写在决定书的“救济途径”里。",
                            "You can ask the body of reconsideration to look at it again, or go to court. Where, and within which time, stands in the decision under Remedies."),
                    Words.of(
                            "不会写、不会办的，到窗口说，或者打" + HOTLINE + "，有人帮您，不收钱。",
                            "If you cannot write it yourself, say so at the window or call "
                                    + HOTLINE
                                    + ": somebody helps you, free of charge."));

    private PlainCards() {}

    static PlainCard of(CaseFacts facts) {
        CasePage page = facts.page();
        CasePage.Decision decision = page.decision().orElseThrow();
        List<PlainCard.Entry> entries = new ArrayList<>();
        boolean money = facts.total().isPresent();
        entries.add(
                new PlainCard.Entry(
                        money
                                ? Words.of("给您多少、从哪个月起", "How much, and from when")
                                : Words.of("结果是什么", "What was decided"),
                        granted(page, decision)));
        if (money) {
            entries.add(new PlainCard.Entry(Words.of("发到哪里", "Where it is paid"), account(facts)));
        }
        entries.add(
                new PlainCard.Entry(
                        Words.of("有事找谁", "Whom to ask"),
                        List.of(
                                Words.of(
                                        "找" + page.competence().accepting().name().zh() + "。",
                                        "Ask " + page.competence().accepting().name().en() + "."),
                                Words.of(
                                        "打电话：" + HOTLINE + "，报上编号" + page.number() + "。",
                                        "Call "
                                                + HOTLINE
                                                + " and give the number "
                                                + page.number()
                                                + "."),
                                Words.of(
                                        "也可以到收件的窗口问，工作人员帮您办，不收钱。",
                                        "Or ask at the window that took it in: a clerk helps you, free of charge."))));
        entries.add(new PlainCard.Entry(Words.of("不同意怎么办", "If you disagree"), OBJECT));
        return new PlainCard(
                page.id(), page.number(), page.serviceName(), page.applicant().name(), entries);
    }

    private static List<Words> granted(CasePage page, CasePage.Decision decision) {
        List<Words> lines = new ArrayList<>();
        lines.add(
                Words.of(
                        page.serviceName().zh() + "：" + decision.verb().zh() + "。",
                        page.serviceName().en() + ": " + decision.verb().en() + "."));
        for (CasePage.Award award : decision.awards()) {
            Words value = amount(award).orElse(award.value());
            lines.add(
                    Words.of(
                            award.name().zh() + "：" + value.zh() + "。",
                            award.name().en() + ": " + value.en() + "."));
        }
        return lines;
    }

    private static List<Words> account(CaseFacts facts) {
        return facts.service()
                .texts()
                .find("material." + ACCOUNT + ".name")
                .map(CaseFacts::withoutNote)
                .map(name ->
                        List.of(
                                Words.of(
                                        "打到您办事时交来的账户（" + name.zh() + "）。",
                                        "Into the account you gave when you applied ("
                                                + name.en()
                                                + ")."),
                                Words.of(
                                        "账号后四位（请工作人员填写）：□□□□",
                                        "Last four digits (the clerk writes them): □□□□")))
                .orElse(List.of(Words.of("按决定书写明的方式发放。", "As the decision says.")));
    }

    /**
     * An amount of money with its unit and in capital numerals; empty for any other award, and
     * where the award's name says in what unit it is.
     */
    static Optional<Words> amount(CasePage.Award award) {
        if (!CaseFacts.isMoney(award.value().zh()) || award.name().zh().endsWith("元）")) {
            return Optional.empty();
        }
        BigDecimal yuan = new BigDecimal(award.value().zh());
        String plain = yuan.toPlainString();
        return Optional.of(
                Words.of(
                        plain + "元（" + CapitalNumerals.of(yuan) + "）",
                        "RMB " + plain + " yuan (" + CapitalNumerals.of(yuan) + ")"));
    }
}
