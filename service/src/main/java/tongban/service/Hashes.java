package tongban.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tongban.service.fact.Domain;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FactSource;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.parameter.ParameterRow;
import tongban.service.parameter.Resolution;
import tongban.service.place.Level;
import tongban.service.procedure.Article;
import tongban.service.procedure.JointStep;
import tongban.service.procedure.ProcedureSelection;
import tongban.service.procedure.Publication;
import tongban.service.procedure.Sum;
import tongban.service.text.Texts;

/**
 * The three hashes by which two sides compare what they applied. Each is {@link CanonicalJson#hash}
 * of the tree described at its method. Equal {@link #standard} is what "the same standard" means;
 * {@link #parameters} may differ, and its rows show where.
 */
public final class Hashes {

    private Hashes() {}

    /**
     * Over {@code {version, dmn, shared, dates, facts, parameters, procedure}}: the DMN text with
     * LF line ends, the shared models that it imports by their file (absent where there are none),
     * the declarations of facts and parameters (not their values), and all of procedure.yaml. Words
     * and layout of pages are not in it.
     */
    public static String standard(ServiceDefinition service, StandardVersion version) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("version", version.id());
        tree.put("dmn", version.dmn());
        if (!version.shared().isEmpty()) {
            Map<String, Object> shared = new TreeMap<>();
            version.shared().forEach(model -> shared.put(model.file(), model.dmn()));
            tree.put("shared", shared);
        }
        tree.put(
                "dates",
                Map.of(
                        "standard",
                                service.dates().standard().stream()
                                        .map(CaseDate::feelName)
                                        .toList(),
                        "procedure",
                                service.dates().procedure().stream()
                                        .map(CaseDate::feelName)
                                        .toList()));
        tree.put("facts", service.facts().stream().map(Hashes::fact).toList());
        tree.put("parameters", service.parameters().stream().map(Hashes::parameter).toList());
        tree.put("procedure", procedure(service.procedure()));
        return CanonicalJson.hash(tree);
    }

    /**
     * Over the list of resolutions sorted by name: {@link #row} of each, or {@code {name, value:
     * null}}.
     */
    public static String parameters(Collection<Resolution> resolutions) {
        return CanonicalJson.hash(rows(resolutions));
    }

    /** Over {@code {key: {zh, en}}}. */
    public static String texts(Texts texts) {
        Map<String, Object> tree = new TreeMap<>();
        texts.byKey()
                .forEach((key, words) -> tree.put(key, Map.of("zh", words.zh(), "en", words.en())));
        return CanonicalJson.hash(tree);
    }

    /** The resolved rows as a tree, sorted by name, as receipts carry them. */
    public static List<Map<String, @Nullable Object>> rows(Collection<Resolution> resolutions) {
        return resolutions.stream()
                .sorted(java.util.Comparator.comparing(r -> r.declaration().name()))
                .map(Hashes::row)
                .toList();
    }

    private static Map<String, @Nullable Object> row(Resolution resolution) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", resolution.declaration().name());
        switch (resolution) {
            case Resolution.Unresolved u -> tree.put("value", null);
            case Resolution.Resolved r -> {
                ParameterRow row = r.row();
                tree.put("value", r.value());
                tree.put("unit", row.unit());
                tree.put("place", row.place());
                tree.put("from", row.from());
                tree.put("until", row.until());
                tree.put("document", row.document());
                tree.put("article", row.article());
                tree.put("confidence", r.confidence().key());
                tree.put("day", r.day());
                tree.put("selectedBy", r.dateName());
                tree.put("choice", r.choice().name().toLowerCase(Locale.ROOT));
                tree.put("beyondVerified", r.beyondVerified());
            }
        }
        return tree;
    }

    private static Map<String, @Nullable Object> fact(FactDeclaration f) {
        Domain d = f.domain();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", f.name());
        tree.put("type", f.type().key());
        tree.put("list", f.list());
        tree.put("unit", f.unit());
        tree.put("values", d.values());
        tree.put("minimum", d.minimum().orElse(null));
        tree.put("maximum", d.maximum().orElse(null));
        tree.put("decimals", d.decimals());
        tree.put("length", d.length());
        tree.put("future", d.future());
        tree.put("format", f.format().map(x -> x.key()).orElse(null));
        tree.put("required", f.required());
        tree.put("sources", f.sources().stream().map(FactSource::key).toList());
        tree.put("when", f.when().orElse(null));
        tree.put("otherwise", f.otherwise().orElse(null));
        tree.put("fields", f.fields().stream().map(Hashes::fact).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> parameter(ParameterDeclaration p) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", p.name());
        tree.put("type", p.type().key());
        tree.put("unit", p.unit());
        tree.put("setBy", p.setBy().stream().map(Level::key).sorted().toList());
        tree.put("minimumBy", p.minimumBy().map(Level::key).orElse(null));
        tree.put("maximumBy", p.maximumBy().map(Level::key).orElse(null));
        tree.put("standIn", p.standIn().key());
        tree.put("better", p.better().name().toLowerCase(Locale.ROOT));
        tree.put("dates", p.dates());
        return tree;
    }

    private static Map<String, @Nullable Object> procedure(ProcedureSelection p) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        List<Object> steps = new ArrayList<>();
        p.steps()
                .forEach(s -> {
                    Map<String, Object> step = new TreeMap<>();
                    step.put("step", s.step().key());
                    step.put("department", s.department());
                    step.put("staffMin", s.staffMin());
                    step.put("article", article(s.article()));
                    if (s.required()) { // absent in what was published before steps could be
                        step.put("required", true);
                    }
                    steps.add(step);
                });
        tree.put("steps", steps);
        Map<String, Object> terms = new TreeMap<>();
        p.terms()
                .forEach((term, limit) ->
                        terms.put(
                                term.key(),
                                Map.of(
                                        "length",
                                        limit.length(),
                                        "unit",
                                        limit.unit().key(),
                                        "article",
                                        article(limit.article()))));
        tree.put("terms", terms);
        Map<String, Object> supplement = new TreeMap<>();
        p.supplement().forEach((side, word) -> supplement.put(side, word.key()));
        // one word for both sides is written as it was before there could be two
        tree.put("supplement", supplement.size() == 1 ? supplement.get("*") : supplement);
        tree.put("deemedAcceptance", p.deemedAcceptance().map(Hashes::article).orElse(null));
        tree.put("publicNotice", p.publicNotice().key());
        tree.put("publication", p.publication().ordered());
        // a folder that says nothing of it keeps the hash it had before there was anything to say
        p.publication().board().ifPresent(board -> tree.put("publicationBoard", board(board)));
        tree.put("decision", p.decision().key());
        tree.put("start", p.start().key());
        Map<String, Object> verbs = new TreeMap<>();
        p.verbs().forEach((verb, sides) -> verbs.put(verb.key(), sides));
        tree.put("verbs", verbs);
        Map<String, Object> notices = new TreeMap<>();
        p.notices().forEach((notice, key) -> notices.put(notice.key(), key));
        tree.put("notices", notices);
        tree.put("remedies", p.remedies());
        if (!p.joint().isEmpty()) { // absent in what was published before there were any
            tree.put("joint", p.joint().stream().map(Hashes::joint).toList());
        }
        p.atOnce()
                .ifPresent(
                        a -> // absent in what was published before there was any
                        tree.put(
                                        "atOnce",
                                        Map.of(
                                                "award",
                                                a.award(),
                                                "article",
                                                article(a.article()))));
        if (!p.sums().isEmpty()) { // absent in what was published before there were any
            tree.put("sums", p.sums().stream().map(Hashes::sum).toList());
        }
        return tree;
    }

    private static Map<String, Object> board(Publication.Board board) {
        return Map.of(
                "shows",
                board.shows().stream().map(Publication.Field::key).toList(),
                "article",
                article(board.article()));
    }

    private static Map<String, @Nullable Object> sum(Sum s) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("award", s.award());
        tree.put("limit", s.limit().orElse(null));
        tree.put("total", s.total().orElse(null));
        tree.put("madeUpOf", s.madeUpOf());
        tree.put("each", s.instalments().map(Sum.Instalments::each).orElse(null));
        tree.put("number", s.instalments().map(Sum.Instalments::number).orElse(null));
        return tree;
    }

    private static Map<String, @Nullable Object> joint(JointStep s) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("step", s.id());
        tree.put("when", s.when().orElse(null));
        tree.put("place", s.place().orElse(JointStep.OTHER_SIDE));
        tree.put("level", s.level().key());
        tree.put("department", s.department());
        tree.put("length", s.limit().length());
        tree.put("unit", s.limit().unit().key());
        tree.put("article", article(s.limit().article()));
        tree.put("facts", s.facts());
        tree.put("materials", s.materials());
        tree.put("notCounted", s.notCounted().map(Hashes::article).orElse(null));
        return tree;
    }

    private static Map<String, Object> article(Article a) {
        return Map.of(
                "document", a.document(), "clause", a.clause(), "confidence", a.confidence().key());
    }
}
