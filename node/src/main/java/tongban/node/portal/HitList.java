package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.redflag.RedFlags;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** The list of hits as a file. */
final class HitList {
    private static final List<Words> HEADERS =
            List.of(
                    Words.of("线索", "Red flag"),
                    Words.of("办件编号", "Case"),
                    Words.of("姓名", "Name"),
                    Words.of("待遇项目", "Scheme"),
                    Words.of("处置", "Disposition"),
                    Words.of("首次查到", "First found"),
                    Words.of("最近查到", "Last found"),
                    Words.of("证据版本", "Findings"),
                    Words.of("承办人", "Officer"));

    private final RedFlags flags;

    HitList(RedFlags flags) {
        this.flags = flags;
    }

    Optional<ListFile> of(Actor actor, Locale locale, Lists.Filters filters) {
        if (!actor.is(Role.SUPERVISOR)) {
            return Optional.empty();
        }
        HitFilter filter = HitFilter.read(filters);
        return Optional.of(
                new ListFile(
                        "hits",
                        Words.of("风险线索", "Red flags"),
                        HEADERS,
                        List.of(filter.link()),
                        to -> flags.each(actor, filter.query(), r -> to.accept(row(locale, r)))));
    }

    private static List<Cell> row(Locale locale, RedFlags.Row r) {
        return List.of(
                Cell.of(r.flag().words().in(locale)),
                Cell.of(r.caseNumber()),
                Cell.of(r.name()),
                Cell.of(r.scheme().in(locale)),
                Cell.of(r.state().words().in(locale)),
                Cell.of(r.foundOn()),
                Cell.of(r.seenOn()),
                Cell.of(r.evidence()),
                Cell.of(r.officer().in(locale)));
    }
}
