package tongban.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.service.Proposal.Explained;
import tongban.service.Proposal.Explained.Source;
import tongban.service.parameter.ParameterRow;
import tongban.service.parameter.Resolution;
import tongban.service.text.Words;

/** An explanation as the tree that its JSON writes. */
final class ExplanationTree {
    private ExplanationTree() {}

    static Map<String, @Nullable Object> of(Explained node) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("kind", node.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        tree.put("name", node.name());
        tree.put("words", words(node.words()));
        node.article().ifPresent(a -> tree.put("article", a));
        node.reason().ifPresent(r -> tree.put("reason", r));
        node.source().ifPresent(s -> tree.put("source", source(s)));
        tree.put("children", node.children().stream().map(ExplanationTree::of).toList());
        return tree;
    }

    private static Map<String, String> words(Words words) {
        return Map.of("zh", words.zh(), "en", words.en());
    }

    private static Map<String, @Nullable Object> source(Source source) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        switch (source) {
            case Source.OfFact f -> {
                tree.put("from", f.source().key());
                tree.put("evidence", f.evidence());
            }
            case Source.OfParameter p -> parameter(p.resolution(), tree);
            case Source.OfStandard s -> {
                tree.put("version", s.version().id());
                tree.put("from", s.version().from());
                tree.put("until", s.version().until());
                tree.put("document", s.version().document().document());
                tree.put("article", s.version().document().clause());
                tree.put("confidence", s.version().document().confidence().key());
                tree.put("selectedBy", s.selectedBy().feelName());
                tree.put("day", s.day());
                tree.put("hash", s.hash());
            }
        }
        return tree;
    }

    private static void parameter(
            Resolution.Resolved resolved, Map<String, @Nullable Object> tree) {
        tree.putAll(row(resolved.row()));
        tree.put("value", resolved.value());
        tree.put("confidence", resolved.confidence().key());
        tree.put("choice", resolved.choice().name().toLowerCase(Locale.ROOT));
        tree.put("selectedBy", resolved.dateName());
        tree.put("day", resolved.day());
        tree.put("beyondVerified", resolved.beyondVerified());
        List<Object> passed = new ArrayList<>();
        for (Resolution.PassedOver over : resolved.passedOver()) {
            Map<String, @Nullable Object> one = row(over.row());
            one.put("why", words(over.why()));
            passed.add(one);
        }
        tree.put("passedOver", passed);
    }

    private static Map<String, @Nullable Object> row(ParameterRow row) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("value", row.value());
        tree.put("unit", row.unit());
        tree.put("place", row.place());
        tree.put("from", row.from());
        tree.put("until", row.until());
        tree.put("document", row.document());
        tree.put("article", row.article());
        tree.put("confidence", row.confidence().key());
        return tree;
    }
}
