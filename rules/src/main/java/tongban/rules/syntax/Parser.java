package tongban.rules.syntax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tongban.rules.Diagnostic.Text;
import tongban.rules.Limits;
import tongban.rules.interpret.Decimals;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Expr.Operator;
import tongban.rules.ir.Expr.Relation;
import tongban.rules.ir.Type;
import tongban.rules.syntax.Token.Kind;

/**
 * A Pratt parser for FEEL. Names may hold blanks and symbols, so what a text means depends on the
 * names in scope: at each place the longest known name wins. It keeps the scope while it reads,
 * with the types that tell it the members after a dot.
 */
public final class Parser extends Constructs {
    private static final Set<String> KEYWORDS =
            Set.of(
                    "if",
                    "then",
                    "else",
                    "for",
                    "in",
                    "return",
                    "some",
                    "every",
                    "satisfies",
                    "and",
                    "or",
                    "between",
                    "instance",
                    "of",
                    "function",
                    "external",
                    "true",
                    "false",
                    "null");

    private static final int OR = 1;
    private static final int AND = 2;
    private static final int COMPARISON = 3;
    private static final int PRODUCT = 5;
    private static final int POWER = 6;

    /** Whether a word of that spelling has a meaning of its own in FEEL. */
    public static boolean isKeyword(String word) {
        return KEYWORDS.contains(word) || word.equals("not");
    }

    private final Function<String, @Nullable Object> atLiterals;
    private final List<Expr.Name> unknown = new ArrayList<>();
    private final List<UnknownMember> unknownMembers = new ArrayList<>();
    private int inputMentions;
    private int testsAllowedAt = -1;

    /**
     * @param typeNames the declared type of a name, or null
     * @param atLiterals the value of the text after {@code @}, or null where it is none
     */
    public Parser(
            String text,
            Scope scope,
            Limits limits,
            Function<String, @Nullable Type> typeNames,
            Function<String, @Nullable Object> atLiterals)
            throws SyntaxException {
        super(Tokenizer.tokens(text), scope, limits, typeNames);
        this.atLiterals = atLiterals;
    }

    /** Names that were used and are not in scope. */
    public List<Expr.Name> unknownNames() {
        return unknown;
    }

    /**
     * What was asked for of a value that has no such member.
     *
     * @param known the members that it has
     */
    public record UnknownMember(String member, List<String> known) {}

    /** Members that were asked for and are none of a context, date or duration of known type. */
    public List<UnknownMember> unknownMembers() {
        return unknownMembers;
    }

    /** What can only be null because of its types, as cause and remedy. */
    public void complaints(java.util.function.BiConsumer<Text, Text> to) {
        check.complaints().forEach(c -> to.accept(c.cause(), c.remedy()));
    }

    public Expr expression() throws SyntaxException {
        Expr expr = parse(0);
        expectEnd();
        return expr;
    }

    /** A comma-separated list of expressions, as in the allowed output values of a table. */
    public List<Expr> expressions() throws SyntaxException {
        List<Expr> list = new ArrayList<>();
        do list.add(parse(0));
        while (accept(","));
        expectEnd();
        return list;
    }

    /** The unary tests of a table's cell or of a type's constraint. */
    public Expr.Tests unaryTests() throws SyntaxException {
        if (peek().kind() == Kind.END) return Expr.Tests.ALL;
        if (peek().is("-") && peek(1).kind() == Kind.END) return Expr.Tests.ALL;
        boolean negated = peek().is("not") && peek(1).is("(") && closesAtEnd(at + 1);
        if (negated) at += 2;
        List<Expr.Test> tests = new ArrayList<>();
        do tests.add(unaryTest());
        while (accept(","));
        if (negated) expect(")");
        expectEnd();
        return new Expr.Tests(List.copyOf(tests), negated);
    }

    private boolean closesAtEnd(int open) {
        int level = 0;
        for (int i = open; i < tokens.size(); i++) {
            if (tokens.get(i).is("(")) level++;
            else if (tokens.get(i).is(")") && --level == 0)
                return tokens.get(i + 1).kind() == Kind.END;
        }
        return false;
    }

    private Expr.Test unaryTest() throws SyntaxException {
        Relation relation = relation(peek());
        if (relation != null) {
            at++;
            Expr.Half half = new Expr.Half(relation, parse(SUM));
            checkTest(half);
            return new Expr.Test(half, false);
        }
        int before = inputMentions;
        Expr expr = parse(0);
        boolean condition = inputMentions > before;
        if (!condition) checkTest(expr);
        return new Expr.Test(expr, condition);
    }

    private void checkTest(Expr test) {
        Type input = scope.type("?");
        if (input != null) check.cell(input, test, scope);
    }

    // --- expressions ---

    @Override
    Expr parse(int minimum) throws SyntaxException {
        if (++depth > limits.nestingMax())
            throw error(
                    "嵌套超过 %d 层。".formatted(limits.nestingMax()),
                    "Nested more than %d levels.".formatted(limits.nestingMax()));
        try {
            Expr left = prefix();
            while (true) {
                Expr next = infix(left, minimum);
                if (next == null) return left;
                left = next;
            }
        } finally {
            depth--;
        }
    }

    /** One operator and its right side, or null where none of at least this strength follows. */
    private @Nullable Expr infix(Expr left, int minimum) throws SyntaxException {
        Token token = peek();
        Relation relation = relation(token);
        if (relation != null && minimum <= COMPARISON) {
            at++;
            Expr right = parse(SUM);
            check.comparison(left, right, scope);
            return new Expr.Comparison(relation, left, right, token.start());
        }
        if (token.kind() == Kind.NAME) return word(left, token.text(), minimum);
        if (token.kind() != Kind.SYMBOL) return null;
        return switch (token.text()) {
            case "+" -> arithmetic(Operator.ADD, left, SUM, minimum);
            case "-" -> arithmetic(Operator.SUBTRACT, left, SUM, minimum);
            case "*" -> arithmetic(Operator.MULTIPLY, left, PRODUCT, minimum);
            case "/" -> arithmetic(Operator.DIVIDE, left, PRODUCT, minimum);
            case "**" -> arithmetic(Operator.POWER, left, POWER, minimum);
            default -> null;
        };
    }

    private @Nullable Expr word(Expr left, String word, int minimum) throws SyntaxException {
        switch (word) {
            case "or" -> {
                if (minimum > OR) return null;
                at++;
                return new Expr.Or(left, parse(AND));
            }
            case "and" -> {
                if (minimum > AND) return null;
                at++;
                return new Expr.And(left, parse(COMPARISON));
            }
            case "between" -> {
                if (minimum > COMPARISON) return null;
                at++;
                Expr low = parse(SUM);
                expect("and");
                Expr high = parse(SUM);
                check.comparison(left, low, scope);
                check.comparison(left, high, scope);
                return new Expr.Between(left, low, high);
            }
            case "in" -> {
                if (minimum > COMPARISON) return null;
                at++;
                Expr.Tests tests = tests();
                for (Expr.Test test : tests.any()) check.in(left, test.expr(), scope);
                return new Expr.In(left, tests);
            }
            default -> {
                return null;
            }
        }
    }

    private @Nullable Expr arithmetic(Operator operator, Expr left, int strength, int minimum)
            throws SyntaxException {
        if (minimum > strength) return null;
        int start = peek().start();
        at++;
        Expr.Arithmetic result = new Expr.Arithmetic(operator, left, parse(strength + 1), start);
        check.arithmetic(result, scope);
        return result;
    }

    /** What follows {@code in}: one test, or several in brackets. */
    private Expr.Tests tests() throws SyntaxException {
        Relation relation = relation(peek());
        if (relation != null) {
            at++;
            return one(new Expr.Half(relation, parse(SUM)));
        }
        Expr expr = bracketedTests(at);
        return expr instanceof Expr.Tests t ? t : one(expr);
    }

    private static Expr.Tests one(Expr expr) {
        return new Expr.Tests(List.of(new Expr.Test(expr, false)), false);
    }

    private Expr bracketedTests(int open) throws SyntaxException {
        int before = testsAllowedAt;
        testsAllowedAt = open;
        try {
            return parse(SUM);
        } finally {
            testsAllowedAt = before;
        }
    }

    private Expr prefix() throws SyntaxException {
        if (peek().is("-")) {
            at++;
            if (++depth > limits.nestingMax()) throw error("负号过多。", "Too many signs.");
            try {
                return new Expr.Negation(prefix());
            } finally {
                depth--;
            }
        }
        Expr expr = postfix(primary());
        while (peek().is("instance") && peek(1).is("of")) {
            at += 2;
            expr = new Expr.InstanceOf(expr, type());
        }
        return expr;
    }

    private Expr postfix(Expr first) throws SyntaxException {
        Expr expr = first;
        while (true) {
            Token token = peek();
            if (token.is(".")) {
                at++;
                expr = new Expr.Path(expr, member(expr), token.start());
            } else if (token.is("[") && !closesRange()) {
                at++;
                expr = filter(expr);
            } else if (token.is("(")) {
                at++;
                expr = call(expr, token.start());
            } else {
                return expr;
            }
        }
    }

    /** In a range's end, {@code [} closes the range unless an expression follows. */
    private boolean closesRange() {
        if (rangeEnds == 0) return false;
        Token next = peek(1);
        return switch (next.kind()) {
            case END -> true;
            case NUMBER, TEXT -> false;
            case NAME ->
                    KEYWORDS.contains(next.text())
                            && !Set.of(
                                            "true",
                                            "false",
                                            "null",
                                            "if",
                                            "for",
                                            "some",
                                            "every",
                                            "function")
                                    .contains(next.text());
            case SYMBOL -> !Set.of("(", "[", "{", "-", "@", "]").contains(next.text());
        };
    }

    private String member(Expr source) throws SyntaxException {
        Type type = Inference.item(inference.type(source, scope)).unconstrained();
        while (type instanceof Type.ListOf l) type = l.item().unconstrained();
        if (type instanceof Type.Context c) {
            Scope.Match match = Scope.of(c.members()).longest(tokens, at);
            if (match != null) {
                at += match.tokens();
                return match.name();
            }
        }
        String name = joinedName();
        List<String> known = Inference.members(type);
        if (!known.isEmpty() && !known.contains(name))
            unknownMembers.add(new UnknownMember(name, known));
        return name;
    }

    /**
     * Words that follow each other are one name, since no two names ever stand side by side
     * otherwise.
     */
    private String joinedName() throws SyntaxException {
        Token first = next();
        if (first.kind() != Kind.NAME) throw errorAt(first, "此处应为名称。", "A name is expected here.");
        StringBuilder name = new StringBuilder(first.text());
        while (peek().kind() == Kind.NAME && !KEYWORDS.contains(peek().text()))
            name.append(' ').append(next().text());
        return name.toString();
    }

    private Expr filter(Expr source) throws SyntaxException {
        Scope outer = scope;
        scope = outer.filtering(inference.type(source, outer));
        int ends = rangeEnds;
        rangeEnds = 0;
        try {
            Expr condition = parse(0);
            expect("]");
            return new Expr.Filter(source, condition);
        } finally {
            scope = outer;
            rangeEnds = ends;
        }
    }

    private Expr call(Expr function, int start) throws SyntaxException {
        int ends = rangeEnds;
        rangeEnds = 0;
        try {
            if (accept(")")) {
                check.call(function, List.of(), scope);
                return new Expr.Call(function, List.of(), start);
            }
            if (namedArgument() >= 0) return named(function, start);
            List<Expr> arguments = new ArrayList<>();
            do arguments.add(parse(0));
            while (accept(","));
            expect(")");
            check.call(function, arguments, scope);
            return new Expr.Call(function, List.copyOf(arguments), start);
        } finally {
            rangeEnds = ends;
        }
    }

    private Expr named(Expr function, int start) throws SyntaxException {
        List<Expr.Entry> arguments = new ArrayList<>();
        do {
            int colon = namedArgument();
            if (colon < 0)
                throw error(
                        "按名传参时每个参数都要写名称。", "With named arguments every argument needs its name.");
            String name = text(at, colon);
            at = colon + 1;
            arguments.add(new Expr.Entry(name, parse(0)));
        } while (accept(","));
        expect(")");
        check.namedCall(function, arguments, scope);
        return new Expr.NamedCall(function, List.copyOf(arguments), start);
    }

    // --- primaries ---

    private Expr primary() throws SyntaxException {
        Token token = peek();
        return switch (token.kind()) {
            case NUMBER -> {
                at++;
                yield new Expr.Literal(number(token));
            }
            case TEXT -> {
                at++;
                yield new Expr.Literal(token.text());
            }
            case NAME -> nameOrKeyword(token);
            case SYMBOL -> symbol(token);
            case END -> throw error("表达式不完整。", "The expression ends too early.");
        };
    }

    /** A number of decimal128; what lies beyond is no number of FEEL. */
    private static BigDecimal number(Token token) throws SyntaxException {
        BigDecimal number = null;
        try {
            number = Decimals.fit(new BigDecimal(token.text(), Decimals.CONTEXT));
        } catch (NumberFormatException | ArithmeticException _) {
            // its exponent has too many digits
        }
        if (number == null)
            throw errorAt(token, "数值超出 decimal128 的范围。", "The number lies beyond decimal128.");
        return number;
    }

    private Expr symbol(Token token) throws SyntaxException {
        switch (token.text()) {
            case "(" -> {
                return round();
            }
            case "[" -> {
                return square();
            }
            case "]" -> {
                at++;
                Expr start = parse(SUM);
                expect("..");
                return rangeEnd(start, false);
            }
            case "{" -> {
                return context();
            }
            case "@" -> {
                at++;
                Token literal = next();
                Object value =
                        literal.kind() == Kind.TEXT ? atLiterals.apply(literal.text()) : null;
                if (value == null)
                    throw errorAt(
                            literal,
                            "@ 之后不是日期、时间或时长。",
                            "What follows @ is no date, time or duration.");
                return new Expr.Literal(value);
            }
            default ->
                    throw error(
                            "不应出现“%s”。".formatted(token.text()),
                            "'%s' is unexpected.".formatted(token.text()));
        }
    }

    /**
     * {@code (expression)}, {@code (low..high]}, {@code (< 10)}, and after {@code in} a list of
     * tests.
     */
    private Expr round() throws SyntaxException {
        boolean list = testsAllowedAt == at;
        at++;
        int ends = rangeEnds;
        rangeEnds = 0;
        try {
            List<Expr.Test> tests = new ArrayList<>();
            do {
                Relation relation = relation(peek());
                if (relation != null) {
                    at++;
                    tests.add(new Expr.Test(new Expr.Half(relation, parse(SUM)), false));
                } else {
                    Expr expr = parse(0);
                    if (tests.isEmpty() && accept("..")) return rangeEnd(expr, false);
                    tests.add(new Expr.Test(expr, false));
                }
            } while (list && accept(","));
            expect(")");
            return tests.size() == 1
                    ? tests.getFirst().expr()
                    : new Expr.Tests(List.copyOf(tests), false);
        } finally {
            rangeEnds = ends;
        }
    }

    private Expr nameOrKeyword(Token token) throws SyntaxException {
        Scope.Match match = scope.longest(tokens, at);
        if (match != null && (match.tokens() > 1 || !KEYWORDS.contains(token.text()))) {
            at += match.tokens();
            if (match.name().equals("?")) inputMentions++;
            return new Expr.Name(match.name(), token.start());
        }
        return switch (token.text()) {
            case "true" -> constant(true);
            case "false" -> constant(false);
            case "null" -> constant(null);
            case "if" -> conditional();
            case "for" -> loop();
            case "some", "every" -> quantified(token.is("every"));
            case "function" -> function();
            default -> {
                if (KEYWORDS.contains(token.text()))
                    throw error(
                            "不应出现“%s”。".formatted(token.text()),
                            "'%s' is unexpected.".formatted(token.text()));
                Expr.Name name = new Expr.Name(joinedName(), token.start());
                if (!scope.isOpen()) unknown.add(name);
                yield name;
            }
        };
    }

    private Expr constant(@Nullable Object value) {
        at++;
        return new Expr.Literal(value);
    }
}
