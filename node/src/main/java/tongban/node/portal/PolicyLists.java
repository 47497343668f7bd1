package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.policy.Budgets;
import tongban.node.policy.Effects;
import tongban.node.policy.Offers;
import tongban.node.policy.PolicyBook;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** The lists of policies and of offers as files. */
final class PolicyLists {
    private static final List<Words> POLICIES =
            List.of(
                    Words.of("政策", "Policy"),
                    Words.of("哪一方", "Side"),
                    Words.of("施行区域", "In force in"),
                    Words.of("类别", "Class"),
                    Words.of("方式", "Way"),
                    Words.of("文件", "Document"),
                    Words.of("印发日期", "Issued on"),
                    Words.of("施行日期", "In force from"),
                    Words.of("有效期至", "Valid until"),
                    Words.of("应发布至", "Publish by"),
                    Words.of("状态", "Standing"),
                    Words.of("是否超过七个工作日", "Past seven working days"));
    private static final List<Words> OFFERS =
            List.of(
                    Words.of("企业", "Enterprise"),
                    Words.of("政策", "Policy"),
                    Words.of("年度", "Year"),
                    Words.of("金额（元）", "Amount (yuan)"),
                    Words.of("邀约日期", "Offered on"),
                    Words.of("状态", "Standing"),
                    Words.of("企业答复日期", "Answered on"),
                    Words.of("异议答复期限", "Objection to be answered by"));

    private static final List<Words> EFFECTS =
            List.of(
                    Words.of("年度", "Year"),
                    Words.of("哪一方", "Side"),
                    Words.of("指标", "Figure"),
                    Words.of("数值", "Value"),
                    Words.of("怎样统计", "How it is counted"));
    private static final List<Words> BUDGETS =
            List.of(
                    Words.of("谁的预算", "Whose budget"),
                    Words.of("年度", "Year"),
                    Words.of("事项", "What"),
                    Words.of("金额（元）", "Amount (yuan)"),
                    Words.of("依据", "By document"),
                    Words.of("登记机关", "Entered by"),
                    Words.of("登记时间", "Entered at"));

    private final PolicyBook book;
    private final Offers offers;
    private final Budgets budgets;
    private final Effects effects;

    PolicyLists(PolicyBook book, Offers offers, Budgets budgets, Effects effects) {
        this.book = book;
        this.offers = offers;
        this.budgets = budgets;
        this.effects = effects;
    }

    /** Every year's entries of a policy, with what is granted, paid and left; for officials. */
    Optional<ListFile> budgets(Actor actor, Locale locale, Lists.Filters filters) {
        String policy = filters.of("policy");
        if (budgets.years(actor, policy).stream()
                .allMatch(y -> budgets.of(actor, policy, y).isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(
                ListFile.whole(
                        "policy_budgets",
                        Words.of("惠企政策预算", "Budgets of a policy"),
                        BUDGETS,
                        List.of("policy=" + policy),
                        to -> {
                            List<Integer> years = budgets.years(actor, policy);
                            budgets.areas(actor, policy)
                                    .forEach((area, name) ->
                                            years.forEach(year ->
                                                    budgets.of(actor, policy, area, year)
                                                            .ifPresent(b ->
                                                                    rows(locale, name, b, to))));
                        }));
    }

    /** What a policy came to: every figure with how it is counted, of every year and side. */
    Optional<ListFile> effects(@Nullable Actor reader, Locale locale, Lists.Filters filters) {
        String policy = filters.of("policy");
        if (book.sheet(reader, policy).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ListFile.whole(
                        "policy_effects",
                        Words.of("惠企政策效果", "Effect of a policy"),
                        EFFECTS,
                        List.of("policy=" + policy),
                        to -> {
                            for (int year : effects.years(policy)) {
                                for (Effects.Effect e : effects.of(policy, year)) {
                                    rows(locale, e, to);
                                }
                            }
                        }));
    }

    private static void rows(Locale locale, Effects.Effect effect, Consumer<List<Cell>> to) {
        for (Effects.Figure figure : Effects.Figure.values()) {
            to.accept(
                    List.of(
                            Cell.of(effect.year()),
                            Cell.of(Words.of(effect.side().zh(), effect.side().en()).in(locale)),
                            Cell.of(figure.words().in(locale)),
                            effect.of(figure)
                                    .<Cell>map(Cell.Number::new)
                                    .orElseGet(Cell.Empty::new),
                            Cell.of(figure.meaning().in(locale))));
        }
    }

    private static void rows(
            Locale locale, Words whose, Budgets.Budget budget, Consumer<List<Cell>> to) {
        for (Budgets.Entry e : budget.entries()) {
            to.accept(
                    List.of(
                            Cell.of(whose.in(locale)),
                            Cell.of(budget.year()),
                            Cell.of(e.kind().words().in(locale)),
                            new Cell.Number(e.amount()),
                            Cell.of(e.document()),
                            Cell.of(e.body().in(locale)),
                            e.at().map(Cell::of).orElseGet(Cell.Empty::new)));
        }
        to.accept(
                List.of(
                        Cell.of(whose.in(locale)),
                        Cell.of(budget.year()),
                        Cell.of(Words.of("可用", "free").in(locale)),
                        new Cell.Number(budget.free()),
                        new Cell.Empty(),
                        new Cell.Empty(),
                        new Cell.Empty()));
    }

    ListFile policies(@Nullable Actor reader, Locale locale, Lists.Filters filters) {
        PolicyFilter filter = PolicyFilter.read(filters);
        return ListFile.whole(
                "policies",
                Words.of("惠企政策", "Policies for enterprises"),
                POLICIES,
                List.of(filter.link()),
                to -> book.all(reader, filter.query()).forEach(r -> to.accept(row(locale, r))));
    }

    private static List<Cell> row(Locale locale, PolicyBook.Row r) {
        return List.of(
                Cell.of(r.name().in(locale)),
                Cell.of(Words.of(r.side().zh(), r.side().en()).in(locale)),
                Cell.of(r.area().in(locale)),
                Cell.of(r.policy().kind().words().in(locale)),
                Cell.of(r.policy().way().words().in(locale)),
                Cell.of(r.document().document()),
                Cell.of(r.document().issuedOn()),
                Cell.of(r.document().inForceFrom()),
                Cell.ofDay(r.document().lastDay()),
                Cell.of(r.document().publishBy()),
                Cell.of(r.standing().words().in(locale)),
                Lists.yes(locale, r.late()));
    }

    /** Which of them an address asks for; all where it names nothing known. */
    static Offers.Look look(String name) {
        return AddressText.one(Offers.Look.values(), name).orElse(Offers.Look.ALL);
    }

    ListFile offers(Actor actor, Locale locale, Lists.Filters filters) {
        Offers.Look look = look(filters.of("look"));
        return ListFile.whole(
                "offers",
                Words.of("免申即享邀约", "Offers without an application"),
                OFFERS,
                List.of("look=" + look),
                to -> offers.each(actor, look, r -> to.accept(row(locale, r))));
    }

    private static List<Cell> row(Locale locale, Offers.Row r) {
        return List.of(
                Cell.of(r.enterprise()),
                Cell.of(r.policy().in(locale)),
                Cell.of(r.year()),
                r.amount().<Cell>map(Cell.Number::new).orElseGet(Cell.Empty::new),
                Cell.of(r.offeredOn()),
                Cell.of(r.state().words().in(locale)),
                Cell.ofDay(r.answeredOn()),
                Cell.ofDay(r.answerUntil()));
    }
}
