package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tongban.rules.interpret.Builtins;
import tongban.rules.interpret.Temporal;
import tongban.rules.ir.Type;
import tongban.rules.syntax.Parser;
import tongban.rules.syntax.Scope;
import tongban.rules.syntax.SyntaxException;

/**
 * Every parser of the language against inputs of which most are wrong: none crashes, hangs or keeps
 * memory. An expression that can be read is evaluated too.
 */
class FuzzTest {
    private static final Limits TIGHT = new Limits(100_000, 60, 20_000, 60, 2_000, 10_000, 20_000);
    private static final EvaluationOptions OPTIONS = Written.OPTIONS.with(TIGHT);

    private static final List<String> WORDS =
            List.of(
                    "(",
                    ")",
                    "[",
                    "]",
                    "{",
                    "}",
                    "\"",
                    "..",
                    ",",
                    ":",
                    "?",
                    "@",
                    "-",
                    "**",
                    "<",
                    ">=",
                    " in ",
                    " and ",
                    " or ",
                    "not(",
                    "if ",
                    " then ",
                    " else ",
                    "for x in ",
                    " return ",
                    "some x in ",
                    " satisfies ",
                    "function(",
                    " instance of ",
                    " between ",
                    "null",
                    "true",
                    "1e9",
                    "0.1",
                    "1..1000000000",
                    "\\",
                    "\\u0041",
                    "list<",
                    "/*",
                    "//",
                    "item",
                    "partial",
                    "date(",
                    "duration(",
                    "sort(",
                    "matches(",
                    "string join(",
                    "低保",
                    "\uD83D\uDC0E",
                    "\n",
                    " ");

    private static void mayBeRefused(Runnable attempt) {
        try {
            attempt.run();
        } catch (InvalidModelException | LimitExceededException _) {
            // refused with a diagnostic, or ended by a limit
        }
    }

    @Test
    void models() throws IOException {
        List<String> corpus = Mutations.corpus(FuzzTest.class, "/corpus/models.txt");
        List<String> words =
                List.of(
                        "<",
                        ">",
                        "</",
                        "/>",
                        "<decision ",
                        "</decision>",
                        "<text>",
                        "</text>",
                        "&lt;",
                        "&amp;",
                        "&x;",
                        "<!DOCTYPE a [",
                        "<!--",
                        "-->",
                        "<![CDATA[",
                        "]]>",
                        "<?xml",
                        "id='",
                        "name='",
                        "href='#",
                        "typeRef='",
                        "hitPolicy='",
                        "<context>",
                        "<contextEntry>",
                        "<itemDefinition ",
                        "'",
                        "\"",
                        " ",
                        "\u0000");
        Mutations.give(
                corpus,
                words,
                20_261_125,
                15_000,
                input ->
                        mayBeRefused(() -> {
                            Model model =
                                    Model.read(
                                            "fuzz.dmn",
                                            input.getBytes(StandardCharsets.UTF_8),
                                            Imports.NONE,
                                            RuleSettings.STANDARD
                                                    .with(TIGHT)
                                                    .with(Set.of(Dialect.values())));
                            for (String decision : model.decisions())
                                mayBeRefused(
                                        () -> model.evaluate(decision, Map.of("n", 5), OPTIONS));
                        }));
    }

    private enum Reading {
        EXPRESSION {
            @Override
            Object read(Parser parser) throws SyntaxException {
                return parser.expression();
            }
        },
        EXPRESSIONS {
            @Override
            Object read(Parser parser) throws SyntaxException {
                return parser.expressions();
            }
        },
        UNARY_TESTS {
            @Override
            Object read(Parser parser) throws SyntaxException {
                return parser.unaryTests();
            }
        };

        abstract Object read(Parser parser) throws SyntaxException;
    }

    @ParameterizedTest
    @EnumSource
    void texts(Reading reading) throws IOException {
        Scope scope = Scope.of(Builtins.types()).with("?", Type.Simple.NUMBER);
        Mutations.give(
                Mutations.corpus(FuzzTest.class, "/corpus/expressions.txt"),
                WORDS,
                reading.ordinal(),
                15_000,
                input -> {
                    try {
                        assertThat(
                                        reading.read(
                                                new Parser(
                                                        input,
                                                        scope,
                                                        TIGHT,
                                                        _ -> null,
                                                        Temporal::literal)))
                                .isNotNull();
                    } catch (SyntaxException e) {
                        if (e.at() < 0 || e.text().en().isEmpty()) throw new AssertionError(e);
                    }
                });
    }

    @Test
    void evaluations() throws IOException {
        Mutations.give(
                Mutations.corpus(FuzzTest.class, "/corpus/expressions.txt"),
                WORDS,
                7,
                15_000,
                input ->
                        mayBeRefused(() -> {
                            String xml =
                                    new Written()
                                            .input("n", "number")
                                            .decision("d", clean(input))
                                            .xml();
                            Model.read(
                                            "fuzz.dmn",
                                            xml.getBytes(StandardCharsets.UTF_8),
                                            Imports.NONE,
                                            RuleSettings.STANDARD.with(TIGHT))
                                    .evaluate("d", Map.of("n", 5), OPTIONS);
                        }));
    }

    /** Without the characters that no XML file may hold. */
    private static String clean(String text) {
        return text.codePoints()
                .filter(c -> c == '\n' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void literals() throws IOException {
        List<String> corpus = Mutations.corpus(FuzzTest.class, "/corpus/literals.txt");
        Mutations.give(
                corpus,
                List.of(
                        "-",
                        ":",
                        "T",
                        "P",
                        "Z",
                        "@",
                        "+",
                        ".",
                        "0",
                        "99999",
                        "D",
                        "M",
                        "Asia/Shanghai"),
                11,
                15_000,
                input -> {
                    Object value = FeelText.literal(input);
                    // what is read is written so that it reads the same
                    if (value != null)
                        assertThat(FeelText.literal(FeelText.of(value))).isEqualTo(value);
                });
    }

    @Test
    void patterns() throws IOException {
        Model model =
                new Written()
                        .input("p", "string")
                        .decision(
                                "d",
                                "[matches(\"aaaa bbb 123 低保\", p), replace(\"aaaa bbb 123\", p, \"$0\"), split(\"a,b;c\", p), matches(\"A\", p, \"ix\")]")
                        .model();
        Mutations.give(
                Mutations.corpus(FuzzTest.class, "/corpus/patterns.txt"),
                List.of(
                        "(",
                        ")",
                        "[",
                        "]",
                        "{2,}",
                        "*",
                        "+",
                        "?",
                        "|",
                        "\\1",
                        "\\d",
                        "\\p{Lu}",
                        "^",
                        "$",
                        ".",
                        "[a-z-[b]]",
                        "(?:",
                        "{1000}"),
                13,
                1_000,
                input -> mayBeRefused(() -> model.evaluate("d", Map.of("p", input), OPTIONS)));
    }
}
