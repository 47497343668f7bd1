package tongban.rules.xml;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tongban.rules.Limits;
import tongban.rules.xml.Dmn.*;
import tongban.rules.xml.MalformedXmlException.Why;

/**
 * Reads a DMN file of the versions 1.2 to 1.6. Document types, entities and oversized files are
 * refused.
 */
public final class DmnReader {
    /** The namespaces of DMN 1.2 to 1.6; 1.1 is accepted where it says the same. */
    private static final Set<String> NAMESPACES =
            Set.of(
                    "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
                    "http://www.omg.org/spec/DMN/20180521/MODEL/",
                    "https://www.omg.org/spec/DMN/20191111/MODEL/",
                    "https://www.omg.org/spec/DMN/20211108/MODEL/",
                    "https://www.omg.org/spec/DMN/20230324/MODEL/",
                    "https://www.omg.org/spec/DMN/20240513/MODEL/");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Limits limits;

    public DmnReader(Limits limits) {
        this.limits = limits;
    }

    public Definitions read(byte[] xml) throws MalformedXmlException {
        if (xml.length > limits.modelBytesMax())
            throw new MalformedXmlException(
                    Why.TOO_LARGE, "%d > %d bytes".formatted(xml.length, limits.modelBytesMax()));
        Element root = tree(xml);
        if (!root.name().equals("definitions"))
            throw new MalformedXmlException(Why.NOT_DMN, root.name());
        return definitions(root);
    }

    private Element tree(byte[] xml) throws MalformedXmlException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        // the depth is limited here, whatever the machine's own setting
        factory.setProperty("jdk.xml.maxElementDepth", 2 * limits.nestingMax());
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            return tree(reader);
        } catch (XMLStreamException e) {
            String message = String.valueOf(e.getMessage());
            // the JDK's own limits, on attributes and names for instance
            boolean limit = message.contains("JAXP0001");
            throw new MalformedXmlException(limit ? Why.TOO_LARGE : Why.MALFORMED, message);
        }
    }

    private Element tree(XMLStreamReader reader) throws XMLStreamException, MalformedXmlException {
        Deque<Element> open = new ArrayDeque<>();
        Element last = null;
        int skipped =
                0; // depth inside an element of another vocabulary: diagrams, vendors' extensions
        while (reader.hasNext()) {
            int event = next(reader);
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE)
                throw new MalformedXmlException(Why.DOCUMENT_TYPE, "DOCTYPE");
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (open.size() + skipped >= limits.nestingMax())
                    throw new MalformedXmlException(
                            Why.TOO_DEEP, "nesting > " + limits.nestingMax());
                boolean dmn = NAMESPACES.contains(String.valueOf(reader.getNamespaceURI()));
                if (open.isEmpty() && !dmn)
                    throw new MalformedXmlException(
                            Why.NOT_DMN, String.valueOf(reader.getNamespaceURI()));
                if (skipped > 0 || !dmn) {
                    skipped++;
                } else {
                    open.push(start(reader));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (skipped > 0) {
                    skipped--;
                } else {
                    last = open.pop();
                    Element parent = open.peek();
                    if (parent != null) parent.children().add(last);
                }
            } else if (skipped == 0
                    && (event == XMLStreamConstants.CHARACTERS
                            || event == XMLStreamConstants.CDATA
                            || event == XMLStreamConstants.SPACE)) {
                Element current = open.peek();
                if (current != null) current.text().append(reader.getText());
            }
        }
        if (last == null) throw new MalformedXmlException(Why.MALFORMED, "no element");
        return last;
    }

    /** The next event; the JDK's parser stumbles over the text of some of its own errors. */
    private static int next(XMLStreamReader reader)
            throws XMLStreamException, MalformedXmlException {
        try {
            return reader.next();
        } catch (MissingResourceException e) {
            throw new MalformedXmlException(Why.MALFORMED, String.valueOf(e.getKey()));
        }
    }

    private static Element start(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++)
            if (reader.getAttributeNamespace(i) == null
                    || reader.getAttributeNamespace(i).isEmpty())
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        return new Element(
                reader.getLocalName(), attributes, new ArrayList<>(), new StringBuilder());
    }

    private Definitions definitions(Element e) {
        return new Definitions(
                e.attribute("name"),
                e.attribute("namespace"),
                language(e),
                e.children("import").stream()
                        .map(i ->
                                new Import(
                                        name(i),
                                        i.attribute("namespace"),
                                        i.attribute("locationURI")))
                        .toList(),
                e.children("itemDefinition").stream().map(DmnReader::item).toList(),
                e.children("inputData").stream()
                        .map(i -> new InputData(i.attribute("id"), name(i), variable(i)))
                        .toList(),
                e.children("decision").stream().map(DmnReader::decision).toList(),
                e.children("businessKnowledgeModel").stream().map(DmnReader::knowledge).toList(),
                e.children("decisionService").stream()
                        .map(s ->
                                new Service(
                                        s.attribute("id"),
                                        name(s),
                                        variable(s),
                                        hrefs(s, "outputDecision"),
                                        hrefs(s, "encapsulatedDecision"),
                                        hrefs(s, "inputDecision"),
                                        hrefs(s, "inputData")))
                        .toList());
    }

    /** A name with its inner white space as single blanks, as the scope compares it. */
    private static String name(Element e) {
        return SPACES.matcher(e.attribute("name").strip()).replaceAll(" ");
    }

    private static Variable variable(Element e) {
        Element v = e.child("variable");
        if (v == null) return new Variable(name(e), typeRef(e));
        String named = name(v);
        return new Variable(named.isEmpty() ? name(e) : named, typeRef(v));
    }

    /** The type reference, an attribute since DMN 1.2 and an element in item definitions. */
    private static String typeRef(Element e) {
        String ref = e.attribute("typeRef");
        return (ref.isEmpty() ? e.textOf("typeRef") : ref).strip();
    }

    private static String language(Element e) {
        return e.attribute("expressionLanguage").strip();
    }

    private static List<String> hrefs(Element e, String key) {
        return e.children(key).stream().map(c -> c.attribute("href")).toList();
    }

    private static List<String> required(Element e, String requirement, String key) {
        return e.children(requirement).stream()
                .flatMap(r -> r.children(key).stream())
                .map(r -> r.attribute("href"))
                .toList();
    }

    private static ItemDefinition item(Element e) {
        Element function = e.child("functionItem");
        return new ItemDefinition(
                name(e),
                typeRef(e),
                Set.of("true", "1").contains(e.attribute("isCollection")),
                e.textOf("allowedValues"),
                e.textOf("typeConstraint"),
                e.children("itemComponent").stream().map(DmnReader::item).toList(),
                function == null
                        ? null
                        : new Signature(
                                function.children("parameters").stream()
                                        .map(p -> new Variable(name(p), typeRef(p)))
                                        .toList(),
                                function.attribute("outputTypeRef")));
    }

    private static Decision decision(Element e) {
        return new Decision(
                e.attribute("id"),
                name(e),
                variable(e),
                required(e, "informationRequirement", "requiredInput"),
                required(e, "informationRequirement", "requiredDecision"),
                required(e, "knowledgeRequirement", "requiredKnowledge"),
                boxedChild(e));
    }

    private static Knowledge knowledge(Element e) {
        Element logic = e.child("encapsulatedLogic");
        return new Knowledge(
                e.attribute("id"),
                name(e),
                variable(e),
                required(e, "knowledgeRequirement", "requiredKnowledge"),
                logic == null ? null : function(logic));
    }

    private static FunctionBox function(Element e) {
        return new FunctionBox(
                e.children("formalParameter").stream()
                        .map(p -> new Variable(name(p), typeRef(p)))
                        .toList(),
                e.attribute("kind").isEmpty()
                        ? "FEEL"
                        : e.attribute("kind").toUpperCase(Locale.ROOT),
                boxedChild(e),
                typeRef(e));
    }

    /** The first child that is a boxed expression. */
    private static @Nullable Boxed boxedChild(@Nullable Element e) {
        if (e == null) return null;
        for (Element child : e.children()) {
            Boxed boxed = boxed(child);
            if (boxed != null) return boxed;
        }
        return null;
    }

    private static Boxed orEmpty(@Nullable Boxed boxed) {
        return boxed == null ? new LiteralBox("", "", "") : boxed;
    }

    private static @Nullable Boxed boxed(Element e) {
        String type = typeRef(e);
        return switch (e.name()) {
            case "literalExpression" -> new LiteralBox(e.textOf("text"), type, language(e));
            case "context" -> context(e, type);
            case "invocation" ->
                    new InvocationBox(
                            orEmpty(boxedChild(e)),
                            e.children("binding").stream().map(DmnReader::binding).toList(),
                            type);
            case "functionDefinition" -> function(e);
            case "relation" ->
                    new RelationBox(
                            e.children("column").stream().map(DmnReader::name).toList(),
                            e.children("row").stream().map(DmnReader::boxes).toList(),
                            type);
            case "list" -> new ListBox(boxes(e), type);
            case "conditional" ->
                    new ConditionalBox(
                            orEmpty(boxedChild(e.child("if"))),
                            orEmpty(boxedChild(e.child("then"))),
                            orEmpty(boxedChild(e.child("else"))),
                            type);
            case "filter" ->
                    new FilterBox(
                            orEmpty(boxedChild(e.child("in"))),
                            orEmpty(boxedChild(e.child("match"))),
                            type);
            case "for", "some", "every" ->
                    new IteratorBox(
                            e.name(),
                            e.attribute("iteratorVariable").strip(),
                            orEmpty(boxedChild(e.child("in"))),
                            orEmpty(
                                    boxedChild(
                                            e.child(
                                                    e.name().equals("for")
                                                            ? "return"
                                                            : "satisfies"))),
                            type);
            case "decisionTable" -> table(e, type);
            default -> null;
        };
    }

    private static List<Boxed> boxes(Element e) {
        List<Boxed> boxes = new ArrayList<>();
        for (Element child : e.children()) {
            Boxed boxed = boxed(child);
            if (boxed != null) boxes.add(boxed);
        }
        return List.copyOf(boxes);
    }

    private static Boxed context(Element e, String type) {
        List<EntryBox> entries = new ArrayList<>();
        Boxed result = null;
        for (Element entry : e.children("contextEntry")) {
            Boxed value = orEmpty(boxedChild(entry));
            Element variable = entry.child("variable");
            if (variable == null) result = value;
            else entries.add(new EntryBox(new Variable(name(variable), typeRef(variable)), value));
        }
        return new ContextBox(List.copyOf(entries), result, type);
    }

    private static BindingBox binding(Element e) {
        Element parameter = e.child("parameter");
        return new BindingBox(parameter == null ? "" : name(parameter), boxedChild(e));
    }

    private static Boxed table(Element e, String type) {
        String policy = e.attribute("hitPolicy");
        return new TableBox(
                e.attribute("id"),
                policy.isEmpty() ? "UNIQUE" : policy.toUpperCase(Locale.ROOT),
                e.attribute("aggregation").toUpperCase(Locale.ROOT),
                e.children("input").stream().map(DmnReader::input).toList(),
                e.children("output").stream()
                        .map(o ->
                                new TableOutput(
                                        name(o),
                                        typeRef(o),
                                        o.textOf("outputValues"),
                                        o.textOf("defaultOutputEntry")))
                        .toList(),
                e.children("annotation").stream().map(DmnReader::name).toList(),
                e.children("rule").stream()
                        .map(r ->
                                new TableRule(
                                        r.attribute("id"),
                                        texts(r, "inputEntry"),
                                        texts(r, "outputEntry"),
                                        texts(r, "annotationEntry")))
                        .toList(),
                languages(e),
                type);
    }

    /** The languages of the cells and of the inputs' expressions, where they name one. */
    private static List<String> languages(Element table) {
        Set<String> languages = new LinkedHashSet<>();
        for (Element part : table.children()) {
            if (!part.name().equals("rule") && !part.name().equals("input")) continue;
            for (Element cell : part.children()) languages.add(language(cell));
        }
        languages.remove("");
        return List.copyOf(languages);
    }

    private static TableInput input(Element e) {
        Element expression = e.child("inputExpression");
        return new TableInput(
                expression == null ? "" : expression.textOf("text"),
                expression == null ? "" : typeRef(expression),
                e.textOf("inputValues"));
    }

    private static List<String> texts(Element e, String key) {
        List<String> texts = new ArrayList<>();
        for (Element child : e.children(key)) {
            Element text = child.child("text");
            texts.add((text == null ? child : text).text().toString().strip());
        }
        return List.copyOf(texts);
    }
}
