package tongban.node.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.node.place.Divisions;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactDeclaration;
import tongban.service.parameter.Confidence;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.text.Words;
import tools.jackson.databind.JsonNode;

/**
 * What a receipt contains, in the words of the service's folder and by the names of places. The
 * content that was hashed stays as it is; this is how it is read to people. What the folder has no
 * word for stands as it was hashed.
 *
 * @param on the day of the decision: names of places are those of that day
 */
record ReceiptWords(ServiceDefinition service, Divisions divisions, LocalDate on) {
    private static final Words NOTHING = Words.same("");

    /** A fact as it was disclosed; what names a person keeps its first and last signs. */
    ReceiptView.FactLine fact(JsonNode disclosed, String digest, boolean withValue) {
        String name = disclosed.get("name").asString();
        Optional<FactDeclaration> declared = service.fact(name);
        return new ReceiptView.FactLine(
                declared.map(f -> service.form().name(f)).orElse(Words.same(name)),
                withValue ? value(name, declared, disclosed.get("value")) : NOTHING,
                Answers.source(disclosed.get("source").asString()).words(),
                withValue ? disclosed.get("salt").asString() : "",
                digest);
    }

    private Words value(String name, Optional<FactDeclaration> declared, JsonNode value) {
        if (value.isString()
                && (name.contains("number")
                        || declared.flatMap(FactDeclaration::format).isPresent())) {
            return Words.same(Masked.number(value.asString()));
        }
        return declared.flatMap(f ->
                        Optional.ofNullable(
                                        service.form()
                                                .withSynthetic(true)
                                                .ofPlain(Map.of(name, plain(value)), on)
                                                .values()
                                                .get(name))
                                .map(read -> service.form().words(f, read)))
                .orElse(Words.same(text(value)));
    }

    private static Object plain(JsonNode value) {
        return CaseJson.MAPPER.convertValue(value, Object.class);
    }

    /** A row of parameters.csv that was used, and where it is from. */
    ReceiptView.ParameterLine parameter(JsonNode row) {
        String name = row.get("name").asString();
        Optional<ParameterDeclaration> declared = service.parameter(name);
        String place = row.path("place").asString("");
        return new ReceiptView.ParameterLine(
                declared.flatMap(p -> service.texts().find(p.textKey())).orElse(Words.same(name)),
                declared.filter(_ -> isKnown(row.path("value")))
                        .map(p ->
                                service.parameterWords(
                                        p, typed(row.get("value")), row.path("unit").asString("")))
                        .orElse(
                                isKnown(row.path("value"))
                                        ? Words.same(text(row.get("value")))
                                        : Words.of("没有规定", "not set")),
                place.isEmpty() ? NOTHING : divisions.nameOrCode(place, on),
                period(row.path("from").asString(""), row.path("until").asString("")),
                row.path("document").asString(""),
                row.path("article").asString(""),
                sure(row.path("confidence").asString("")));
    }

    private static Words period(String from, String until) {
        if (from.isEmpty()) {
            return NOTHING;
        }
        Words first = Words.day(LocalDate.parse(from));
        if (until.isEmpty()) {
            return Words.of(first.zh() + "起", "from " + first.en());
        }
        // a row ends on the day before the first on which it does not hold
        Words last = Words.day(LocalDate.parse(until).minusDays(1));
        return Words.of(first.zh() + "至" + last.zh(), first.en() + " to " + last.en());
    }

    /** How sure the value is; a verified one needs no word. */
    private static Words sure(String key) {
        for (Confidence one : Confidence.values()) {
            if (one.key().equals(key) && one != Confidence.VERIFIED) {
                return one.words();
            }
        }
        return NOTHING;
    }

    List<CasePage.Award> awards(JsonNode awards) {
        List<CasePage.Award> lines = new ArrayList<>();
        awards.properties()
                .forEach(e ->
                        lines.add(
                                new CasePage.Award(
                                        service.awardName(e.getKey()),
                                        isKnown(e.getValue())
                                                ? service.awardWords(
                                                        e.getKey(), typed(e.getValue()))
                                                : NOTHING)));
        return lines;
    }

    private static boolean isKnown(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    /** Numbers, truth values and days as the standard has them; everything else as text. */
    private static Object typed(JsonNode value) {
        if (value.isNumber()) {
            return new BigDecimal(value.asString());
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        String text = text(value);
        return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(text) : text;
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
