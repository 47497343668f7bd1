package tongban.node.portal;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.node.indicator.Book;
import tongban.node.indicator.Figure;
import tongban.node.project.Completion;
import tongban.node.project.Practice;
import tongban.node.project.ProjectOverview;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * A figure that was stated in public beside what the register counts of the same; the two are never
 * mixed.
 *
 * @param own what the register counts; empty where it cannot say
 */
public record ProjectStated(Figure figure, Words own) {
    private static final int PROJECTS = 15;
    private static final int COMPLETED = 16;
    private static final int FIRST_GROUP = 17;
    private static final int RATE = 21;

    /** The month up to which the newspaper page states the figures; empty where it states none. */
    static Optional<YearMonth> month(Book book) {
        return book.figure(COMPLETED)
                .flatMap(Figure::period)
                .flatMap(Period::lastDay)
                .map(YearMonth::from);
    }

    /** The figures of the page that speak of a month of a list; none for other months. */
    static List<ProjectStated> of(Book book, ProjectOverview overview, Practice practice) {
        boolean same =
                month(book)
                        .filter(YearMonth.of(overview.year(), overview.month())::equals)
                        .isPresent();
        if (!same) {
            return List.of();
        }
        List<ProjectStated> lines = new ArrayList<>();
        add(lines, book, PROJECTS, count(overview.total().projects()));
        add(lines, book, COMPLETED, yi(overview.total().completed()));
        int number = FIRST_GROUP;
        for (ProjectOverview.Grouped group :
                overview.groups(
                        practice.groupingOf(YearMonth.of(overview.year(), overview.month())))) {
            add(lines, book, number++, yi(group.sum().completed()));
        }
        add(
                lines,
                book,
                RATE,
                Words.same(overview.total().completion().rate().map(r -> r + "%").orElse("—")));
        return lines;
    }

    private static void add(List<ProjectStated> lines, Book book, int number, Words own) {
        book.figure(number).ifPresent(figure -> lines.add(new ProjectStated(figure, own)));
    }

    private static Words count(long projects) {
        return Words.of(projects + "个", String.format(Locale.ROOT, "%,d", projects));
    }

    static Words yi(BigDecimal wan) {
        return Words.of(Completion.yi(wan) + "亿元", Completion.yi(wan) + " hundred million yuan");
    }
}
