package tongban.node.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tongban.node.casework.Act;
import tongban.node.identity.Role;
import tongban.node.paper.PaperForm.Block;
import tongban.node.paper.PaperForm.Field;
import tongban.service.text.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the papers' declarations; a faulty one stops the node with every fault at once. */
final class PaperForms {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> KEYS =
            Set.of(
                    "id",
                    "title",
                    "acts",
                    "which",
                    "only",
                    "services",
                    "readers",
                    "number",
                    "draft",
                    "body",
                    "mark",
                    "look",
                    "blocks",
                    "like",
                    "with");

    private final List<String> faults = new ArrayList<>();

    /** The blocks of each paper so far, for those that are like it. */
    private final Map<String, JsonNode> blocksOf = new HashMap<>();

    private String at = "";

    /** What this paper says in place of a name in braces that is no fact. */
    private Map<String, Words> with = Map.of();

    private PaperForms() {}

    /**
     * @throws IllegalStateException listing every fault, with the paper it stands in
     */
    static List<PaperForm> shipped() {
        try (InputStream file =
                Objects.requireNonNull(
                        PaperForms.class.getResourceAsStream("/paper/papers.yaml"))) {
            return read(new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<PaperForm> read(String yaml) {
        PaperForms reader = new PaperForms();
        List<PaperForm> forms = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : YAML.readTree(yaml)) {
            reader.at = node.path("id").asString("?");
            PaperForm form = reader.form(node);
            if (!ids.add(form.id()) || !form.id().matches("[a-z][a-z-]{1,40}")) {
                reader.fault("the id is taken or has other signs than a-z and hyphens");
            }
            forms.add(form);
        }
        if (!reader.faults.isEmpty()) {
            throw new IllegalStateException(
                    "PAPER-001 papers.yaml: " + String.join("; ", reader.faults));
        }
        return List.copyOf(forms);
    }

    private void fault(String what) {
        faults.add(at + ": " + what);
    }

    private PaperForm form(JsonNode node) {
        known(node, KEYS);
        with = Map.of();
        with = said(node.path("with"));
        List<Block> read = new ArrayList<>();
        blocks(node).forEach(b -> block(b, read));
        if (read.isEmpty()) {
            fault("no blocks");
        }
        return new PaperForm(
                node.path("id").asString(""),
                words(node.path("title")),
                several(node.path("acts"), Act.class),
                one(node.path("which"), PaperForm.Which.class, PaperForm.Which.LAST),
                several(node.path("only"), PaperForm.Condition.class),
                named(node.path("services")),
                several(node.path("readers"), Role.class),
                node.path("number").asString("masked").equals("full"),
                node.path("draft").asBoolean(false),
                one(node.path("body"), PaperForm.Body.class, PaperForm.Body.NONE),
                node.path("mark").asString(""),
                one(node.path("look"), PaperForm.Look.class, PaperForm.Look.NOTICE),
                read);
    }

    private Map<String, Words> said(JsonNode node) {
        Map<String, Words> read = new HashMap<>();
        node.properties().forEach(e -> read.put(e.getKey(), words(e.getValue())));
        return read;
    }

    /** Its own, or those of the paper above that it is like. */
    private JsonNode blocks(JsonNode node) {
        String like = node.path("like").asString("");
        JsonNode own = node.path("blocks");
        if (!like.isEmpty() && !own.isMissingNode()) {
            fault("it is like " + like + " and has blocks of its own");
        }
        JsonNode found = like.isEmpty() ? own : blocksOf.get(like);
        if (found == null) {
            fault("no paper above is called " + like);
            return own;
        }
        blocksOf.put(at, found);
        return found;
    }

    private void block(JsonNode node, List<Block> blocks) {
        String kind = node.propertyNames().iterator().next();
        JsonNode inner = node.get(kind);
        switch (kind) {
            case "text" -> {
                known(node, Set.of("text"));
                known(inner, Set.of("zh", "en", "place", "when"));
                String when = inner.path("when").asString("");
                if (!when.isEmpty() && !CaseFacts.NAMES.contains(when)) {
                    fault("no fact is called " + when);
                }
                blocks.add(
                        new Block.Text(
                                words(inner),
                                inner.path("place").asString("").equals("flush"),
                                when));
            }
            case "heading" -> blocks.add(new Block.Heading(words(inner)));
            case "fields" -> {
                List<Field> fields = new ArrayList<>();
                inner.forEach(f -> fields.add(field(f)));
                blocks.add(new Block.Fields(List.copyOf(fields)));
            }
            case "rows" ->
                    blocks.add(
                            new Block.Rows(
                                    one(inner, PaperForm.Source.class, PaperForm.Source.DETAILS)));
            case "assessed" -> blocks.add(new Block.Assessed(inner.asString("")));
            case "remedies" -> blocks.add(new Block.Remedies());
            case "sign" -> {
                List<Words> who = new ArrayList<>();
                inner.forEach(w -> who.add(words(w)));
                blocks.add(new Block.Sign(List.copyOf(who)));
            }
            case "seal" -> blocks.add(new Block.Seal());
            case "code" -> blocks.add(new Block.Code());
            default -> fault("no block is called " + kind);
        }
    }

    private Field field(JsonNode node) {
        known(node, Set.of("zh", "en", "value", "when", "tall"));
        JsonNode value = node.path("value");
        Words words = value.isString() ? checked(Words.same(value.asString())) : words(value);
        return new Field(
                words(node),
                words,
                node.path("when").asString("").equals("filled"),
                node.path("tall").asBoolean(false));
    }

    private Words words(JsonNode node) {
        String zh = node.path("zh").asString("");
        String en = node.path("en").asString("");
        if (zh.isBlank() || en.isBlank()) {
            fault("a text lacks one of its languages: " + zh + en);
        }
        return checked(Words.of(zh, en));
    }

    private Words checked(Words declared) {
        Words words = declared;
        for (Map.Entry<String, Words> said : with.entrySet()) {
            words =
                    Words.of(
                            words.with(said.getKey(), said.getValue().zh()).zh(),
                            words.with(said.getKey(), said.getValue().en()).en());
        }
        Set<String> unknown = new TreeSet<>(Words.placeholders(words.zh()));
        unknown.addAll(Words.placeholders(words.en()));
        unknown.removeAll(CaseFacts.NAMES);
        if (!unknown.isEmpty()) {
            fault("no facts are called " + unknown);
        }
        return words;
    }

    private static Set<String> named(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.forEach(n -> names.add(n.asString("")));
        return names;
    }

    private void known(JsonNode node, Set<String> keys) {
        node.propertyNames().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> fault("unknown key " + key));
    }

    private <E extends Enum<E>> Set<E> several(JsonNode node, Class<E> type) {
        Set<E> found = EnumSet.noneOf(type);
        node.forEach(n -> constant(n.asString(""), type).ifPresent(found::add));
        return found;
    }

    private <E extends Enum<E>> E one(JsonNode node, Class<E> type, E absent) {
        return node.isMissingNode() ? absent : constant(node.asString(""), type).orElse(absent);
    }

    private <E extends Enum<E>> java.util.Optional<E> constant(String name, Class<E> type) {
        String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return java.util.Optional.of(constant);
            }
        }
        fault("no " + type.getSimpleName() + " is called " + name);
        return java.util.Optional.empty();
    }
}
