package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form of a page as a browser would send it: every field as it stands, then what is changed. */
final class PageForm {
    private static final Pattern FIELD =
            Pattern.compile(
                    "<input ([^>]*)>|<select [^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>"
                            + "|<textarea [^>]*name=\"([^\"]+)\"[^>]*>(.*?)</textarea>",
                    Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]*)\"([^>]*)>");

    private final String action;
    private final String html;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private PageForm(String action, String html) {
        this.action = action;
        this.html = html;
        for (Matcher m = FIELD.matcher(html); m.find(); ) {
            if (m.group(1) != null) {
                input(m.group(1));
            } else if (m.group(2) != null) {
                fields.put(m.group(2), List.of(selected(m.group(3))));
            } else {
                fields.put(m.group(4), List.of(m.group(5)));
            }
        }
    }

    /** The form of a page that is sent to this address. */
    static PageForm of(String page, String action) {
        int at = page.indexOf("action=\"" + action + "\"");
        assertThat(at).as("a form sent to " + action).isPositive();
        return new PageForm(action, page.substring(at, page.indexOf("</form>", at)));
    }

    private void input(String attributes) {
        Optional<String> name = attribute(attributes, "name");
        String type = attribute(attributes, "type").orElse("text");
        boolean box = type.equals("radio") || type.equals("checkbox");
        if (name.isEmpty() || (box && !attributes.contains("checked")) || type.equals("file")) {
            return;
        }
        fields.computeIfAbsent(name.get(), _ -> new ArrayList<>())
                .add(attribute(attributes, "value").orElse(""));
    }

    private static String selected(String options) {
        String first = "";
        boolean any = false;
        for (Matcher m = OPTION.matcher(options); m.find(); ) {
            if (m.group(2).contains("selected")) {
                return m.group(1);
            }
            first = any ? first : m.group(1);
            any = true;
        }
        return first;
    }

    private static Optional<String> attribute(String attributes, String name) {
        Matcher m = Pattern.compile("(?:^| )" + name + "=\"([^\"]*)\"").matcher(attributes);
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    String action() {
        return action;
    }

    /** What stands in a field; empty where nothing does. */
    String at(String field) {
        return String.join(",", fields.getOrDefault(field, List.of()));
    }

    /** What may be chosen in a field. */
    List<String> choices(String field) {
        List<String> choices = new ArrayList<>();
        Matcher m =
                Pattern.compile("<input ([^>]*name=\"" + Pattern.quote(field) + "\"[^>]*)>")
                        .matcher(html);
        while (m.find()) {
            choices.add(attribute(m.group(1), "value").orElse(""));
        }
        return choices;
    }

    String html() {
        return html;
    }

    PageForm with(String field, String... values) {
        fields.put(field, List.of(values));
        return this;
    }

    String encoded() {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, values) ->
                values.forEach(v ->
                        pairs.add(
                                URLEncoder.encode(name, StandardCharsets.UTF_8)
                                        + "="
                                        + URLEncoder.encode(v, StandardCharsets.UTF_8))));
        return String.join("&", pairs);
    }
}
