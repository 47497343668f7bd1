package tongban.node.portal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.Basis;
import tongban.node.indicator.Book;
import tongban.node.indicator.Definition;
import tongban.node.indicator.Figure;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.Point;
import tongban.service.text.Words;

/**
 * Where it is entered what the system does not count by itself: the indicator of the figure, and to
 * officials what was last reported to their side, or that nothing was.
 *
 * @param says what was entered, or that it is read by officials
 */
public record FigureEntry(
        String indicator, Words name, Words owner, boolean isOfficial, Words says) {

    static Optional<FigureEntry> of(
            Figure figure, Book book, Indicators indicators, @Nullable Actor reader) {
        return figure.counts().isEmpty()
                ? figure.indicator()
                        .flatMap(book::definition)
                        .filter(Definition::isObserved)
                        .map(d -> of(d, indicators, reader))
                : Optional.empty();
    }

    private static FigureEntry of(
            Definition definition, Indicators indicators, @Nullable Actor reader) {
        Jurisdiction side = Actor.sideRead(reader, "");
        boolean isOfficial = OwnCount.isOfSide(reader, side);
        return new FigureEntry(
                definition.id(),
                definition.name(),
                definition.owner(),
                isOfficial,
                isOfficial
                        ? indicators
                                .sheet(reader, side, definition.id(), "", Optional.empty())
                                .flatMap(FigureEntry::last)
                                .orElse(Words.of("本方尚未填报。", "not entered yet by this side."))
                        : Words.of(
                                "各方填报的数由该方工作人员看。",
                                "what a side entered is read by its officials."));
    }

    private static Optional<Words> last(Indicators.Sheet sheet) {
        return sheet.series().stream()
                .filter(s -> s.basis() == Basis.REPORTED)
                .flatMap(s -> s.points().stream())
                .reduce((before, after) -> after)
                .map(point -> shown(point, sheet.definition()));
    }

    private static Words shown(Point point, Definition definition) {
        Words value = point.shown(definition.unit());
        Words when = SeriesTable.words(point.period());
        return Words.of(
                "本方最近填报 " + value.zh() + "（" + when.zh() + "）。",
                "this side last entered " + value.en() + " (" + when.en() + ").");
    }
}
