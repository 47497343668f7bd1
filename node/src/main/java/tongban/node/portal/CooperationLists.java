package tongban.node.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongban.node.cooperation.Agreement;
import tongban.node.cooperation.Both;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier;
import tongban.node.cooperation.Entry;
import tongban.node.cooperation.Meeting;
import tongban.node.cooperation.Plans;
import tongban.node.cooperation.SharingRule;
import tongban.node.cooperation.Statement;
import tongban.node.cooperation.Task;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/**
 * Meetings, tasks, entries, plans, platforms, agreements on sharing and statements of shares, as
 * files.
 */
final class CooperationLists {
    private static final List<Words> MEETING_HEADERS =
            List.of(
                    Words.of("层级", "Layer"),
                    Words.of("届次", "Number"),
                    Words.of("名称", "Name"),
                    Words.of("日期", "Day"),
                    Words.of("地点", "Place"),
                    Words.of("登记方", "Recorded by"),
                    Words.of("议题数", "Items"),
                    Words.of("依据", "Source"));
    private static final List<Words> TASK_HEADERS =
            List.of(
                    Words.of("任务", "Task"),
                    Words.of("重庆市牵头", "Lead in Chongqing"),
                    Words.of("四川省牵头", "Lead in Sichuan"),
                    Words.of("起", "From"),
                    Words.of("期限", "Due"),
                    Words.of("状态", "State"),
                    Words.of("重庆市最近报告", "Last report of Chongqing"),
                    Words.of("四川省最近报告", "Last report of Sichuan"),
                    Words.of("会议", "Meeting"),
                    Words.of("依据", "Source"));
    private static final List<Words> ENTRY_HEADERS =
            List.of(
                    Words.of("清单", "List"),
                    Words.of("年度", "Year"),
                    Words.of("名称", "Name"),
                    Words.of("重庆市责任单位", "Owner in Chongqing"),
                    Words.of("四川省责任单位", "Owner in Sichuan"),
                    Words.of("目标", "Target"),
                    Words.of("起", "From"),
                    Words.of("止", "Until"),
                    Words.of("状态", "State"),
                    Words.of("合作方面", "Dimensions"),
                    Words.of("项目编号", "Project"),
                    Words.of("向谁恳请", "Put to"),
                    Words.of("国家答复", "Answer"),
                    Words.of("依据", "Source"));
    private static final List<Words> STATEMENT_HEADERS =
            List.of(
                    Words.of("结算单", "Statement"),
                    Words.of("期间自", "From"),
                    Words.of("期间至", "To"),
                    Words.of("状态", "State"),
                    Words.of("重庆市填报次数", "Entries of Chongqing"),
                    Words.of("四川省填报次数", "Entries of Sichuan"),
                    Words.of("依据", "Source"));

    private static final List<Words> AGREEMENT_HEADERS =
            List.of(
                    Words.of("协议", "Agreement"),
                    Words.of("版数", "Versions"),
                    Words.of("现行公式自", "Formula from"),
                    Words.of("重庆市份额", "Share of Chongqing"),
                    Words.of("四川省份额", "Share of Sichuan"),
                    Words.of("到分", "To the cent"),
                    Words.of("尾差归", "Remainder to"),
                    Words.of("公式依据", "Document of the formula"),
                    Words.of("依据", "Source"));
    private static final List<Words> PLAN_HEADERS =
            List.of(
                    Words.of("位置", "Place"),
                    Words.of("名称", "Name"),
                    Words.of("文件", "Document"),
                    Words.of("日期", "Day"),
                    Words.of("责任单位", "Who answers for it"),
                    Words.of("指标编号", "Indicators"),
                    Words.of("依据", "Source"),
                    Words.of("把握", "How sure"));
    private static final List<Words> PLATFORM_HEADERS =
            List.of(
                    Words.of("名称", "Name"),
                    Words.of("类型", "Kind"),
                    Words.of("重庆市一侧", "Side of Chongqing"),
                    Words.of("四川省一侧", "Side of Sichuan"),
                    Words.of("重庆市一侧代码", "Codes of Chongqing"),
                    Words.of("四川省一侧代码", "Codes of Sichuan"),
                    Words.of("文件", "Document"),
                    Words.of("日期", "Day"),
                    Words.of("揭牌", "Unveiled"),
                    Words.of("依据", "Source"),
                    Words.of("把握", "How sure"));

    private final Cooperation cooperation;

    CooperationLists(Cooperation cooperation) {
        this.cooperation = cooperation;
    }

    private interface Line {
        List<Cell> of(Locale locale, Cooperation.Row row);
    }

    private ListFile file(
            Words title,
            List<Words> headers,
            Dossier.Kind kind,
            @Nullable Actor actor,
            Locale locale,
            Lists.Filters filters,
            Line line) {
        CooperationFilter filter = CooperationFilter.read(kind, filters);
        return new ListFile(
                kind.name().toLowerCase(Locale.ROOT) + "s",
                title,
                headers,
                List.of(filter.link()),
                to ->
                        cooperation.each(
                                actor,
                                CooperationController.side(actor),
                                filter.query(),
                                row -> to.accept(line.of(locale, row))));
    }

    ListFile meetings(@Nullable Actor actor, Locale locale, Lists.Filters filters) {
        return file(
                Words.of("会议", "Meetings"),
                MEETING_HEADERS,
                Dossier.Kind.MEETING,
                actor,
                locale,
                filters,
                CooperationLists::meeting);
    }

    private static List<Cell> meeting(Locale locale, Cooperation.Row row) {
        Meeting m = (Meeting) row.dossier();
        return List.of(
                Cell.of(m.heading().layer().words().in(locale)),
                Cell.of(m.heading().number()),
                Cell.of(m.name().in(locale)),
                Cell.of(m.heading().heldOn()),
                Cell.of(m.heading().place()),
                Cell.of(Words.of(m.home().zh(), m.home().en()).in(locale)),
                Cell.of(m.agenda().size()),
                Cell.of(m.source()));
    }

    private Plans plans(@Nullable Actor actor) {
        return cooperation.plans(actor, CooperationController.side(actor));
    }

    /** Every plan that has a name. */
    ListFile plans(@Nullable Actor actor, Locale locale) {
        Plans plans = plans(actor);
        return ListFile.whole(
                "plans",
                Words.of("规划体系", "Plans"),
                PLAN_HEADERS,
                List.of(),
                to ->
                        plans.nodes().stream()
                                .filter(plans::isNamed)
                                .forEach(n ->
                                        to.accept(
                                                List.of(
                                                        Cell.of(n.kind().words().in(locale)),
                                                        Cell.of(n.name().in(locale)),
                                                        Cell.of(n.document().in(locale)),
                                                        Cell.of(n.day()),
                                                        Cell.of(n.owner().in(locale)),
                                                        Cell.of(String.join(" ", n.indicators())),
                                                        Cell.of(n.source().in(locale)),
                                                        Cell.of(
                                                                n.evidence()
                                                                        .words()
                                                                        .in(locale))))));
    }

    /** Every platform that has a name. */
    ListFile platforms(@Nullable Actor actor, Locale locale) {
        Plans plans = plans(actor);
        return ListFile.whole(
                "platforms",
                Words.of("毗邻地区合作功能平台", "Platforms of neighbouring areas"),
                PLATFORM_HEADERS,
                List.of(),
                to ->
                        plans.platforms()
                                .forEach(p ->
                                        to.accept(
                                                List.of(
                                                        Cell.of(p.name().in(locale)),
                                                        Cell.of(p.kind().in(locale)),
                                                        Cell.of(p.chongqing().in(locale)),
                                                        Cell.of(p.sichuan().in(locale)),
                                                        codes(p.divisions().chongqing()),
                                                        codes(p.divisions().sichuan()),
                                                        Cell.of(p.document().in(locale)),
                                                        Cell.of(p.day()),
                                                        Cell.of(p.unveiled()),
                                                        Cell.of(p.source().in(locale)),
                                                        Cell.of(
                                                                p.evidence()
                                                                        .words()
                                                                        .in(locale))))));
    }

    private static Cell codes(List<String> divisions) {
        return Cell.of(String.join(" ", divisions));
    }

    ListFile entries(@Nullable Actor actor, Locale locale, Lists.Filters filters) {
        return file(
                Words.of("清单事项", "Entries of the lists"),
                ENTRY_HEADERS,
                Dossier.Kind.ENTRY,
                actor,
                locale,
                filters,
                CooperationLists::entry);
    }

    private static List<Cell> entry(Locale locale, Cooperation.Row row) {
        Entry e = (Entry) row.dossier();
        Entry.Heading h = e.heading();
        return List.of(
                Cell.of(h.list().words().in(locale)),
                Cell.of(h.year()),
                Cell.of(e.name().in(locale)),
                Cell.of(h.owner(Jurisdiction.CHONGQING).in(locale)),
                Cell.of(h.owner(Jurisdiction.SICHUAN).in(locale)),
                Cell.of(h.target()),
                Cell.of(h.from()),
                Cell.of(h.until()),
                Cell.of(row.progress().words().in(locale)),
                Cell.of(
                        String.join(
                                Words.of("、", ", ").in(locale),
                                h.dimensions().stream().map(d -> d.words().in(locale)).toList())),
                Cell.of(h.project()),
                Cell.of(h.addressee()),
                Cell.of(e.answer().map(a -> a.on() + " " + a.text()).orElse("")),
                Cell.of(e.source()));
    }

    Optional<ListFile> tasks(Actor actor, Locale locale, Lists.Filters filters) {
        Map<UUID, Words> meetings = new HashMap<>();
        return actor.is(Role.RESIDENT)
                ? Optional.empty()
                : Optional.of(
                        file(
                                Words.of("会议任务", "Tasks of meetings"),
                                TASK_HEADERS,
                                Dossier.Kind.TASK,
                                actor,
                                locale,
                                filters,
                                (l, row) ->
                                        task(
                                                l,
                                                row,
                                                meetings.computeIfAbsent(
                                                        ((Task) row.dossier()).heading().meeting(),
                                                        id -> meeting(actor, id)))));
    }

    /** The meeting of a task, read within the transaction that reads the tasks. */
    private Words meeting(Actor actor, UUID id) {
        return cooperation
                .file(actor, actor.jurisdiction(), Dossier.Kind.MEETING, id)
                .map(f -> f.dossier().name())
                .orElse(Words.same(""));
    }

    private static List<Cell> task(Locale locale, Cooperation.Row row, Words meeting) {
        Task t = (Task) row.dossier();
        Both<String> last =
                t.reports()
                        .map(all ->
                                all.isEmpty()
                                        ? ""
                                        : all.getLast().on() + " " + all.getLast().text());
        return List.of(
                Cell.of(t.name().in(locale)),
                Cell.of(t.heading().lead(Jurisdiction.CHONGQING).in(locale)),
                Cell.of(t.heading().lead(Jurisdiction.SICHUAN).in(locale)),
                Cell.of(t.heading().from()),
                Cell.of(t.heading().due()),
                Cell.of(row.progress().words().in(locale)),
                Cell.of(last.chongqing()),
                Cell.of(last.sichuan()),
                Cell.of(meeting.in(locale)),
                Cell.of(t.source()));
    }

    ListFile agreements(@Nullable Actor actor, Locale locale, Lists.Filters filters) {
        return file(
                Words.of("利益分享协议", "Agreements on sharing"),
                AGREEMENT_HEADERS,
                Dossier.Kind.AGREEMENT,
                actor,
                locale,
                filters,
                CooperationLists::agreement);
    }

    private static List<Cell> agreement(Locale locale, Cooperation.Row row) {
        Agreement a = (Agreement) row.dossier();
        SharingRule rule = a.versions().getLast();
        return List.of(
                Cell.of(a.name().in(locale)),
                Cell.of(a.versions().size()),
                Cell.of(rule.from()),
                Cell.of(rule.chongqing()),
                Cell.of(rule.sichuan()),
                Cell.of(rule.rounding().words().in(locale)),
                Cell.of(Words.of(rule.remainder().zh(), rule.remainder().en()).in(locale)),
                Cell.of(rule.document()),
                Cell.of(a.source()));
    }

    Optional<ListFile> statements(Actor actor, Locale locale, Lists.Filters filters) {
        return actor.is(Role.RESIDENT)
                ? Optional.empty()
                : Optional.of(
                        file(
                                Words.of("分享结算单", "Statements of shares"),
                                STATEMENT_HEADERS,
                                Dossier.Kind.STATEMENT,
                                actor,
                                locale,
                                filters,
                                CooperationLists::statement));
    }

    private static List<Cell> statement(Locale locale, Cooperation.Row row) {
        Statement s = (Statement) row.dossier();
        List<Cell> cells =
                new ArrayList<>(
                        List.of(
                                Cell.of(s.name().in(locale)),
                                Cell.of(s.heading().from()),
                                Cell.of(s.heading().until()),
                                Cell.of(s.standing().words().in(locale))));
        for (Jurisdiction side : Jurisdiction.values()) {
            cells.add(Cell.of(s.entries().of(side)));
        }
        cells.add(Cell.of(s.source()));
        return cells;
    }
}
