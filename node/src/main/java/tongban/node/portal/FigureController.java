package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tongban.node.catalog.Services;
import tongban.node.indicator.Article;
import tongban.node.indicator.Book;
import tongban.node.indicator.Counts;
import tongban.node.indicator.Figure;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.Named;

/** The newspaper page, clickable: its articles, each figure of it, and everything that it names. */
@Controller
class FigureController extends PageController {
    private final Book book;
    private final Counts counts;
    private final Indicators indicators;
    private final Services services;

    FigureController(
            Setting setting, Book book, Counts counts, Indicators indicators, Services services) {
        super(setting);
        this.book = book;
        this.counts = counts;
        this.indicators = indicators;
        this.services = services;
    }

    @GetMapping("/figures")
    ResponseEntity<String> all(HttpServletRequest request) {
        return show(request, "figures", Map.of("book", book));
    }

    @GetMapping("/figures/articles/{article}")
    ResponseEntity<String> article(HttpServletRequest request, @PathVariable String article) {
        Optional<Article> found = book.article(article);
        if (found.isEmpty()) {
            return notFound(request);
        }
        List<Figure> figures = book.figuresOf(article);
        return show(
                request,
                "figureArticle",
                Map.of(
                        "book",
                        book,
                        "article",
                        found.get(),
                        "figures",
                        figures,
                        "checks",
                        book.checks().stream()
                                .filter(c ->
                                        figures.stream()
                                                .anyMatch(
                                                        f -> c.figures().getFirst() == f.number()))
                                .toList()));
    }

    @GetMapping("/figures/{number}")
    ResponseEntity<String> one(HttpServletRequest request, @PathVariable String number) {
        Optional<Figure> found = whole(number).flatMap(book::figure);
        if (found.isEmpty()) {
            return notFound(request);
        }
        Figure figure = found.get();
        return show(
                request,
                "figure",
                Map.of(
                        "book",
                        book,
                        "figure",
                        figure,
                        "links",
                        ReferenceLink.of(figure.see(), book, services),
                        "counts",
                        OwnCount.of(figure, figure.counts(), counts, reader()),
                        "related",
                        OwnCount.of(figure, figure.related(), counts, reader()),
                        "entered",
                        FigureEntry.of(figure, indicators, reader()),
                        "checks",
                        book.checksOf(figure.number())));
    }

    @GetMapping("/figures/named")
    ResponseEntity<String> named(HttpServletRequest request) {
        Map<Named.Coverage, Long> covered = new LinkedHashMap<>();
        for (Named.Coverage state : Named.Coverage.values()) {
            covered.put(state, book.named().stream().filter(n -> n.state() == state).count());
        }
        return show(request, "named", Map.of("named", book.named(), "covered", covered));
    }

    @GetMapping("/figures/named/{named}")
    ResponseEntity<String> named(HttpServletRequest request, @PathVariable String named) {
        Optional<Named> found = whole(named).flatMap(book::named);
        return found.isEmpty()
                ? notFound(request)
                : show(
                        request,
                        "namedOne",
                        Map.of(
                                "named",
                                found.get(),
                                "links",
                                ReferenceLink.of(found.get().see(), book, services),
                                "last",
                                book.named().getLast().number()));
    }

    private static Optional<Integer> whole(String digits) {
        return digits.matches("[1-9][0-9]{0,3}")
                ? Optional.of(Integer.valueOf(digits))
                : Optional.empty();
    }
}
