package tongban.rules.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.Dialect;
import tongban.rules.Limits;
import tongban.rules.interpret.Temporal;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;
import tongban.rules.syntax.Inference;
import tongban.rules.syntax.Parser;
import tongban.rules.syntax.Scope;
import tongban.rules.syntax.SyntaxException;
import tongban.rules.syntax.TypeCheck;
import tongban.rules.xml.Dmn;

/**
 * Turns boxed expressions into IR. FEEL text is parsed in the scope of its place; what cannot be
 * read is a fault.
 */
final class Lowering {
    private final TypeTable types;
    private final Limits limits;
    private final Faults faults;
    private final Languages languages;

    Lowering(TypeTable types, Limits limits, Faults faults, Languages languages) {
        this.types = types;
        this.limits = limits;
        this.faults = faults;
        this.languages = languages;
    }

    Languages languages() {
        return languages;
    }

    Expr lower(Dmn.@Nullable Boxed boxed, Scope scope, Faults.Place place) {
        if (boxed == null) {
            faults.empty(place);
            return new Expr.Literal(null);
        }
        Expr expr =
                switch (boxed) {
                    case Dmn.LiteralBox b -> literal(b, scope, place);
                    case Dmn.ContextBox b -> context(b, scope, place);
                    case Dmn.InvocationBox b -> invocation(b, scope, place);
                    case Dmn.FunctionBox b -> function(b, scope, place, Simple.ANY);
                    case Dmn.RelationBox b -> relation(b, scope, place);
                    case Dmn.ListBox b ->
                            new Expr.ListOf(
                                    b.items().stream().map(i -> lower(i, scope, place)).toList());
                    case Dmn.ConditionalBox b ->
                            new Expr.If(
                                    lower(b.condition(), scope, place.in("if")),
                                    lower(b.then(), scope, place.in("then")),
                                    lower(b.otherwise(), scope, place.in("else")));
                    case Dmn.FilterBox b -> filter(b, scope, place);
                    case Dmn.IteratorBox b -> iterator(b, scope, place);
                    case Dmn.TableBox b ->
                            new TableLowering(this, types, faults).lower(b, scope, place);
                };
        if (boxed instanceof Dmn.FunctionBox) return expr;
        Type declared = types.of(boxed.typeRef(), place);
        fits(expr, declared, scope, place);
        return conform(expr, declared);
    }

    /** A text in the language of the file or in one of its own. */
    private Expr literal(Dmn.LiteralBox b, Scope scope, Faults.Place place) {
        if (b.language().isEmpty()) return expression(b.text(), scope, place);
        Languages own = languages.within(b.language(), place, faults);
        Expr expr = new Lowering(types, limits, faults, own).expression(b.text(), scope, place);
        Dialect dialect = own.dialect();
        return dialect == null ? expr : new Expr.InDialect(dialect, expr);
    }

    static Expr conform(Expr expr, Type type) {
        return type == Simple.ANY ? expr : new Expr.Conform(expr, type);
    }

    /** Tells of an expression whose values never fit the type declared for it. */
    void fits(Expr expr, Type declared, Scope scope, Faults.Place place) {
        if (declared == Simple.ANY || !languages.isFeel() || expr instanceof Expr.Conform) return;
        TypeCheck.misfit(declared, Inference.of(expr, scope))
                .ifPresent(c -> faults.type(place, c.cause(), c.remedy()));
    }

    private interface Reading<T> {
        T read(Parser parser) throws SyntaxException;
    }

    private <T> T read(
            String text, Scope scope, Faults.Place place, Reading<T> reading, T otherwise) {
        if (!languages.isReadable()) return otherwise;
        try {
            Parser parser = new Parser(text, scope, limits, types::find, Temporal::literal);
            T result = reading.read(parser);
            for (Expr.Name unknown : parser.unknownNames())
                faults.unknownName(place, unknown.name());
            for (Parser.UnknownMember unknown : parser.unknownMembers())
                faults.unknownMember(place, unknown.member(), unknown.known());
            // in B-FEEL an operand of another kind is no fault
            if (languages.isFeel())
                parser.complaints((cause, remedy) -> faults.type(place, cause, remedy));
            return result;
        } catch (SyntaxException e) {
            faults.syntax(place, text, e.at(), e.text());
            return otherwise;
        }
    }

    Expr expression(String text, Scope scope, Faults.Place place) {
        if (text.isBlank()) {
            faults.empty(place);
            return new Expr.Literal(null);
        }
        return read(text, scope, place, Parser::expression, new Expr.Invalid(text));
    }

    List<Expr> expressions(String text, Scope scope, Faults.Place place) {
        return text.isBlank()
                ? List.of()
                : read(text, scope, place, Parser::expressions, List.of());
    }

    Expr.Tests tests(String text, Scope scope, Type input, Faults.Place place) {
        return read(
                text,
                scope.with("?", input),
                place,
                Parser::unaryTests,
                new Expr.Tests(List.of(new Expr.Test(new Expr.Invalid(text), true)), false));
    }

    private Expr context(Dmn.ContextBox b, Scope outer, Faults.Place place) {
        List<Expr.Entry> entries = new ArrayList<>();
        Scope scope = outer;
        unlike(b.entries().stream().map(e -> e.variable().name()).toList(), place);
        for (Dmn.EntryBox entry : b.entries()) {
            Faults.Place at = place.in(entry.variable().name());
            Type declared = types.of(entry.variable().typeRef(), at);
            Expr bare = lower(entry.value(), scope, at);
            fits(bare, declared, scope, at);
            Expr value = conform(bare, declared);
            entries.add(new Expr.Entry(entry.variable().name(), value));
            scope =
                    scope.with(
                            entry.variable().name(),
                            declared == Simple.ANY ? Inference.of(value, scope) : declared);
        }
        Dmn.Boxed result = b.result();
        return new Expr.Context(
                List.copyOf(entries),
                result == null ? null : lower(result, scope, place.in("result")));
    }

    /** Tells of names that stand twice where each may stand once. */
    void unlike(List<String> names, Faults.Place place) {
        Set<String> seen = new HashSet<>();
        for (String name : names) if (!seen.add(name)) faults.duplicate(place, name);
    }

    private Expr invocation(Dmn.InvocationBox b, Scope scope, Faults.Place place) {
        unlike(b.bindings().stream().map(Dmn.BindingBox::parameter).toList(), place);
        List<Expr.Entry> arguments = new ArrayList<>();
        for (Dmn.BindingBox binding : b.bindings()) {
            Dmn.Boxed value = binding.value();
            arguments.add(
                    new Expr.Entry(
                            binding.parameter(),
                            value == null
                                    ? new Expr.Literal(null)
                                    : lower(value, scope, place.in(binding.parameter()))));
        }
        Expr function = lower(b.function(), scope, place);
        return arguments.isEmpty()
                ? new Expr.Call(function, List.of(), 0)
                : new Expr.NamedCall(function, List.copyOf(arguments), 0);
    }

    Expr function(Dmn.FunctionBox b, Scope scope, Faults.Place place, Type result) {
        List<Expr.Parameter> parameters = new ArrayList<>();
        Map<String, Type> names = new LinkedHashMap<>();
        unlike(b.parameters().stream().map(Dmn.Variable::name).toList(), place);
        for (Dmn.Variable p : b.parameters()) {
            Type type = types.of(p.typeRef(), place.in(p.name()));
            parameters.add(new Expr.Parameter(p.name(), type));
            names.put(p.name(), type);
        }
        Expr body = lower(b.body(), scope.with(names), place);
        if (b.kind().equals("FEEL")) {
            Type declared = types.of(b.typeRef(), place);
            if (declared instanceof Type.Function f) declared = f.result();
            fits(body, declared == Simple.ANY ? result : declared, scope.with(names), place);
            return new Expr.Function(
                    List.copyOf(parameters), body, declared == Simple.ANY ? result : declared);
        }
        Expr bare = body instanceof Expr.Conform c ? c.value() : body;
        return Parser.external(
                parameters,
                new Expr.Context(
                        List.of(new Expr.Entry(b.kind().equals("JAVA") ? "java" : "pmml", bare)),
                        null));
    }

    private Expr relation(Dmn.RelationBox b, Scope scope, Faults.Place place) {
        List<Expr> rows = new ArrayList<>();
        int number = 0;
        unlike(b.columns(), place);
        for (List<Dmn.Boxed> row : b.rows()) {
            Faults.Place at = place.row(++number);
            List<Expr.Entry> cells = new ArrayList<>();
            for (int i = 0; i < b.columns().size(); i++) {
                Expr cell = i < row.size() ? lower(row.get(i), scope, at) : new Expr.Literal(null);
                cells.add(new Expr.Entry(b.columns().get(i), cell));
            }
            rows.add(apart(cells, scope));
        }
        return new Expr.ListOf(List.copyOf(rows));
    }

    /**
     * The cells of a row as a context. They do not see each other, as the entries of a context
     * would: where a column hides an outer name, the cells are evaluated outside and passed in.
     */
    private static Expr apart(List<Expr.Entry> cells, Scope scope) {
        if (cells.stream().allMatch(c -> scope.type(c.name()) == null))
            return new Expr.Context(List.copyOf(cells), null);
        List<Expr.Parameter> parameters = new ArrayList<>();
        List<Expr.Entry> copies = new ArrayList<>();
        for (Expr.Entry cell : cells) {
            parameters.add(new Expr.Parameter(cell.name(), Simple.ANY));
            copies.add(new Expr.Entry(cell.name(), new Expr.Name(cell.name(), 0)));
        }
        Expr row = new Expr.Function(parameters, new Expr.Context(copies, null), Simple.ANY);
        return new Expr.NamedCall(row, List.copyOf(cells), 0);
    }

    private Expr filter(Dmn.FilterBox b, Scope scope, Faults.Place place) {
        Expr in = lower(b.in(), scope, place.in("in"));
        return new Expr.Filter(
                in, lower(b.match(), scope.filtering(Inference.of(in, scope)), place.in("match")));
    }

    private Expr iterator(Dmn.IteratorBox b, Scope scope, Faults.Place place) {
        Expr in = lower(b.in(), scope, place.in("in"));
        Scope inner = scope.with(b.variable(), Inference.iterated(Inference.of(in, scope)));
        List<Expr.Iteration> iterations = List.of(new Expr.Iteration(b.variable(), in, null));
        if (b.kind().equals("for")) {
            Scope body = inner.with("partial", new Type.ListOf(Simple.ANY));
            return new Expr.For(iterations, lower(b.body(), body, place.in("return")));
        }
        return new Expr.Quantified(
                b.kind().equals("every"),
                iterations,
                lower(b.body(), inner, place.in("satisfies")));
    }
}
