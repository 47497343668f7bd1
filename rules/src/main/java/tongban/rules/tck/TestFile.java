package tongban.rules.tck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import tongban.rules.FeelText;

/** A file of test cases of the kit. */
record TestFile(String model, List<Case> cases) {
    /**
     * One case: facts by name, and what each result should be.
     *
     * @param invocable the decision service or knowledge model to call; empty for decisions
     */
    record Case(
            String id,
            String type,
            String invocable,
            Map<String, Object> inputs,
            List<Expected> results) {}

    /**
     * @param error whether an error is expected, for which null stands too
     */
    record Expected(String name, @Nullable Object value, boolean error) {}

    private static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;

    /** Whether an XML file is one of test cases. */
    static boolean isOne(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .contains("testCases");
    }

    static TestFile read(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root =
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(Files.readAllBytes(file)))
                            .getDocumentElement();
            List<Case> cases = new ArrayList<>();
            for (Element e : children(root, "testCase")) cases.add(testCase(e));
            return new TestFile(text(root, "modelName"), cases);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Case testCase(Element e) {
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        for (Element input : children(e, "inputNode"))
            inputs.put(input.getAttribute("name"), value(input));
        List<Expected> results = new ArrayList<>();
        for (Element result : children(e, "resultNode")) {
            List<Element> expected = children(result, "expected");
            results.add(
                    new Expected(
                            result.getAttribute("name"),
                            expected.isEmpty() ? null : value(expected.getFirst()),
                            "true".equals(result.getAttribute("errorResult"))));
        }
        return new Case(
                e.getAttribute("id"),
                e.getAttribute("type"),
                e.getAttribute("invocableName"),
                inputs,
                results);
    }

    private static @Nullable Object value(Element holder) {
        for (Element list : children(holder, "list")) {
            if (isNil(list)) return null;
            List<@Nullable Object> items = new ArrayList<>();
            for (Element item : children(list, "item")) items.add(value(item));
            return items;
        }
        List<Element> components = children(holder, "component");
        if (!components.isEmpty()) {
            Map<String, @Nullable Object> context = new LinkedHashMap<>();
            for (Element component : components) {
                if (isNil(component) && component.getAttribute("name").isEmpty()) return null;
                context.put(
                        component.getAttribute("name"), isNil(component) ? null : value(component));
            }
            return context;
        }
        List<Element> values = children(holder, "value");
        if (values.isEmpty()) return null;
        return isNil(values.getFirst()) ? null : simple(values.getFirst());
    }

    private static @Nullable Object simple(Element value) {
        String type = value.getAttributeNS(XSI, "type");
        String text = value.getTextContent();
        return switch (type.substring(type.indexOf(':') + 1)) {
            case "string" -> text;
            case "boolean" -> text.strip().equals("true") || text.strip().equals("1");
            case "decimal", "double", "float", "integer", "int", "long" -> number(text.strip());
            case "date", "time", "dateTime", "duration" -> FeelText.literal(text.strip());
            default -> {
                Object literal = FeelText.literal(text.strip());
                yield literal != null
                        ? literal
                        : text.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(text) : text;
            }
        };
    }

    private static @Nullable Object number(String text) {
        return text.equals("NaN") || text.endsWith("INF") ? null : new BigDecimal(text);
    }

    private static boolean isNil(Element e) {
        return "true".equals(e.getAttributeNS(XSI, "nil"));
    }

    private static String text(Element e, String name) {
        List<Element> found = children(e, name);
        return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
    }

    private static List<Element> children(Element e, String name) {
        List<Element> found = new ArrayList<>();
        for (Node n = e.getFirstChild(); n != null; n = n.getNextSibling())
            if (n instanceof Element child && name.equals(child.getLocalName())) found.add(child);
        return found;
    }
}
