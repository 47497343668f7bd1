package tongban.rules.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tongban.rules.Limits;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Expr.Relation;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;
import tongban.rules.syntax.Token.Kind;

/**
 * Reads what begins with its own word or bracket: lists, ranges, contexts, conditions, loops and
 * functions.
 */
abstract class Constructs extends TypeReader {
    private static final Map<String, Relation> RELATIONS =
            Map.of(
                    "=", Relation.EQUAL,
                    "!=", Relation.NOT_EQUAL,
                    "<", Relation.LESS,
                    "<=", Relation.AT_MOST,
                    ">", Relation.GREATER,
                    ">=", Relation.AT_LEAST);

    /** How strongly a sum binds; endpoints of ranges and sides of comparisons bind at least so. */
    static final int SUM = 4;

    final Inference inference = new Inference();
    final TypeCheck check = new TypeCheck(inference);
    Scope scope;
    int rangeEnds;

    Constructs(
            List<Token> tokens,
            Scope scope,
            Limits limits,
            Function<String, @Nullable Type> typeNames) {
        super(tokens, limits, typeNames);
        this.scope = scope;
    }

    /** An expression whose operators bind at least so strongly. */
    abstract Expr parse(int minimum) throws SyntaxException;

    static @Nullable Relation relation(Token token) {
        return token.kind() == Kind.SYMBOL ? RELATIONS.get(token.text()) : null;
    }

    Expr square() throws SyntaxException {
        at++;
        int ends = rangeEnds;
        rangeEnds = 0;
        try {
            if (accept("]")) return new Expr.ListOf(List.of());
            List<Expr> items = new ArrayList<>();
            do {
                Relation relation = relation(peek());
                if (relation != null) {
                    at++;
                    items.add(new Expr.Half(relation, parse(SUM)));
                } else {
                    items.add(parse(0));
                    if (items.size() == 1 && accept("..")) return rangeEnd(items.getFirst(), true);
                }
            } while (accept(","));
            expect("]");
            return new Expr.ListOf(List.copyOf(items));
        } finally {
            rangeEnds = ends;
        }
    }

    Expr rangeEnd(Expr start, boolean startIncluded) throws SyntaxException {
        int ends = rangeEnds;
        rangeEnds = 1;
        Expr end;
        try {
            end = parse(0);
        } finally {
            rangeEnds = ends;
        }
        Token close = next();
        if (!close.is("]") && !close.is(")") && !close.is("["))
            throw errorAt(close, "区间应以 ]、) 或 [ 结束。", "A range ends with ], ) or [.");
        return new Expr.RangeOf(start, startIncluded, end, close.is("]"));
    }

    Expr context() throws SyntaxException {
        at++;
        int ends = rangeEnds;
        rangeEnds = 0;
        Scope outer = scope;
        scope = outer.with(Map.of());
        try {
            List<Expr.Entry> entries = new ArrayList<>();
            if (!accept("}")) {
                do {
                    String key = key();
                    if (peek().is("function")) scope.define(key, Simple.ANY); // it may call itself
                    Expr value = parse(0);
                    if (entries.stream().anyMatch(e -> e.name().equals(key)))
                        throw error(
                                "上下文中的键“%s”重复。".formatted(key),
                                "The key '%s' stands twice.".formatted(key));
                    entries.add(new Expr.Entry(key, value));
                    scope.define(key, inference.type(value, scope));
                } while (accept(","));
                expect("}");
            }
            return new Expr.Context(List.copyOf(entries), null);
        } finally {
            scope = outer;
            rangeEnds = ends;
        }
    }

    private String key() throws SyntaxException {
        Token first = peek();
        if (first.kind() == Kind.TEXT) {
            at++;
            expect(":");
            return first.text();
        }
        int colon = at;
        while (!tokens.get(colon).is(":")) {
            Kind kind = tokens.get(colon).kind();
            if (kind == Kind.END
                    || kind == Kind.TEXT
                    || tokens.get(colon).is("}")
                    || tokens.get(colon).is("{"))
                throw error("上下文的键之后应有冒号。", "A colon is expected after a context's key.");
            colon++;
        }
        if (colon == at || first.kind() != Kind.NAME)
            throw error("此处应为键。", "A key is expected here.");
        String key = text(at, colon);
        at = colon + 1;
        return key;
    }

    Expr conditional() throws SyntaxException {
        at++;
        Expr condition = parse(0);
        check.condition(condition, scope);
        expect("then");
        Expr then = parse(0);
        expect("else");
        return new Expr.If(condition, then, parse(0));
    }

    Expr loop() throws SyntaxException {
        Scope outer = scope;
        try {
            List<Expr.Iteration> iterations = iterations();
            expect("return");
            scope = scope.with("partial", new Type.ListOf(Simple.ANY));
            return new Expr.For(iterations, parse(0));
        } finally {
            scope = outer;
        }
    }

    Expr quantified(boolean every) throws SyntaxException {
        Scope outer = scope;
        try {
            List<Expr.Iteration> iterations = iterations();
            expect("satisfies");
            return new Expr.Quantified(every, iterations, parse(0));
        } finally {
            scope = outer;
        }
    }

    private List<Expr.Iteration> iterations() throws SyntaxException {
        at++;
        List<Expr.Iteration> iterations = new ArrayList<>();
        do {
            int in = at;
            while (!tokens.get(in).is("in")) {
                if (tokens.get(in).kind() == Kind.END)
                    throw error("循环变量之后应有 in。", "'in' is expected after the variable.");
                in++;
            }
            if (in == at) throw error("此处应为循环变量。", "A variable is expected here.");
            String name = text(at, in);
            at = in + 1;
            Expr domain = parse(0);
            Expr to = accept("..") ? parse(0) : null;
            Expr.Iteration iteration = new Expr.Iteration(name, domain, to);
            iterations.add(iteration);
            scope = scope.with(name, inference.variable(iteration, scope));
        } while (accept(","));
        return List.copyOf(iterations);
    }

    Expr function() throws SyntaxException {
        at++;
        expect("(");
        List<Expr.Parameter> parameters = new ArrayList<>();
        if (!accept(")")) {
            do parameters.add(parameter());
            while (accept(","));
            expect(")");
        }
        Map<String, Type> names = new LinkedHashMap<>();
        for (Expr.Parameter p : parameters) names.put(p.name(), p.type());
        Scope outer = scope;
        scope = outer.with(names);
        try {
            if (accept("external")) return external(parameters, parse(0));
            Expr body = parse(0);
            return new Expr.Function(List.copyOf(parameters), body, inference.type(body, scope));
        } finally {
            scope = outer;
        }
    }

    private Expr.Parameter parameter() throws SyntaxException {
        int end = at;
        while (!tokens.get(end).is(":") && !tokens.get(end).is(",") && !tokens.get(end).is(")")) {
            if (tokens.get(end).kind() == Kind.END)
                throw error("形参表没有结束。", "The parameters are not closed.");
            end++;
        }
        if (end == at) throw error("此处应为形参名。", "A parameter's name is expected here.");
        String name = text(at, end);
        at = end;
        return new Expr.Parameter(name, accept(":") ? type() : Simple.ANY);
    }

    /**
     * The description of an external function, a context that says which class and method it is.
     */
    public static Expr external(List<Expr.Parameter> parameters, Expr description) {
        if (description instanceof Expr.Context kinds && kinds.entries().size() == 1) {
            Expr.Entry kind = kinds.entries().getFirst();
            if (kind.value() instanceof Expr.Context c)
                return new Expr.External(
                        List.copyOf(parameters),
                        kind.name(),
                        literal(c, kind.name().equals("java") ? "class" : "document"),
                        literal(c, kind.name().equals("java") ? "method signature" : "model"));
        }
        return new Expr.Invalid("external");
    }

    private static String literal(Expr.Context context, String key) {
        for (Expr.Entry entry : context.entries())
            if (entry.name().equals(key) && entry.value() instanceof Expr.Literal l)
                return String.valueOf(l.value());
        return "";
    }
}
