package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import tongban.node.identity.Actor;
import tongban.node.means.MeansChecks;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** The list of economic checks as a file: how far each is, and nothing of what was found. */
final class EconomicCheckList {
    private static final List<Words> HEADERS =
            List.of(
                    Words.of("核对编号", "Check"),
                    Words.of("事由", "Ground"),
                    Words.of("项目", "Scheme"),
                    Words.of("发起日期", "Begun on"),
                    Words.of("核对人数", "People"),
                    Words.of("已授权人数", "Authorised"),
                    Words.of("待反馈查询", "Queries waiting"),
                    Words.of("报告版本", "Version of the report"),
                    Words.of("不一致项", "Contradictions"),
                    Words.of("待处理异议", "Open objections"));

    private final MeansChecks checks;

    EconomicCheckList(MeansChecks checks) {
        this.checks = checks;
    }

    ListFile of(Actor actor, Locale locale, Lists.Filters filters) {
        EconomicCheckFilter filter = EconomicCheckFilter.read(filters);
        return ListFile.whole(
                "checks",
                Words.of("经济状况核对", "Economic checks"),
                HEADERS,
                List.of(filter.link()),
                to -> checks.each(actor, filter.query(), r -> to.accept(row(locale, r))));
    }

    private static List<Cell> row(Locale locale, MeansChecks.Row r) {
        return List.of(
                Cell.of(r.number()),
                Cell.of(r.ground().words().in(locale)),
                Cell.of(r.scheme().in(locale)),
                Cell.of(r.begunOn()),
                Cell.of(r.people()),
                Cell.of(r.authorised()),
                Cell.of(r.waiting()),
                Cell.of(r.report()),
                Cell.of(r.contradictions()),
                Cell.of(r.objections()));
    }
}
