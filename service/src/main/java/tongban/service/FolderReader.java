package tongban.service;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import tongban.rules.RuleSettings;
import tongban.service.fact.Condition;
import tongban.service.parameter.ParameterRow;
import tongban.service.procedure.ProcedureSelection;
import tongban.service.text.Texts;
import tongban.service.text.Words;

/** Reads one folder, file by file, and puts the definition together if nothing is wrong. */
final class FolderReader {

    private static final int EXAMPLES_MAX = 500;
    private static final String SHARED = "shared/";
    private static final Pattern SHARED_FILE =
            Pattern.compile("shared/[a-z0-9-]+/[a-z0-9.-]+[.]dmn");

    private final Path folder;
    private final RuleSettings rules;
    private final StandardModels models;
    private final Problems problems = new Problems();

    FolderReader(Path folder, RuleSettings rules) {
        this.folder = folder;
        this.rules = rules;
        this.models = new StandardModels(rules);
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
        new StandardAnalysis(definition, models, problems).run();
        ServiceDefinition sound =
                definition.withExamples(
                        definition.examples().stream()
                                .filter(e -> !faulty.contains("examples/" + e.file()))
                                .toList());
        Proposer proposer = decides ? new Proposer(sound, models::parse) : null;
        if (proposer != null) problems.addAll(ExampleCheck.failures(proposer));
        new LineChecks(sound, models, problems).run(proposer);
        return problems.inOrder();
    }

    /** Whether a problem leaves the decision of other cases as it is. */
    private static boolean isOfWordsAlone(Problem problem) {
        return !problem.isError()
                || problem.file().contains("texts/")
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
        Texts texts = texts(standards);
        String law = text("law.md");
        Map<String, Condition> conditions =
                Conditions.compile(
                        head.facts(), head.materials(), procedure.joint(), rules, problems);
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
        new StandardChecks(definition, models, problems).run();
        return definition.withExamples(examples(definition));
    }

    private StandardVersion withDmn(StandardVersion version) {
        String dmn = model(version.file());
        Map<String, SharedModel> shared = new LinkedHashMap<>();
        imported(version.file(), dmn, shared);
        return version.with(dmn, List.copyOf(shared.values()));
    }

    private String model(String file) {
        return text(file).replace("\r\n", "\n");
    }

    /** What a model imports, and what that imports in turn; by file, each once. */
    private void imported(String file, String dmn, Map<String, SharedModel> shared) {
        List<DmnText.Import> imports;
        try {
            imports = dmn.isEmpty() ? List.of() : DmnText.read(dmn).imports();
        } catch (XMLStreamException _) {
            return; // told where the standard is held against service.yaml
        }
        String from = file.startsWith(SHARED) ? file : "service/" + file;
        for (DmnText.Import one : imports) {
            String found = Path.of(from).resolveSibling(one.location()).normalize().toString();
            if (!SHARED_FILE.matcher(found.replace('\\', '/')).matches()) {
                problems.add(
                        "STANDARD-010",
                        file,
                        0,
                        one.location(),
                        Words.of(
                                "引入的模型不在 " + SHARED + " 之下",
                                "It imports a model that does not lie under " + SHARED),
                        Words.of(
                                "把模型放在 shared/名称/版本.dmn，locationURI 写作 ../../shared/名称/版本.dmn",
                                "Put the model at shared/NAME/ID.dmn and write locationURI as ../../shared/NAME/ID.dmn"));
            } else if (!shared.containsKey(found)) {
                String text = model(found);
                shared.put(found, new SharedModel(found, one.namespace(), text));
                imported(found, text, shared);
            }
        }
    }

    /** The folder's own texts, and under them those of the models that it shares with others. */
    private Texts texts(List<StandardVersion> standards) {
        SortedMap<String, Words> words = new TreeMap<>();
        standards.stream()
                .flatMap(version -> version.shared().stream())
                .map(SharedModel::folder)
                .distinct()
                .forEach(shared -> words.putAll(texts(shared + "/").byKey()));
        words.putAll(texts("").byKey());
        return new Texts(words);
    }

    private Texts texts(String prefix) {
        return TextsReader.read(
                yaml(prefix + "texts/zh.yaml"), yaml(prefix + "texts/en.yaml"), problems);
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

    /**
     * Where a file of a folder's definition lies. What is shared lies beside the folder; an
     * archived folder carries it inside.
     */
    static Path located(Path folder, String file) {
        Path inside = folder.resolve(file);
        return !file.startsWith(SHARED) || Files.exists(inside)
                ? inside
                : folder.toAbsolutePath().resolveSibling(file);
    }

    private Section yaml(String file) {
        return Section.of(file, YamlNode.read(file, text(file), problems), problems);
    }

    private String text(String file) {
        Path path = located(folder, file);
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
