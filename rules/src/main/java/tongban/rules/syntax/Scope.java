package tongban.rules.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Type;

/**
 * The names known at a place, innermost first, each with its type. A name may hold blanks and
 * symbols.
 */
public final class Scope {
    private record Entry(String name, List<String> words, Type type) {}

    private final @Nullable Scope parent;
    private final Map<String, List<Entry>> byFirstWord = new HashMap<>();
    private final Map<String, Type> types = new LinkedHashMap<>();
    private final boolean open;

    private Scope(@Nullable Scope parent, Map<String, Type> names, boolean open) {
        this.parent = parent;
        this.open = open;
        names.forEach(this::define);
    }

    public static Scope of(Map<String, Type> names) {
        return new Scope(null, names, false);
    }

    public Scope with(Map<String, Type> names) {
        return new Scope(this, names, false);
    }

    public Scope with(String name, Type type) {
        return with(Map.of(name, type));
    }

    /**
     * A scope in which further names may turn up at run time: that of a filter over values of
     * unknown type.
     */
    Scope open(Map<String, Type> names) {
        return new Scope(this, names, true);
    }

    /**
     * The scope of a filter's condition over a list of this type: {@code item}, and the members of
     * each element.
     */
    public Scope filtering(Type list) {
        Type item = Inference.item(list);
        Map<String, Type> names = new LinkedHashMap<>();
        names.put("item", item);
        if (item.unconstrained() instanceof Type.Context c) names.putAll(c.members());
        boolean more =
                item.unconstrained() instanceof Type.Context
                        || item.unconstrained() == Type.Simple.ANY;
        return more ? open(names) : with(names);
    }

    void define(String name, Type type) {
        List<String> words = words(name);
        if (words.isEmpty()) return;
        types.put(name, type);
        List<Entry> entries = byFirstWord.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>());
        entries.removeIf(e -> e.name.equals(name));
        entries.add(new Entry(name, words, type));
        entries.sort(Comparator.comparingInt((Entry e) -> e.words.size()).reversed());
    }

    /** The words of a name as the tokenizer cuts them. */
    public static List<String> words(String name) {
        try {
            List<Token> tokens = Tokenizer.tokens(name);
            return tokens.subList(0, tokens.size() - 1).stream().map(Token::text).toList();
        } catch (SyntaxException e) {
            return List.of();
        }
    }

    /** The type of a name, or null where it is unknown. */
    public @Nullable Type type(String name) {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            Type type = scope.types.get(name);
            if (type != null) return type;
        }
        return null;
    }

    /** Whether a name means what it means everywhere: a built-in that nothing hides. */
    boolean isOutermost(String name) {
        for (Scope scope = this; scope != null; scope = scope.parent)
            if (scope.types.containsKey(name)) return scope.parent == null;
        return false;
    }

    boolean isOpen() {
        for (Scope scope = this; scope != null; scope = scope.parent) if (scope.open) return true;
        return false;
    }

    /** A name found in the tokens and how many of them it takes. */
    record Match(String name, int tokens) {}

    /** The longest known name that starts at a token, or null. */
    @Nullable Match longest(List<Token> tokens, int from) {
        Match best = null;
        String first = tokens.get(from).text();
        for (Scope scope = this; scope != null; scope = scope.parent) {
            for (Entry entry : scope.byFirstWord.getOrDefault(first, List.of())) {
                if (best != null && entry.words.size() <= best.tokens) break;
                if (matches(entry.words, tokens, from)) {
                    best = new Match(entry.name, entry.words.size());
                    break;
                }
            }
        }
        return best;
    }

    private static boolean matches(List<String> words, List<Token> tokens, int from) {
        if (from + words.size() > tokens.size()) return false;
        for (int i = 0; i < words.size(); i++) {
            Token token = tokens.get(from + i);
            if (token.kind() == Token.Kind.TEXT || !token.text().equals(words.get(i))) return false;
        }
        return true;
    }
}
