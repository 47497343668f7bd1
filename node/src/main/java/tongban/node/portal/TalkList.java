package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import tongban.node.identity.Actor;
import tongban.node.sheet.Cell;
import tongban.node.talk.Talks;
import tongban.service.text.Words;

/** The list of talks as a file. */
final class TalkList {
    private static final List<Words> HEADERS =
            List.of(
                    Words.of("谈什么", "About"),
                    Words.of("企业", "Enterprise"),
                    Words.of("接待单位", "Body"),
                    Words.of("状态", "State"),
                    Words.of("提出时间", "Asked"),
                    Words.of("约定日期", "Agreed day"),
                    Words.of("约定时间", "Agreed time"),
                    Words.of("是否逾期未落实", "Not followed up in time"));

    private final Talks talks;

    TalkList(Talks talks) {
        this.talks = talks;
    }

    static Talks.Look look(String name) {
        return AddressText.one(Talks.Look.values(), name).orElse(Talks.Look.OPEN);
    }

    ListFile of(Actor actor, Locale locale, Lists.Filters filters) {
        Talks.Look look = look(filters.of("look"));
        return ListFile.whole(
                "talks",
                Words.of("政企见面", "Talks"),
                HEADERS,
                List.of("look=" + look),
                to -> talks.each(actor, look, r -> to.accept(row(locale, r))));
    }

    private static List<Cell> row(Locale locale, Talks.Row r) {
        return List.of(
                Cell.of(r.title()),
                Cell.of(r.name()),
                Cell.of(r.body().in(locale)),
                Cell.of(r.stage().words().in(locale)),
                Cell.of(r.askedAt()),
                Cell.ofDay(r.on()),
                Cell.of(r.at().map(Object::toString).orElse("")),
                Lists.yes(locale, r.late()));
    }
}
