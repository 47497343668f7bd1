package tongban.node.portal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
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

    static Optional<FigureEntry> of(Figure figure, Indicators indicators, @Nullable Actor reader) {
        Jurisdiction side = Actor.sideRead(reader, "");
        return figure.counts().isEmpty()
                ? figure.indicator()
                        .flatMap(i -> indicators.lastReported(reader, side, i))
                        .filter(last -> last.definition().isObserved())
                        .map(last -> of(last, side, Actor.isOfficialOf(side, reader)))
                : Optional.empty();
    }

    private static FigureEntry of(
            Indicators.LastReported last, Jurisdiction side, boolean isOfficial) {
        Definition d = last.definition();
        // what is about the other side is entered there, and nothing is missing here
        boolean isHere = d.home(side.code()).startsWith(side.code());
        return new FigureEntry(
                d.id(),
                d.name(),
                d.owner(),
                isOfficial,
                isOfficial && isHere
                        ? last.last()
                                .map(point -> shown(point, d))
                                .orElse(Words.of("本方尚未填报。", "not entered yet by this side."))
                        : Words.of(
                                "各方填报的数由该方工作人员看。",
                                "what a side entered is read by its officials."));
    }

    private static Words shown(Point point, Definition definition) {
        Words value = point.shown(definition.unit());
        Words when = SeriesTable.words(point.period());
        return Words.of(
                "本方最近填报 " + value.zh() + "（" + when.zh() + "）。",
                "this side last entered " + value.en() + " (" + when.en() + ").");
    }
}
