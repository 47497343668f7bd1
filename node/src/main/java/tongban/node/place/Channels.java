package tongban.node.place;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * Where reconsideration is applied for online (行政复议法 Art. 22 asks that an electronic decision name
 * it): a channel of the body's own, and one that serves all bodies. Of most bodies nobody has
 * collected whether they have one; that is said, and none is made up.
 */
final class Channels {
    private static final String ALL = "*";

    private final List<Row> rows;

    private record Row(String organ, Period period, Words words) {}

    private Channels(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    static Channels shipped() {
        return new Channels(
                Csv.rows("reconsideration-channels.csv").stream()
                        .map(r ->
                                new Row(
                                        r.at("organ"),
                                        r.period(),
                                        new Words(r.at("zh"), r.at("en"))))
                        .toList());
    }

    private Stream<Words> of(String organ, LocalDate on) {
        return rows.stream()
                .filter(r -> r.organ().equals(organ) && r.period().contains(on))
                .map(Row::words);
    }

    /** Of this body on that day, in words: what is known, and what nobody has collected. */
    Words of(Organ body, LocalDate on) {
        Words common =
                of(ALL, on)
                        .findFirst()
                        .orElse(Words.of("全国通用的网上渠道未采集", "one for all bodies was not collected"));
        Words own = of(body.id(), on).findFirst().orElse(Division.NOT_COLLECTED);
        return Words.of(
                common.zh() + "；" + body.name().zh() + "自有的网上渠道：" + own.zh(),
                common.en() + "; of the " + body.name().en() + "'s own: " + own.en());
    }
}
