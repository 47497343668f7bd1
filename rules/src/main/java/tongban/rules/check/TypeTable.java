package tongban.rules.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.Limits;
import tongban.rules.interpret.Builtins;
import tongban.rules.interpret.Temporal;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;
import tongban.rules.syntax.Parser;
import tongban.rules.syntax.Scope;
import tongban.rules.syntax.SyntaxException;
import tongban.rules.xml.Dmn;

/**
 * The types of one model by name: those of FEEL, its own item definitions, and through an import's
 * name theirs.
 */
final class TypeTable {
    private static final Map<String, Type> BUILT_IN =
            Map.ofEntries(
                    Map.entry("Any", Simple.ANY),
                    Map.entry("Null", Simple.NULL),
                    Map.entry("number", Simple.NUMBER),
                    Map.entry("string", Simple.TEXT),
                    Map.entry("boolean", Simple.BOOLEAN),
                    Map.entry("date", Simple.DATE),
                    Map.entry("time", Simple.TIME),
                    Map.entry("date and time", Simple.DATE_AND_TIME),
                    Map.entry("dateTime", Simple.DATE_AND_TIME),
                    Map.entry("days and time duration", Simple.DAYS_AND_TIME),
                    Map.entry("dayTimeDuration", Simple.DAYS_AND_TIME),
                    Map.entry("years and months duration", Simple.YEARS_AND_MONTHS),
                    Map.entry("yearMonthDuration", Simple.YEARS_AND_MONTHS),
                    Map.entry("list", new Type.ListOf(Simple.ANY)),
                    Map.entry("context", new Type.Context(Map.of())),
                    Map.entry("range", new Type.RangeOf(Simple.ANY)));

    /** What a constraint may call; made once, for there are many constraints. */
    private static final Scope FUNCTIONS = Scope.of(Builtins.types());

    private final String file;
    private final Limits limits;
    private final Faults faults;
    private final Map<String, Dmn.ItemDefinition> items = new LinkedHashMap<>();
    private final Map<String, Type> resolved = new HashMap<>();
    private final Set<String> resolving = new HashSet<>();
    private final Map<String, TypeTable> imports = new LinkedHashMap<>();

    TypeTable(String file, List<Dmn.ItemDefinition> definitions, Limits limits, Faults faults) {
        this.file = file;
        this.limits = limits;
        this.faults = faults;
        for (Dmn.ItemDefinition item : definitions)
            if (items.put(item.name(), item) != null)
                faults.duplicate(new Faults.Place(file, item.name()), item.name());
    }

    void addImport(String name, TypeTable types) {
        imports.put(name, types);
    }

    /** Resolves every item definition, so that faults show even in those that nobody uses. */
    void resolveAll() {
        for (String name : items.keySet()) find(name);
    }

    /**
     * The type of a reference; nothing declared is Any, and so is what is unknown, with a fault.
     */
    Type of(String reference, Faults.Place place) {
        if (reference.isEmpty()) return Simple.ANY;
        Type type = find(reference);
        if (type != null) return type;
        faults.unknownType(place, reference);
        return Simple.ANY;
    }

    @Nullable Type find(String name) {
        Type own = own(name);
        if (own != null) return own;
        int colon = name.indexOf(':'); // prefixes such as feel: are those of older files
        Type builtIn = BUILT_IN.get(colon < 0 ? name : name.substring(colon + 1));
        if (builtIn != null) return builtIn;
        for (Map.Entry<String, TypeTable> one : imports.entrySet()) {
            if (one.getKey().isEmpty()) {
                Type type = one.getValue().own(name);
                if (type != null) return type;
            } else if (name.startsWith(one.getKey() + ".")) {
                return one.getValue().find(name.substring(one.getKey().length() + 1));
            }
        }
        return colon < 0 ? null : own(name.substring(colon + 1));
    }

    private @Nullable Type own(String name) {
        Type known = resolved.get(name);
        if (known != null) return known;
        Dmn.ItemDefinition item = items.get(name);
        if (item == null) return null;
        Faults.Place place = new Faults.Place(file, name);
        if (!resolving.add(name)) {
            faults.cycle(place);
            return Simple.ANY;
        }
        Type type = build(item, place);
        resolving.remove(name);
        resolved.put(name, type);
        return type;
    }

    private Type build(Dmn.ItemDefinition item, Faults.Place place) {
        Type type;
        Dmn.Signature function = item.function();
        if (function != null) {
            type =
                    new Type.Function(
                            function.parameters().stream()
                                    .map(p -> of(p.typeRef(), place))
                                    .toList(),
                            of(function.result(), place));
        } else if (!item.components().isEmpty()) {
            Map<String, Type> members = new LinkedHashMap<>();
            for (Dmn.ItemDefinition component : item.components())
                if (members.put(component.name(), build(component, place.in(component.name())))
                        != null) faults.duplicate(place, component.name());
            type = new Type.Context(members);
        } else {
            type = of(item.typeRef(), place);
        }
        if (!item.allowedValues().isEmpty())
            type = constrained(item.name(), type, item.allowedValues(), place);
        if (item.collection()) type = new Type.ListOf(type);
        if (!item.typeConstraint().isEmpty())
            type = constrained(item.name(), type, item.typeConstraint(), place);
        return type;
    }

    private Type constrained(String name, Type base, String text, Faults.Place place) {
        try {
            Scope scope = FUNCTIONS.with("?", base);
            Parser parser = new Parser(text, scope, limits, this::find, Temporal::literal);
            Expr.Tests tests = parser.unaryTests();
            parser.unknownNames().forEach(unknown -> faults.unknownName(place, unknown.name()));
            parser.unknownMembers()
                    .forEach(u -> faults.unknownMember(place, u.member(), u.known()));
            parser.complaints((cause, remedy) -> faults.type(place, cause, remedy));
            return new Type.Constrained(name, base, tests);
        } catch (SyntaxException e) {
            faults.syntax(place, text, e.at(), e.text());
            return base;
        }
    }
}
