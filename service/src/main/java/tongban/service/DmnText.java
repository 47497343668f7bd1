package tongban.service;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a folder's checks look up in a DMN file that the engine has already read: the annotations of
 * table rows, simple types with their allowed values, and what it imports.
 */
record DmnText(List<Row> rows, Map<String, SimpleType> types, List<Import> imports) {

    /** A row of a decision table; number from 1. */
    record Row(String decision, int number, String reason, String article) {}

    /**
     * A named type over a simple one; {@code values} as FEEL writes them, empty where not listed.
     */
    record SimpleType(String base, Set<String> values) {}

    /** An import of another model: its namespace, and where its file lies from this one. */
    record Import(String namespace, String location) {}

    private static final Pattern VALUE = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|[^,\\s]+");

    /** External entities and document types are never resolved. */
    static DmnText read(String dmn) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return new Pass(factory.createXMLStreamReader(new StringReader(dmn))).run();
    }

    /** One pass over the file. */
    private static final class Pass {
        private final XMLStreamReader xml;
        private final List<Row> rows = new ArrayList<>();
        private final Map<String, SimpleType> types = new LinkedHashMap<>();
        private final List<Import> imports = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private String decision = "";
        private String type = "";
        private String base = "";
        private Set<String> values = Set.of();
        private int number;
        private boolean annotation;
        private boolean allowed;

        private Pass(XMLStreamReader xml) {
            this.xml = xml;
        }

        private DmnText run() throws XMLStreamException {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) start(xml.getLocalName());
                else if (event == XMLStreamConstants.END_ELEMENT) end(xml.getLocalName());
            }
            return new DmnText(List.copyOf(rows), Map.copyOf(types), List.copyOf(imports));
        }

        private void start(String element) throws XMLStreamException {
            switch (element) {
                case "import" ->
                        imports.add(new Import(attribute("namespace"), attribute("locationURI")));
                case "decision", "businessKnowledgeModel" -> decision = name();
                case "decisionTable" -> {
                    names.clear();
                    number = 0;
                }
                case "annotation" -> names.add(name());
                case "rule" -> {
                    texts.clear();
                    number++;
                }
                case "annotationEntry" -> annotation = true;
                case "itemDefinition" -> {
                    type = name();
                    base = "";
                    values = Set.of();
                }
                case "typeRef" -> base = base.isEmpty() ? xml.getElementText().strip() : base;
                case "allowedValues", "typeConstraint" -> allowed = !type.isEmpty();
                case "text" -> {
                    if (annotation) texts.add(xml.getElementText().strip());
                    else if (allowed) values = listed(xml.getElementText());
                }
                default -> {}
            }
        }

        private void end(String element) {
            switch (element) {
                case "annotationEntry" -> annotation = false;
                case "allowedValues", "typeConstraint" -> allowed = false;
                case "rule" ->
                        rows.add(
                                new Row(
                                        decision,
                                        number,
                                        text(Standard.REASON),
                                        text(Standard.ARTICLE)));
                case "itemDefinition" -> {
                    types.put(type, new SimpleType(base, values));
                    type = "";
                }
                default -> {}
            }
        }

        private String name() {
            return String.valueOf(xml.getAttributeValue(null, "name"));
        }

        private String attribute(String attributeName) {
            String value = xml.getAttributeValue(null, attributeName);
            return value == null ? "" : value;
        }

        private String text(String annotationName) {
            int i = names.indexOf(annotationName);
            return i >= 0 && i < texts.size() ? texts.get(i) : "";
        }

        private static Set<String> listed(String feel) {
            Set<String> values = new TreeSet<>();
            Matcher m = VALUE.matcher(feel);
            while (m.find()) values.add(m.group());
            return values;
        }
    }
}
