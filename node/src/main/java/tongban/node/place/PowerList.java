package tongban.node.place;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * The published power list (权力清单) of a zone's committee: what it decides is what stands here on the
 * day, and nothing else. That a matter is economic says where to look; the list decides.
 */
public final class PowerList {
    /**
     * The decision of Chongqing's standing committee came into force; nothing was conferred before.
     */
    public static final LocalDate DECISION_IN_FORCE = LocalDate.of(2024, 8, 1);

    static final String FILE = "power-list.csv";

    /** How a power came to the committee. */
    public enum Form {
        /** 授权: it decides in its own name. */
        AUTHORISED(new Words("授权", "authorised")),
        /** 委托: it decides in the name of the body that entrusted it. */
        ENTRUSTED(new Words("委托", "entrusted"));

        private final Words words;

        Form(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * One power over one service, conferred by one side.
     *
     * @param service id of the service's folder
     * @param side "50" or "51": the side whose power it is
     * @param answerableTo division whose government manages the committee in this power; null where
     *     entrusted, because then the entrusting body answers
     * @param citation what confers it; a demonstration entry says so here
     */
    public record Entry(
            String id,
            String zone,
            String service,
            Words item,
            Form form,
            String side,
            Period valid,
            @Nullable String answerableTo,
            Citation citation) {

        public Entry {
            if (valid.from().isBefore(DECISION_IN_FORCE)) {
                throw new PlaceFaults(List.of(tooEarly(id, valid.from())));
            }
            if ((form == Form.AUTHORISED) != (answerableTo != null)) {
                throw new PlaceFaults(
                        List.of(
                                new Words(
                                        "PLACE-012 权力清单条目 %s：授权须注明管理机关所在地，委托则不得注明。".formatted(id),
                                        "PLACE-012 power list entry %s: an authorised power names whose government manages the committee, an entrusted one does not."
                                                .formatted(id))));
            }
        }

        public boolean isDemonstration() {
            return citation.confidence() == Citation.Confidence.DEMONSTRATION;
        }
    }

    private final List<Entry> entries;

    private PowerList(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * @throws PlaceFaults where two entries confer the same power on the same day
     */
    public static PowerList of(List<Entry> entries) {
        List<Words> faults = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            for (int j = i + 1; j < entries.size(); j++) {
                Entry a = entries.get(i);
                Entry b = entries.get(j);
                if (a.zone().equals(b.zone())
                        && a.service().equals(b.service())
                        && a.side().equals(b.side())
                        && a.valid().overlaps(b.valid())) {
                    faults.add(
                            new Words(
                                    "PLACE-011 权力清单条目 %s 与 %s 的期间重叠。请先为前者填写截止日期。"
                                            .formatted(a.id(), b.id()),
                                    "PLACE-011 power list entries %s and %s overlap. Give the earlier one an end first."
                                            .formatted(a.id(), b.id())));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new PlaceFaults(faults);
        }
        return new PowerList(entries);
    }

    /**
     * The entries that are shipped. All of them are demonstration: the published list could not be
     * verified.
     */
    public static PowerList shipped() {
        return parse(Csv.rows(FILE));
    }

    /**
     * @throws PlaceFaults with every bad row
     */
    static PowerList parse(List<Csv.Row> rows) {
        List<Entry> entries = new ArrayList<>();
        List<Words> faults = new ArrayList<>();
        for (Csv.Row row : rows) {
            try {
                entries.add(entry(row));
            } catch (PlaceFaults e) {
                e.faults().forEach(f -> faults.add(row.fault(f.zh(), f.en())));
            } catch (DateTimeParseException e) {
                faults.add(
                        row.fault(
                                "日期“%s”无法识别，请写成 2024-08-01。".formatted(e.getParsedString()),
                                "date '%s' is not one, write 2024-08-01."
                                        .formatted(e.getParsedString())));
            } catch (IllegalArgumentException e) {
                faults.add(
                        row.fault(
                                "PLACE-013 形式、来源方、可信度或日期顺序有误，请核对。",
                                "PLACE-013 form, side, confidence or order of dates is wrong: "
                                        + e.getMessage()));
            }
        }
        if (!faults.isEmpty()) {
            throw new PlaceFaults(faults);
        }
        return of(entries);
    }

    private static Entry entry(Csv.Row row) {
        if (!Set.of("50", "51").contains(row.at("side"))) {
            throw new IllegalArgumentException("side " + row.at("side"));
        }
        return new Entry(
                row.at("id"),
                row.at("zone"),
                row.at("service"),
                new Words(row.at("item_zh"), row.at("item_en")),
                Form.valueOf(row.at("form").toUpperCase(Locale.ROOT)),
                row.at("side"),
                row.period(),
                row.at("answerable_to").isEmpty() ? null : row.at("answerable_to"),
                new Citation(
                        new Words(row.at("document_zh"), row.at("document_en")),
                        new Words(row.at("article_zh"), row.at("article_en")),
                        Citation.Confidence.valueOf(row.at("confidence").toUpperCase(Locale.ROOT)),
                        row.at("source")));
    }

    private static Words tooEarly(String id, LocalDate from) {
        return new Words(
                "PLACE-010 权力清单条目 %s 自 %s 起，早于决定施行日 %s：此前管委会未获任何授权或委托。请改用施行日或以后的日期。"
                        .formatted(id, from, DECISION_IN_FORCE),
                "PLACE-010 power list entry %s begins on %s, before the decision came into force on %s: nothing was authorised or entrusted until then. Use that day or a later one."
                        .formatted(id, from, DECISION_IN_FORCE));
    }

    public List<Entry> entries() {
        return entries;
    }

    /** The entry for this service and side on this day. */
    public Optional<Entry> find(String zone, String service, String side, LocalDate on) {
        return entries.stream()
                .filter(e ->
                        e.zone().equals(zone)
                                && e.service().equals(service)
                                && e.side().equals(side)
                                && e.valid().contains(on))
                .findFirst();
    }
}
