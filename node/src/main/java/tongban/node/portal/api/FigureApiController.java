package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.indicator.Amount;
import tongban.node.indicator.Book;
import tongban.node.indicator.Check;
import tongban.node.indicator.Figure;
import tongban.node.indicator.Named;
import tongban.node.indicator.Operator;
import tongban.node.indicator.Programme;
import tongban.node.indicator.Reference;
import tongban.node.indicator.Stated;
import tongban.node.indicator.Uncounted;
import tongban.service.text.Words;
import tongban.time.Period;

/** The newspaper page as data: its figures with their checks, and what it names. Public. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "版面上的数字 Figures of the page")
class FigureApiController {
    private final Book book;

    FigureApiController(Book book) {
        this.book = book;
    }

    /**
     * A figure as the page states it.
     *
     * @param value in the unit; null for a day or a name
     * @param absolute in plain units
     * @param lastDay of the period that it speaks of
     * @param asOf the day that stands in where the page names no period
     * @param counts what the system counts of the same by itself, by name
     * @param uncounted why it counts nothing of the same
     * @param related what it counts that has to do with the figure and is not the same, by name
     * @param see what it leads to, like {@code service:study-aid}
     */
    record FigureLine(
            int number,
            String article,
            Words stated,
            Optional<Operator> operator,
            Optional<BigDecimal> value,
            Optional<String> unit,
            Optional<BigDecimal> absolute,
            Optional<LocalDate> from,
            Optional<LocalDate> lastDay,
            Optional<LocalDate> asOf,
            Words meaning,
            String phrase,
            boolean headline,
            Optional<String> indicator,
            List<String> counts,
            Optional<Words> uncounted,
            List<String> related,
            List<String> see) {}

    /** A figure with the checks that it is part of. */
    record FigurePage(FigureLine figure, List<Check> checks) {}

    /** Something that the page names. */
    record NamedLine(
            int number,
            Named.Coverage state,
            Words name,
            Words what,
            Words how,
            List<String> see) {}

    private static FigureLine line(Figure f) {
        Optional<Amount> amount =
                f.stated() instanceof Stated.Quantity(Amount a, _)
                        ? Optional.of(a)
                        : Optional.empty();
        return new FigureLine(
                f.number(),
                f.article(),
                f.stated().words(),
                amount.map(Amount::operator),
                amount.map(Amount::value),
                amount.map(a -> a.unit().id()),
                amount.map(a -> a.unit().absolute(a.value())),
                f.period().map(Period::from),
                f.period().flatMap(Period::lastDay),
                f.asOf().map(Figure.AsOf::day),
                f.meaning(),
                f.phrase(),
                f.headline(),
                f.indicator(),
                f.counts(),
                f.uncounted().map(Uncounted::words),
                f.related(),
                f.see().stream().map(Reference::toString).toList());
    }

    @GetMapping("/figures")
    @Operation(
            summary = "版面上的全部数字 Figures of the page",
            description =
                    "怎么写（近、超、余）、数值、单位、期间、通向哪里。 As stated, with operator, value, unit, period and where each leads.")
    List<FigureLine> figures() {
        return book.figures().stream().map(FigureApiController::line).toList();
    }

    @GetMapping("/figures/{number}")
    @Operation(
            summary = "一个数字 One figure",
            description = "连同由数字算出的核对。 With the checks computed from the figures.")
    FigurePage figure(@PathVariable int number) {
        return book.figure(number)
                .map(f -> new FigurePage(line(f), book.checksOf(number)))
                .orElseThrow(ApiFault::notFound);
    }

    private static NamedLine line(Named n) {
        return new NamedLine(
                n.number(),
                n.state(),
                n.name(),
                n.what(),
                n.how(),
                n.see().stream().map(Reference::toString).toList());
    }

    @GetMapping("/named")
    @Operation(
            summary = "版面上的名称 Names on the page",
            description = "每个系统、机制、平台由什么覆盖，或者还没有。 What covers each, or that nothing does yet.")
    List<NamedLine> named() {
        return book.named().stream().map(FigureApiController::line).toList();
    }

    @GetMapping("/named/{number}")
    @Operation(
            summary = "一个名称 One name",
            description = "它是什么，怎样覆盖。 What it is and how it is covered.")
    NamedLine named(@PathVariable int number) {
        return book.named(number).map(FigureApiController::line).orElseThrow(ApiFault::notFound);
    }

    @GetMapping("/programmes")
    @Operation(
            summary = "工作要点 Programmes",
            description = "方面、任务、牵头和目标。 Areas, tasks, lead bodies and targets.")
    List<Programme> programmes() {
        return book.programmes();
    }
}
