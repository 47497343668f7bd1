package tongban.service;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a folder's checks look up in a DMN file that the engine has already read: the annotations of
 * table rows, and what it imports.
 */
record DmnText(List<Row> rows, List<Import> imports) {

    /** A row of a decision table; number from 1. */
    record Row(String decision, int number, String reason, String article) {}

    /** An import of another model: its namespace, and where its file lies from this one. */
    record Import(String namespace, String location) {}

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
        private final List<Import> imports = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private String decision = "";
        private int number;
        private boolean annotation;

        private Pass(XMLStreamReader xml) {
            this.xml = xml;
        }

        private DmnText run() throws XMLStreamException {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) start(xml.getLocalName());
                else if (event == XMLStreamConstants.END_ELEMENT) end(xml.getLocalName());
            }
            return new DmnText(List.copyOf(rows), List.copyOf(imports));
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
                case "text" -> {
                    if (annotation) texts.add(unquoted(xml.getElementText().strip()));
                }
                default -> {}
            }
        }

        private void end(String element) {
            switch (element) {
                case "annotationEntry" -> annotation = false;
                case "rule" ->
                        rows.add(
                                new Row(
                                        decision,
                                        number,
                                        text(Standard.REASON),
                                        text(Standard.ARTICLE)));
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

        /** A text in quotation marks means the same without them, as the engine reads it. */
        private static String unquoted(String text) {
            boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
            return quoted ? text.substring(1, text.length() - 1).strip() : text;
        }
    }
}
