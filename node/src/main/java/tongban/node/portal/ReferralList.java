package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import tongban.node.identity.Actor;
import tongban.node.referral.Referrals;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** The list of referrals as a file. */
final class ReferralList {
    private static final List<Words> HEADERS =
            List.of(
                    Words.of("办件编号", "Case"),
                    Words.of("姓名", "Name"),
                    Words.of("专项救助", "Assistance"),
                    Words.of("承接部门", "Receiver"),
                    Words.of("状态", "Standing"),
                    Words.of("本人同意", "Consent"),
                    Words.of("提出日期", "Proposed on"),
                    Words.of("答复期限", "Answer until"),
                    Words.of("是否逾期", "Overdue"));

    private final Referrals referrals;

    ReferralList(Referrals referrals) {
        this.referrals = referrals;
    }

    /** Which of them an address asks for; all where it names nothing known. */
    static Referrals.Look look(String name) {
        return AddressText.one(Referrals.Look.values(), name).orElse(Referrals.Look.ALL);
    }

    ListFile of(Actor actor, Locale locale, Lists.Filters filters) {
        Referrals.Look look = look(filters.of("look"));
        return ListFile.whole(
                "referrals",
                Words.of("转介", "Referrals"),
                HEADERS,
                List.of("look=" + look),
                to -> referrals.each(actor, look, r -> to.accept(row(locale, r))));
    }

    private static List<Cell> row(Locale locale, Referrals.Row r) {
        return List.of(
                Cell.of(r.caseNumber()),
                Cell.of(r.name()),
                Cell.of(r.assistance().name().in(locale)),
                Cell.of(r.receiver().in(locale)),
                Cell.of(r.state().words().in(locale)),
                Cell.of(r.consent().words().in(locale)),
                Cell.of(r.proposedOn()),
                r.answerUntil().map(Cell::of).orElse(Cell.of("")),
                Cell.of((r.overdue() ? Words.of("是", "yes") : Words.of("否", "no")).in(locale)));
    }
}
