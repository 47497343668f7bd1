package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import tongban.node.identity.Actor;
import tongban.node.review.Periods;
import tongban.node.review.Reviews;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** The list of re-checks as a file. */
final class ReviewList {
    private static final List<Words> HEADERS =
            List.of(
                    Words.of("办件编号", "Case"),
                    Words.of("姓名", "Name"),
                    Words.of("待遇项目", "Scheme"),
                    Words.of("复核原因", "Ground"),
                    Words.of("建议", "Suggested"),
                    Words.of("状态", "Standing"),
                    Words.of("期限", "Due"),
                    Words.of("是否超期", "Overdue"),
                    Words.of("承办人", "Officer"));

    private final Reviews reviews;
    private final Periods periods;

    ReviewList(Reviews reviews, Periods periods) {
        this.reviews = reviews;
        this.periods = periods;
    }

    ListFile of(Actor actor, Locale locale, Lists.Filters filters) {
        ReviewFilter filter = ReviewFilter.read(periods, filters);
        return new ListFile(
                "reviews",
                Words.of("复核", "Re-checks"),
                HEADERS,
                List.of(filter.link()),
                to -> reviews.each(actor, filter.query(), r -> to.accept(row(locale, r))));
    }

    private static List<Cell> row(Locale locale, Reviews.Row r) {
        return List.of(
                Cell.of(r.caseNumber()),
                Cell.of(r.name()),
                Cell.of(r.scheme().in(locale)),
                Cell.of(r.ground().words().in(locale)),
                Cell.of(r.suggestion().words().in(locale)),
                Cell.of(r.stage().words().in(locale)),
                Cell.of(r.dueOn()),
                Cell.of((r.overdue() ? Words.of("是", "yes") : Words.of("否", "no")).in(locale)),
                Cell.of(r.officer().map(o -> o.in(locale)).orElse("")));
    }
}
