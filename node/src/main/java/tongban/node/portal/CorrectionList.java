package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.register.Corrections;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** What enterprises ask to have corrected, as a file. */
final class CorrectionList {
    private static final List<Words> HEADERS =
            List.of(
                    Words.of("事项", "What"),
                    Words.of("企业", "Enterprise"),
                    Words.of("状态", "State"),
                    Words.of("申请时间", "Asked"),
                    Words.of("答复时间", "Answered"));

    private final Corrections corrections;

    CorrectionList(Corrections corrections) {
        this.corrections = corrections;
    }

    /** An official begins with what waits for him, an enterprise with all of its own. */
    static Corrections.Look look(Actor actor, String name) {
        return AddressText.one(Corrections.Look.values(), name)
                .orElse(actor.is(Role.RESIDENT) ? Corrections.Look.ALL : Corrections.Look.OPEN);
    }

    ListFile of(Actor actor, Locale locale, Lists.Filters filters) {
        Corrections.Look look = look(actor, filters.of("look"));
        return ListFile.whole(
                "requests",
                Words.of("企业更正申请", "Requests for correction"),
                HEADERS,
                List.of("look=" + look),
                to -> corrections.each(actor, look, r -> to.accept(row(locale, r))));
    }

    private static List<Cell> row(Locale locale, Corrections.Row r) {
        return List.of(
                Cell.of(r.kind().words().in(locale)),
                Cell.of(r.name()),
                Cell.of(r.state().words().in(locale)),
                Cell.of(r.askedAt()),
                r.answeredAt().map(Cell::of).orElse(Cell.of("")));
    }
}
