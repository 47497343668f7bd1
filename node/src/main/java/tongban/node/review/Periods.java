package tongban.node.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tongban.node.entitlement.Source;
import tongban.node.identity.Jurisdiction;
import tongban.service.parameter.Confidence;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How often what is checked again, until when what else is looked at, and where that is said. */
public final class Periods {

    /**
     * A scheme that is checked again.
     *
     * @param household the amount is the household's
     */
    public record Checked(String scheme, boolean household) {}

    /**
     * @param side code, or empty for both
     * @param settlement URBAN, RURAL, or empty for both
     */
    public record Period(
            String scheme,
            String side,
            Steadiness steadiness,
            String settlement,
            int months,
            Source source) {}

    /** Until when somebody has looked at a cause. */
    public record Term(ReviewGround ground, int months, Source source) {}

    /** Within how many months a change has to be told. */
    public record Telling(int months, Source source) {}

    /** By which article what a re-check suggests is decided. */
    public record Deciding(String scheme, Source source) {}

    private record Content(
            List<Checked> schemes,
            List<Period> periods,
            List<Term> grounds,
            Telling tell,
            List<Deciding> measures) {}

    private final Content content;

    private Periods(Content content) {
        this.content = content;
    }

    static Periods shipped() {
        try (InputStream file =
                Objects.requireNonNull(Periods.class.getResourceAsStream("/review/periods.yaml"))) {
            return new Periods(YAMLMapper.builder().build().readValue(file, Content.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schemes that are checked again. */
    public List<Checked> schemes() {
        return content.schemes();
    }

    public Optional<Checked> scheme(String id) {
        return content.schemes().stream().filter(s -> s.scheme().equals(id)).findFirst();
    }

    boolean isOfHousehold(String scheme) {
        return scheme(scheme).map(Checked::household).orElse(false);
    }

    /** The periods of a scheme on a side, the longest first. */
    public List<Period> of(String scheme, Jurisdiction side) {
        return content.periods().stream()
                .filter(p -> p.scheme().equals(scheme) && isOneOf(p.side(), side.code()))
                .sorted((a, b) -> Integer.compare(b.months(), a.months()))
                .toList();
    }

    /**
     * The one that holds; where a scheme knows no such steadiness, its longest one.
     *
     * @throws IllegalStateException where the scheme has none on the side
     */
    Period period(String scheme, Jurisdiction side, Steadiness steadiness, boolean urban) {
        List<Period> all = of(scheme, side);
        return all.stream()
                .filter(p ->
                        p.steadiness() == steadiness
                                && isOneOf(p.settlement(), urban ? "URBAN" : "RURAL"))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("REVIEW-901 no period of " + scheme));
    }

    private static boolean isOneOf(String stated, String actual) {
        return stated.isEmpty() || stated.equals(actual);
    }

    /**
     * @throws IllegalStateException for {@link ReviewGround#PERIOD}, which has periods
     */
    public Term term(ReviewGround ground) {
        return content.grounds().stream()
                .filter(t -> t.ground() == ground)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("REVIEW-902 no term of " + ground));
    }

    public Telling telling() {
        return content.tell();
    }

    /** Empty fields where nobody has found the article. */
    public Source deciding(String scheme) {
        return content.measures().stream()
                .filter(d -> d.scheme().equals(scheme))
                .map(Deciding::source)
                .findFirst()
                .orElse(new Source("", "", Confidence.DEMONSTRATION));
    }
}
