package tongban.rules.xml;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One XML element with its attributes and children, as the reader holds it for a while. */
record Element(
        String name, Map<String, String> attributes, List<Element> children, StringBuilder text) {
    String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    @Nullable Element child(String key) {
        for (Element child : children) if (child.name.equals(key)) return child;
        return null;
    }

    List<Element> children(String key) {
        return children.stream().filter(c -> c.name.equals(key)).toList();
    }

    /** The trimmed text of a child, or of its {@code text} child; empty where there is none. */
    String textOf(String key) {
        Element child = child(key);
        if (child == null) return "";
        Element text = child.child("text");
        return (text == null ? child : text).text.toString().strip();
    }
}
