package tongban.service.fact;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A fact as service.yaml declares it; a tree, because contexts have fields.
 *
 * @param name name in FEEL, e.g. {@code disability grade}
 * @param type FEEL type of one value
 * @param list whether the fact is a list of such values
 * @param unit e.g. {@code yuan/month}; empty where there is none
 * @param domain which values are allowed
 * @param format a well-known form of the text, if it has one
 * @param sensitive whether it is sensitive personal data (PIPL Art. 28): shown only to those who
 *     need it
 * @param required whether a form that asks for it insists on an answer
 * @param sources where it may come from, best first
 * @param page form page that asks for it; empty when nobody is asked
 * @param when FEEL condition over other facts under which it is asked; empty means always
 * @param otherwise the value that holds when the condition leaves it out, if one does
 * @param fields parts of a context
 */
public record FactDeclaration(
        String name,
        FeelType type,
        boolean list,
        String unit,
        Domain domain,
        Optional<Format> format,
        boolean sensitive,
        boolean required,
        List<FactSource> sources,
        Optional<String> page,
        Optional<String> when,
        Optional<Object> otherwise,
        List<FactDeclaration> fields) {

    public static final int LIST_ITEMS_MAX = 200;
    public static final int DEPTH_MAX = 4;

    /** The name by which every folder asks who lives in the household. */
    public static final String MEMBERS = "members";

    public FactDeclaration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        sources = List.copyOf(sources);
        fields = List.copyOf(fields);
    }

    /** Key in forms and texts: the name with hyphens. */
    public String key() {
        return name.replace(' ', '-');
    }

    /**
     * Text key prefix: {@code fact.disability-grade} (then {@code .name}, {@code .question}, {@code
     * .hint}, {@code .option.X}).
     */
    public String textKey() {
        return "fact." + key();
    }

    public boolean isAsked() {
        return page.isPresent();
    }
}
