package tongban.service;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongban.rules.RuleSettings;
import tongban.service.fact.Condition;
import tongban.service.parameter.ParameterRow;
import tongban.service.procedure.ProcedureSelection;
import tongban.service.text.Texts;
import tongban.service.text.Words;

/** Reads one folder, file by file, and puts the definition together if nothing is wrong. */
final class FolderReader {

    private static final int EXAMPLES_MAX = 500;

    private final Path folder;
    private final RuleSettings rules;
    private final Problems problems = new Problems();

    FolderReader(Path folder, RuleSettings rules) {
        this.folder = folder;
        this.rules = rules;
    }

    ServiceFolder.Reading read() {
        ServiceDefinition definition = definition();
        List<Problem> errors = problems.inOrder().stream().filter(Problem::isError).toList();
        return errors.isEmpty()
                ? new ServiceFolder.Reading.Sound(definition)
                : new ServiceFolder.Reading.Faulty(errors);
    }

    /**
     * Everything at once: a fault in one file keeps nothing of the others from being looked into
     * that does not depend on it.
     */
    List<Problem> review() {
        ServiceDefinition definition = definition();
        boolean decides = problems.inOrder().stream().allMatch(FolderReader::isOfWordsAlone);
        Set<String> faulty =
                problems.inOrder().stream().map(Problem::file).collect(Collectors.toSet());
        new StandardAnalysis(definition, problems).run();
        ServiceDefinition sound =
                definition.withExamples(
                        definition.examples().stream()
                                .filter(e -> !faulty.contains("examples/" + e.file()))
                                .toList());
        Proposer proposer = decides ? new Proposer(sound) : null;
        if (proposer != null) problems.addAll(ExampleCheck.failures(proposer));
        new LineChecks(sound, problems).run(proposer);
        return problems.inOrder();
    }

    /** Whether a problem leaves the decision of other cases as it is. */
    private static boolean isOfWordsAlone(Problem problem) {
        return !problem.isError()
                || problem.file().startsWith("texts/")
                || problem.file().startsWith("examples/")
                || problem.file().equals("law.md")
                || problem.code().startsWith("TEXT-");
    }

    /** The definition as far as it can be read; what cannot is among the problems. */
    private ServiceDefinition definition() {
        DefinitionReader.Head head = new DefinitionReader(yaml("service.yaml")).read();
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        if (!head.identity().id().isEmpty() && !head.identity().id().equals(name)) {
            problems.add(
                    "SERVICE-005",
                    "service.yaml",
                    0,
                    "id",
                    Words.of(
                            "id “" + head.identity().id() + "” 与文件夹名 “" + name + "” 不同",
                            "The id '"
                                    + head.identity().id()
                                    + "' differs from the folder's name '"
                                    + name
                                    + "'"),
                    Words.of("让两者一致", "Make them the same"));
        }
        List<StandardVersion> standards = head.standards().stream().map(this::withDmn).toList();
        List<ParameterRow> rows =
                ParameterCsv.read(
                        "parameters.csv", text("parameters.csv"), head.parameters(), problems);
        ProcedureSelection procedure = new ProcedureReader(yaml("procedure.yaml")).read();
        Texts texts = TextsReader.read(yaml("texts/zh.yaml"), yaml("texts/en.yaml"), problems);
        String law = text("law.md");
        Map<String, Condition> conditions =
                Conditions.compile(head.facts(), head.materials(), rules, problems);
        ServiceDefinition definition =
                new ServiceDefinition(
                        head.identity(),
                        head.competence(),
                        head.facts(),
                        head.dates(),
                        head.parameters(),
                        rows,
                        standards,
                        head.lines(),
                        head.materials(),
                        procedure,
                        texts,
                        List.of(),
                        conditions,
                        law,
                        rules);
        new FolderChecks(definition, problems).run();
        new StandardChecks(definition, problems).run();
        return definition.withExamples(examples(definition));
    }

    private StandardVersion withDmn(StandardVersion version) {
        String dmn = text("standard/" + version.id() + ".dmn").replace("\r\n", "\n");
        return new StandardVersion(
                version.id(), version.from(), version.until(), version.document(), dmn);
    }

    private List<WorkedExample> examples(ServiceDefinition definition) {
        List<WorkedExample> examples = new ArrayList<>();
        Path dir = folder.resolve("examples");
        if (!Files.isDirectory(dir)) {
            absent("examples/");
            return examples;
        }
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml"))
                            .sorted()
                            .limit(EXAMPLES_MAX)
                            .toList()) {
                String name = "examples/" + file.getFileName();
                examples.add(
                        new ExampleReader(yaml(name), definition)
                                .read(file.getFileName().toString()));
            }
        } catch (IOException e) {
            unreadable("examples/", e);
        }
        return examples;
    }

    private Section yaml(String file) {
        return Section.of(file, YamlNode.read(file, text(file), problems), problems);
    }

    private String text(String file) {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            absent(file);
            return "";
        }
        try {
            if (Files.size(path) > ServiceFolder.FILE_BYTES_MAX) {
                problems.add(
                        "FOLDER-003",
                        file,
                        0,
                        "",
                        Words.of(
                                "文件超过" + ServiceFolder.FILE_BYTES_MAX + "字节",
                                "The file has more than "
                                        + ServiceFolder.FILE_BYTES_MAX
                                        + " bytes"),
                        Words.of("拆分或精简", "Split or shorten it"));
                return "";
            }
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            problems.add(
                    "FOLDER-004",
                    file,
                    0,
                    "",
                    Words.of("不是UTF-8编码", "It is not UTF-8"),
                    Words.of("另存为UTF-8", "Save it as UTF-8"));
        } catch (IOException e) {
            unreadable(file, e);
        }
        return "";
    }

    private void absent(String file) {
        problems.add(
                "FOLDER-001",
                file,
                0,
                "",
                Words.of("文件夹里没有它", "The folder lacks it"),
                Words.of("参照其他服务补上", "Add it, following another service"));
    }

    private void unreadable(String file, IOException e) {
        problems.add(
                "FOLDER-002",
                file,
                0,
                "",
                Words.of("读不出来：" + e.getMessage(), "It cannot be read: " + e.getMessage()),
                Words.of("检查权限", "Check its permissions"));
    }
}
