package tongban.rules.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tongban.rules.Limits;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;
import tongban.rules.syntax.Token.Kind;

/** Reads the types that FEEL text names: after {@code instance of}, and of parameters. */
class TypeReader extends Cursor {
    final Limits limits;
    private final Function<String, @Nullable Type> typeNames;
    int depth;

    TypeReader(List<Token> tokens, Limits limits, Function<String, @Nullable Type> typeNames) {
        super(tokens);
        this.limits = limits;
        this.typeNames = typeNames;
    }

    Type type() throws SyntaxException {
        if (++depth > limits.nestingMax()) throw error("类型嵌套过深。", "The type is nested too deeply.");
        try {
            Token token = peek();
            if (token.is("function") && peek(1).is("<")) return functionType();
            if (token.is("list") && peek(1).is("<")) return new Type.ListOf(bracketedType());
            if (token.is("range") && peek(1).is("<")) return new Type.RangeOf(bracketedType());
            if (token.is("context") && peek(1).is("<")) return contextType();
            return namedType();
        } finally {
            depth--;
        }
    }

    Type bracketedType() throws SyntaxException {
        at++;
        expect("<");
        Type type = type();
        expect(">");
        return type;
    }

    Type contextType() throws SyntaxException {
        at++;
        expect("<");
        Map<String, Type> members = new LinkedHashMap<>();
        do {
            int colon = namedArgument();
            if (colon < 0)
                throw error("此处应为成员名和类型。", "A member's name and type are expected here.");
            String name = text(at, colon);
            at = colon + 1;
            members.put(name, type());
        } while (accept(","));
        expect(">");
        return new Type.Context(members);
    }

    Type functionType() throws SyntaxException {
        at++;
        expect("<");
        List<Type> parameters = new ArrayList<>();
        if (!accept(">")) {
            do parameters.add(type());
            while (accept(","));
            expect(">");
        }
        Type result = accept("->") ? type() : Simple.ANY;
        return new Type.Function(List.copyOf(parameters), result);
    }

    /** The longest run of tokens that names a type. */
    Type namedType() throws SyntaxException {
        int end = at;
        while (end < tokens.size() && end - at < 12) {
            Token token = tokens.get(end);
            if (token.kind() == Kind.NAME
                    || token.kind() == Kind.NUMBER
                    || token.is(".")
                    || token.is("-")) end++;
            else break;
        }
        for (int to = end; to > at; to--) {
            Type type = typeNames.apply(text(at, to));
            if (type != null) {
                at = to;
                return type;
            }
        }
        Token token = peek();
        throw error(
                "类型“%s”未知。".formatted(token.text()),
                "The type '%s' is unknown.".formatted(token.text()));
    }
}
