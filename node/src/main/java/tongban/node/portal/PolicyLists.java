package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
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

    private final PolicyBook book;
    private final Offers offers;

    PolicyLists(PolicyBook book, Offers offers) {
        this.book = book;
        this.offers = offers;
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
