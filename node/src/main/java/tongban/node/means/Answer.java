package tongban.node.means;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongban.node.register.Kind;
import tongban.node.register.Particulars;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a source answered, read from the bytes that came. A source is not trusted: whatever is not
 * said in the one way below, or is not its business, makes the whole answer unreadable.
 *
 * <pre>
 * {"query": "…", "known_on": "2026-11-25", "findings": [
 *   {"kind": "PROPERTY", "property": "DEPOSIT", "what": "…", "worth": "68000.00", "since": "2026-01-01"},
 *   {"kind": "INCOME", "income": "WAGE", "payer": "…", "monthly": "2100.00"},
 *   {"kind": "MARRIAGE", "status": "MARRIED"}, {"kind": "DEATH", "died": "2026-10-01"}]}
 * </pre>
 *
 * @param knownOn the day of the source's knowledge
 */
record Answer(LocalDate knownOn, List<Finding> findings) {
    static final int BYTES_MAX = 65_536;
    static final int FINDINGS_MAX = 60;
    private static final int TEXT_LENGTH_MAX = 200;
    private static final String DEATH = "DEATH";
    private static final List<Kind> KINDS = List.of(Kind.PROPERTY, Kind.INCOME, Kind.MARRIAGE);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Answer {
        findings = List.copyOf(findings);
    }

    /** An answer, or the code of why it cannot be used. */
    sealed interface Read {
        record Good(Answer answer) implements Read {}

        record Bad(String code) implements Read {}
    }

    /**
     * @param query which question it has to answer
     * @param source who answers: of what it may speak
     */
    static Read of(byte[] bytes, UUID query, CheckSource source, LocalDate today) {
        if (bytes.length > BYTES_MAX) {
            return new Read.Bad(MeansProblems.MALFORMED);
        }
        try {
            JsonNode root = JSON.readTree(bytes);
            LocalDate knownOn = LocalDate.parse(text(root, "known_on").orElse(""));
            JsonNode said = root.path("findings");
            if (!text(root, "query").equals(Optional.of(query.toString()))
                    || knownOn.isAfter(today)
                    || !said.isArray()
                    || said.size() > FINDINGS_MAX) {
                return new Read.Bad(MeansProblems.MALFORMED);
            }
            List<Finding> findings = new ArrayList<>();
            for (JsonNode one : said) {
                @Nullable Finding finding = finding(one);
                if (finding == null) {
                    return new Read.Bad(MeansProblems.MALFORMED);
                }
                if (!source.items().contains(finding.item())) {
                    return new Read.Bad(MeansProblems.NOT_ITS_BUSINESS);
                }
                findings.add(finding);
            }
            return new Read.Good(new Answer(knownOn, findings));
        } catch (JacksonException | DateTimeException cut) {
            return new Read.Bad(MeansProblems.MALFORMED);
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() && value.asString().length() <= TEXT_LENGTH_MAX
                ? Optional.of(value.asString().strip())
                : Optional.empty();
    }

    private static @Nullable Finding finding(JsonNode one) {
        String kind = text(one, "kind").orElse("");
        if (kind.equals(DEATH)) {
            return text(one, "died")
                    .map(LocalDate::parse)
                    .map(day ->
                            new Finding(
                                    Item.DEATH,
                                    Kind.IDENTITY,
                                    Map.of("died", day.toString()),
                                    Optional.empty()))
                    .orElse(null);
        }
        return KINDS.stream()
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .map(k -> finding(k, one))
                .orElse(null);
    }

    private static @Nullable Finding finding(Kind kind, JsonNode one) {
        Map<String, String> cells = new LinkedHashMap<>();
        kind.shape().forEach(f -> text(one, f.name()).ifPresent(v -> cells.put(f.name(), v)));
        Optional<LocalDate> since = text(one, "since").map(LocalDate::parse);
        return item(kind, cells).map(i -> new Finding(i, kind, cells, since)).orElse(null);
    }

    /** What the register would not take is told by the register; here is asked what it is about. */
    private static Optional<Item> item(Kind kind, Map<String, String> cells) {
        return switch (kind) {
            case PROPERTY ->
                    constant(Particulars.PropertyKind.values(), cells.get("property"))
                            .flatMap(p ->
                                    Item.of(
                                            new Particulars.Property(
                                                    p, "", Optional.empty(), Optional.empty())));
            case INCOME ->
                    constant(Particulars.IncomeKind.values(), cells.get("income"))
                            .flatMap(i ->
                                    Item.of(
                                            new Particulars.Income(
                                                    i,
                                                    Optional.empty(),
                                                    java.math.BigDecimal.ZERO,
                                                    Optional.empty())));
            case MARRIAGE -> Optional.of(Item.MARRIAGE);
            case IDENTITY,
                    RESIDENCE,
                    MEMBERSHIP,
                    DISABILITY_CARD,
                    CHILD_STATUS,
                    ENROLMENT,
                    BED_STAY,
                    DWELLING,
                    PREMISES,
                    BEDS,
                    ENTERPRISE,
                    REPRESENTATIVE,
                    YEAR_FIGURES,
                    QUALIFICATION,
                    STANDING ->
                    Optional.empty();
        };
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] values, @Nullable String name) {
        for (E value : values) {
            if (value.name().equals(name)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
