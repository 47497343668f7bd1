package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.node.hotline.Hotline;
import tongban.node.identity.Actor;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** The list of tickets as a file; who calls is not in it. */
final class TicketList {
    private static final List<Words> HEADERS =
            List.of(
                    Words.of("工单编号", "Ticket"),
                    Words.of("标题", "Title"),
                    Words.of("状态", "State"),
                    Words.of("类型", "Kind"),
                    Words.of("类别", "Topic"),
                    Words.of("渠道", "Channel"),
                    Words.of("地方", "Place"),
                    Words.of("主办单位", "Main body"),
                    Words.of("受理日期", "Taken on"),
                    Words.of("期限", "Due"),
                    Words.of("剩余工作日", "Working days left"),
                    Words.of("逾期", "Overdue"),
                    Words.of("督办", "Supervised"),
                    Words.of("催办次数", "Urged"),
                    Words.of("企业", "Enterprise"));

    private final Hotline hotline;

    TicketList(Hotline hotline) {
        this.hotline = hotline;
    }

    ListFile of(Actor actor, Locale locale, Lists.Filters filters) {
        TicketFilter filter = TicketFilter.read(actor, filters);
        return ListFile.whole(
                "tickets",
                Words.of("热线工单", "Hotline tickets"),
                HEADERS,
                List.of(filter.link()),
                to -> hotline.each(actor, filter.query(), r -> to.accept(row(locale, r))));
    }

    private static final List<Words> LEAD_HEADERS =
            List.of(
                    Words.of("工单编号", "Ticket"),
                    Words.of("核实单位", "Body"),
                    Words.of("转来日期", "Raised on"),
                    Words.of("状态", "State"),
                    Words.of("核实日期", "Looked into on"));

    /** What was said and found is read on the page, where each look is for one case of need. */
    ListFile leads(Actor actor, Locale locale, Lists.Filters filters) {
        Optional<Hotline.LeadState> state =
                AddressText.one(Hotline.LeadState.values(), filters.of("state"));
        return ListFile.whole(
                "leads",
                Words.of("热线转来的救助线索", "Leads from the line"),
                LEAD_HEADERS,
                List.of(state.map(s -> "state=" + s).orElse("")),
                to ->
                        hotline.eachLead(
                                actor,
                                state,
                                l ->
                                        to.accept(
                                                List.of(
                                                        Cell.of(l.code()),
                                                        Cell.of(l.body().in(locale)),
                                                        Cell.of(l.raisedOn()),
                                                        Cell.of(l.state().words().in(locale)),
                                                        Cell.ofDay(l.doneOn())))));
    }

    private static List<Cell> row(Locale locale, Hotline.Row r) {
        return List.of(
                Cell.of(r.code()),
                Cell.of(r.title()),
                Cell.of(r.state().words().in(locale)),
                Cell.of(r.kind().map(k -> k.words().in(locale)).orElse("")),
                Cell.of(r.topic().map(t -> t.words().in(locale)).orElse("")),
                Cell.of(r.channel().words().in(locale)),
                Cell.of(r.place().in(locale)),
                Cell.of(r.body().in(locale)),
                Cell.of(r.takenOn()),
                Cell.ofDay(r.due()),
                r.left().map(n -> Cell.of(n.longValue())).orElse(Cell.of("")),
                Lists.yes(locale, r.overdue()),
                Lists.yes(locale, r.supervised()),
                Cell.of(r.urges()),
                Lists.yes(locale, r.enterprise()));
    }
}
