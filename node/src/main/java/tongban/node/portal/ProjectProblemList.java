package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import tongban.node.identity.Actor;
import tongban.node.project.Escalations;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** The list of problems of projects as a file. */
final class ProjectProblemList {
    private static final List<Words> HEADERS =
            List.of(
                    Words.of("问题", "Problem"),
                    Words.of("项目编号", "Project"),
                    Words.of("层级", "Level"),
                    Words.of("状态", "State"),
                    Words.of("提出日期", "Raised on"),
                    Words.of("答复期限", "Answer due"),
                    Words.of("是否逾期", "Overdue"));

    private final Escalations escalations;

    ProjectProblemList(Escalations escalations) {
        this.escalations = escalations;
    }

    /**
     * Which of them an address asks for; those that are not closed where it names nothing known.
     */
    static Escalations.Look look(String name) {
        return AddressText.one(Escalations.Look.values(), name).orElse(Escalations.Look.OPEN);
    }

    ListFile of(Actor actor, Locale locale, Lists.Filters filters) {
        Escalations.Look look = look(filters.of("look"));
        return ListFile.whole(
                "problems",
                Words.of("项目问题", "Problems of projects"),
                HEADERS,
                List.of("look=" + look),
                to -> escalations.each(actor, look, r -> to.accept(row(locale, r))));
    }

    private static List<Cell> row(Locale locale, Escalations.Row r) {
        return List.of(
                Cell.of(r.title()),
                Cell.of(r.number()),
                Cell.of(r.level().words().in(locale)),
                Cell.of(r.state().words().in(locale)),
                Cell.of(r.raisedOn()),
                Cell.of(r.due()),
                Cell.of((r.overdue() ? Words.of("是", "yes") : Words.of("否", "no")).in(locale)));
    }
}
