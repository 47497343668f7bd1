package tongban.rules.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.Diagnostic;
import tongban.rules.Dialect;
import tongban.rules.Imports;
import tongban.rules.Limits;
import tongban.rules.interpret.Builtins;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Graph;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;
import tongban.rules.syntax.Inference;
import tongban.rules.syntax.Scope;
import tongban.rules.xml.Dmn;
import tongban.rules.xml.DmnReader;
import tongban.rules.xml.MalformedXmlException;

/**
 * Reads a model with its imports and links it: references to elements, names to types, text to IR.
 */
public final class Linker {
    /** Models that one model may import, directly or through others. */
    static final int IMPORTS_MAX = 50;

    /** A file that was read, with its types and the models behind its imports' names. */
    private record Source(
            String file,
            Dmn.Definitions definitions,
            TypeTable types,
            Languages languages,
            Map<String, Source> imports) {}

    private record Element(Source source, Dmn dmn) {}

    private final Imports imports;
    private final Limits limits;
    private final Set<Dialect> dialects;
    private final Faults faults = new Faults();
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final Map<String, Graph.Node> nodes = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> linking = new HashSet<>();
    private final Scope root = Scope.of(Builtins.types());

    /**
     * @param dialects the languages that the models may be written in
     */
    public Linker(Imports imports, Limits limits, Set<Dialect> dialects) {
        this.imports = imports;
        this.limits = limits;
        this.dialects = Set.copyOf(dialects);
    }

    public List<Diagnostic> diagnostics() {
        return faults.found();
    }

    /** The linked model, or null where its XML cannot be read at all. */
    public @Nullable Graph link(String file, byte[] xml) {
        Source main = read(file, xml);
        if (main == null) return null;
        try {
            for (Source source : sources.values()) source.types().resolveAll();
            for (String key : List.copyOf(elements.keySet())) node(key);
        } catch (StackOverflowError _) {
            faults.xml(
                    new Faults.Place(file, ""),
                    "RULE-012",
                    "模型嵌套过深。",
                    "The model is nested too deeply.",
                    "请拆分表达式或决策。",
                    "Split its expressions or decisions.");
        }
        new Circles(nodes)
                .report(key -> {
                    Element e = elements.get(key);
                    if (e != null) faults.cycle(new Faults.Place(e.source().file(), name(e.dmn())));
                });
        return new Graph(main.definitions().name(), main.definitions().namespace(), ordered(main));
    }

    /**
     * The nodes of the main model first, so that its names are found before those of imported ones.
     */
    private Map<String, Graph.Node> ordered(Source main) {
        Map<String, Graph.Node> ordered = new LinkedHashMap<>();
        nodes.forEach((key, node) -> {
            Element element = elements.get(key);
            if (element != null && element.source() == main) ordered.put(key, node);
        });
        nodes.forEach(ordered::putIfAbsent);
        return ordered;
    }

    // --- files ---

    private @Nullable Source read(String file, byte[] xml) {
        Faults.Place place = new Faults.Place(file, "");
        Dmn.Definitions definitions;
        try {
            definitions = new DmnReader(limits).read(xml);
        } catch (MalformedXmlException e) {
            unreadable(place, e);
            return null;
        }
        Source source =
                new Source(
                        file,
                        definitions,
                        new TypeTable(file, definitions.items(), limits, faults),
                        Languages.of(definitions.language(), dialects, place, faults),
                        new LinkedHashMap<>());
        sources.put(definitions.namespace(), source);
        index(source);
        for (Dmn.Import one : definitions.imports()) {
            Source imported = imported(one);
            if (imported == null) {
                faults.importMissing(place, one.namespace());
                continue;
            }
            source.imports().put(one.name(), imported);
            source.types().addImport(one.name(), imported.types());
        }
        return source;
    }

    /**
     * The model behind an import, read at most once; null where what was found is another model or
     * none.
     */
    private @Nullable Source imported(Dmn.Import one) {
        Source known = sources.get(one.namespace());
        if (known != null || sources.size() > IMPORTS_MAX || !asked.add(one.namespace()))
            return known;
        Imports.Source found = imports.find(one.namespace(), one.location()).orElse(null);
        if (found != null) read(found.name(), found.xml());
        return sources.get(one.namespace());
    }

    private void unreadable(Faults.Place place, MalformedXmlException e) {
        switch (e.why()) {
            case MALFORMED ->
                    faults.xml(
                            place,
                            "RULE-001",
                            "XML 有误：" + e.getMessage(),
                            "The XML is malformed: " + e.getMessage(),
                            "请更正后重试。",
                            "Correct it.");
            case DOCUMENT_TYPE ->
                    faults.xml(
                            place,
                            "RULE-002",
                            "文件含有 DOCTYPE 或实体，出于安全不予读取。",
                            "The file has a DOCTYPE or an entity, which is refused for safety.",
                            "请删除 DOCTYPE。",
                            "Remove the DOCTYPE.");
            case TOO_LARGE, TOO_DEEP ->
                    faults.xml(
                            place,
                            "RULE-003",
                            "文件超出限制：" + e.getMessage(),
                            "The file exceeds a limit: " + e.getMessage(),
                            "请拆分模型。",
                            "Split the model.");
            case NOT_DMN ->
                    faults.xml(
                            place,
                            "RULE-004",
                            "不是 DMN 1.2 至 1.6 的文件：" + e.getMessage(),
                            "This is no DMN file of version 1.2 to 1.6: " + e.getMessage(),
                            "请导出为 DMN 1.5。",
                            "Export it as DMN 1.5.");
        }
    }

    private void index(Source source) {
        Set<String> names = new HashSet<>();
        List<Dmn> all = new ArrayList<>(source.definitions().inputs());
        all.addAll(source.definitions().decisions());
        all.addAll(source.definitions().knowledge());
        all.addAll(source.definitions().services());
        for (Dmn dmn : all) {
            String name = name(dmn);
            if (!names.add(name)) faults.duplicate(new Faults.Place(source.file(), name), name);
            Element before =
                    elements.putIfAbsent(
                            source.definitions().namespace() + "#" + id(dmn),
                            new Element(source, dmn));
            if (before != null && !name(before.dmn()).equals(name))
                faults.duplicateId(new Faults.Place(source.file(), name), id(dmn));
        }
    }

    private static String name(Dmn dmn) {
        return switch (dmn) {
            case Dmn.InputData i -> i.name();
            case Dmn.Decision d -> d.name();
            case Dmn.Knowledge k -> k.name();
            case Dmn.Service s -> s.name();
            default -> "";
        };
    }

    private static String id(Dmn dmn) {
        String id =
                switch (dmn) {
                    case Dmn.InputData i -> i.id();
                    case Dmn.Decision d -> d.id();
                    case Dmn.Knowledge k -> k.id();
                    case Dmn.Service s -> s.id();
                    default -> "";
                };
        return id.isEmpty() ? name(dmn) : id;
    }

    // --- nodes ---

    private Graph.@Nullable Node node(String key) {
        Graph.Node known = nodes.get(key);
        if (known != null) return known;
        Element element = elements.get(key);
        if (element == null) return null;
        Source source = element.source();
        Faults.Place place = new Faults.Place(source.file(), name(element.dmn()));
        if (!linking.add(key)) {
            faults.cycle(place);
            return null;
        }
        Graph.Node node =
                switch (element.dmn()) {
                    case Dmn.InputData i ->
                            new Graph.Input(
                                    key,
                                    i.variable().name(),
                                    source.types().of(i.variable().typeRef(), place));
                    case Dmn.Decision d -> decision(key, d, source, place);
                    case Dmn.Knowledge k -> knowledge(key, k, source, place);
                    case Dmn.Service s -> service(key, s, source, place);
                    default -> throw new IllegalStateException("not an element");
                };
        linking.remove(key);
        nodes.put(key, node);
        return node;
    }

    private Graph.Decision decision(String key, Dmn.Decision d, Source source, Faults.Place place) {
        List<String> hrefs = new ArrayList<>(d.requiredInputs());
        hrefs.addAll(d.requiredDecisions());
        hrefs.addAll(d.requiredKnowledge());
        List<Graph.Requirement> requirements = requirements(hrefs, source, place);
        Scope scope = scope(requirements);
        Type declared = source.types().of(d.variable().typeRef(), place);
        Lowering lowering = lowering(source);
        Expr body = lowering.lower(d.logic(), scope, place);
        lowering.fits(body, declared, scope, place);
        Type type = declared == Simple.ANY ? Inference.of(body, scope) : declared;
        return new Graph.Decision(
                key,
                d.name(),
                type,
                source.languages().mark(Lowering.conform(body, declared)),
                requirements);
    }

    private Graph.Knowledge knowledge(
            String key, Dmn.Knowledge k, Source source, Faults.Place place) {
        List<Graph.Requirement> requirements = requirements(k.requiredKnowledge(), source, place);
        Type.Function type = signature(k, source, place);
        Scope scope = scope(requirements).with(k.name(), type);
        Dmn.FunctionBox logic = k.logic();
        if (logic == null) {
            faults.empty(place);
            return new Graph.Knowledge(
                    key, k.name(), type, new Expr.Invalid(k.name()), requirements);
        }
        Expr body = lowering(source).function(logic, scope, place, type.result());
        if (body instanceof Expr.Function f)
            body = new Expr.Function(f.parameters(), source.languages().mark(f.body()), f.result());
        return new Graph.Knowledge(key, k.name(), type, body, requirements);
    }

    private Lowering lowering(Source source) {
        return new Lowering(source.types(), limits, faults, source.languages());
    }

    private Type.Function signature(Dmn.Knowledge k, Source source, Faults.Place place) {
        List<Type> parameters = new ArrayList<>();
        if (k.logic() != null)
            for (Dmn.Variable p : k.logic().parameters())
                parameters.add(source.types().of(p.typeRef(), place));
        Type declared = source.types().of(k.variable().typeRef(), place);
        return new Type.Function(
                List.copyOf(parameters),
                declared instanceof Type.Function f ? f.result() : declared);
    }

    private Graph.Service service(String key, Dmn.Service s, Source source, Faults.Place place) {
        List<String> parameters = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        List<String> hrefs = new ArrayList<>(s.inputs());
        hrefs.addAll(s.inputDecisions());
        for (String href : hrefs) {
            String target = target(href, source);
            if (elements.containsKey(target)) {
                parameters.add(target);
                types.add(declared(target));
            } else {
                faults.reference(place, href);
            }
        }
        List<String> outputs = new ArrayList<>();
        for (String href : s.outputs()) {
            String target = target(href, source);
            if (elements.containsKey(target)) outputs.add(target);
            else faults.reference(place, href);
        }
        Type declared = source.types().of(s.variable().typeRef(), place);
        Type result = declared instanceof Type.Function f ? f.result() : declared;
        return new Graph.Service(
                key,
                s.name(),
                new Type.Function(types, result),
                List.copyOf(outputs),
                List.copyOf(parameters));
    }

    private static String target(String href, Source source) {
        return href.startsWith("#") ? source.definitions().namespace() + href : href;
    }

    private List<Graph.Requirement> requirements(
            List<String> hrefs, Source source, Faults.Place place) {
        List<Graph.Requirement> requirements = new ArrayList<>();
        for (String href : hrefs) {
            String key = target(href, source);
            Element element = elements.get(key);
            if (element == null) {
                faults.reference(place, href);
                continue;
            }
            String through = "";
            for (Map.Entry<String, Source> one : source.imports().entrySet())
                if (one.getValue() == element.source() && element.source() != source)
                    through = one.getKey();
            requirements.add(new Graph.Requirement(through, variable(element.dmn()), key));
        }
        return List.copyOf(requirements);
    }

    private static String variable(Dmn dmn) {
        return switch (dmn) {
            case Dmn.InputData i -> i.variable().name();
            case Dmn.Decision d -> d.variable().name();
            case Dmn.Knowledge k -> k.variable().name();
            case Dmn.Service s -> s.variable().name();
            default -> "";
        };
    }

    private Scope scope(List<Graph.Requirement> requirements) {
        Map<String, Type> names = new LinkedHashMap<>();
        Map<String, Map<String, Type>> imported = new LinkedHashMap<>();
        for (Graph.Requirement requirement : requirements) {
            Type type = declared(requirement.key());
            if (requirement.through().isEmpty()) names.put(requirement.name(), type);
            else
                imported.computeIfAbsent(requirement.through(), _ -> new LinkedHashMap<>())
                        .put(requirement.name(), type);
        }
        imported.forEach((name, members) -> names.put(name, new Type.Context(members)));
        return root.with(names);
    }

    /** The type of an element as declared; where nothing is declared, as its expression shows. */
    private Type declared(String key) {
        Element element = elements.get(key);
        if (element == null) return Simple.ANY;
        Source source = element.source();
        Faults.Place place = new Faults.Place(source.file(), name(element.dmn()));
        return switch (element.dmn()) {
            case Dmn.InputData i -> source.types().of(i.variable().typeRef(), place);
            case Dmn.Decision d when !d.variable().typeRef().isEmpty() ->
                    source.types().of(d.variable().typeRef(), place);
            case Dmn.Knowledge k -> signature(k, source, place);
            case Dmn.Service s -> {
                if (linking.contains(key)) yield Simple.ANY;
                Graph.Node node = node(key);
                yield node == null ? Simple.ANY : node.type();
            }
            default -> {
                Graph.Node node = node(key);
                yield node == null ? Simple.ANY : node.type();
            }
        };
    }
}
