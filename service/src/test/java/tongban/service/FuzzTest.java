package tongban.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongban.rules.Mutations;

/**
 * Every reader of a service folder against files of which most are wrong: each fault becomes a
 * problem with file, cause and remedy; none crashes, hangs or keeps memory.
 */
class FuzzTest {
    private static final int INPUTS = 15_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final List<String> YAML =
            List.of(
                    ": ",
                    "- ",
                    "\n",
                    "  ",
                    "[",
                    "]",
                    "{",
                    "}",
                    "\"",
                    "'",
                    "|",
                    ">",
                    "&a ",
                    "*a",
                    "!!int ",
                    "---\n",
                    "#",
                    "null",
                    "true",
                    "1e99",
                    "0x7f",
                    "2026-02-30",
                    "~",
                    "\t",
                    "%TAG ! x",
                    "? ",
                    "<<: *a",
                    "\u0000",
                    "低保",
                    "\uD83D\uDC0E");

    /** The files of that name in all shipped folders, and in pieces: a long file hides its end. */
    private static List<String> files(String pattern) throws IOException {
        List<String> corpus = new ArrayList<>();
        for (Path folder : ServiceFolder.under(ShippedServices.root())) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(f -> folder.relativize(f).toString().matches(pattern))
                                .sorted()
                                .toList()) {
                    String text = Files.readString(file);
                    corpus.add(text);
                    List<String> lines = text.lines().toList();
                    for (int from = 0; from + 30 < lines.size(); from += 30)
                        corpus.add(String.join("\n", lines.subList(from, from + 30)));
                }
            }
        }
        return corpus;
    }

    private interface Reader {
        void read(String text, Problems problems);
    }

    private static Section section(String text, Problems problems) {
        return Section.of("f.yaml", YamlNode.read("f.yaml", text, problems), problems);
    }

    private static void fuzz(String pattern, List<String> words, long seed, Reader reader)
            throws IOException {
        Mutations.give(
                files(pattern),
                words,
                seed,
                INPUTS,
                input -> {
                    Problems problems = new Problems();
                    reader.read(input, problems);
                    for (Problem p : problems.inOrder())
                        if (p.cause().zh().isEmpty()
                                || p.cause().en().isEmpty()
                                || p.remedy().zh().isEmpty()
                                || p.remedy().en().isEmpty())
                            throw new AssertionError(p + " says too little");
                });
    }

    @Test
    void definitions() throws IOException {
        fuzz(
                "service\\.yaml",
                YAML,
                1,
                (text, problems) -> new DefinitionReader(section(text, problems)).read());
    }

    @Test
    void procedures() throws IOException {
        fuzz(
                "procedure\\.yaml",
                YAML,
                2,
                (text, problems) -> new ProcedureReader(section(text, problems)).read());
    }

    @Test
    void texts() throws IOException {
        String english = files("texts/en\\.yaml").getFirst();
        fuzz(
                "texts/zh\\.yaml",
                YAML,
                3,
                (text, problems) ->
                        TextsReader.read(
                                section(text, problems), section(english, problems), problems));
    }

    @Test
    void examplesAndCases() throws IOException {
        ServiceDefinition service = ShippedServices.read("disability-subsidies");
        fuzz(
                "examples/.*\\.yaml",
                YAML,
                4,
                (text, problems) -> {
                    new ExampleReader(section(text, problems), service).read("a.yaml");
                    CaseInput.read(service, "a.yaml", text, TODAY);
                });
    }

    @Test
    void parameters() throws IOException {
        ServiceDefinition service = ShippedServices.read("disability-subsidies");
        fuzz(
                "parameters\\.csv",
                List.of(
                        ",",
                        "\"",
                        "\n",
                        "\r",
                        "\"\"",
                        "2026-13-01",
                        "1e9",
                        "-",
                        "国",
                        "510000000000",
                        "\u0000",
                        "\uFEFF"),
                5,
                (text, problems) ->
                        ParameterCsv.read("p.csv", text, service.parameters(), problems));
    }

    @Test
    void facts() throws IOException {
        fuzz("examples/.*\\.yaml", YAML, 6, (text, problems) -> PlainFile.read("f.json", text));
    }
}
