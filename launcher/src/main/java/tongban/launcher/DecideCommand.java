package tongban.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tongban.rules.LimitExceededException;
import tongban.service.CaseInput;
import tongban.service.Problem;
import tongban.service.Proposal;
import tongban.service.Proposer;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceFolder;

/**
 * {@code tongban decide}: what a service's standard, or any DMN model, says of the facts of one
 * file.
 */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        header =
                "按服务文件夹或 DMN 模型对一组事实作出决定。 Decides one set of facts by a service folder or a DMN model.",
        description = {
            "",
            "服务文件夹的输入为 JSON 或 YAML：{\"place\": \"511623109000\", \"dates\": {\"applied\": \"2024-06-21\"}, \"facts\": {...}}",
            "DMN 模型的输入为各输入数据的名称和值：{\"age\": 62, \"since\": \"2024-06-21\"}",
            "The input is JSON or YAML, as shown: of a folder a case, of a model its input data by name.",
            "The outcome goes to standard output, faults to standard error, all at once.",
            ""
        })
final class DecideCommand implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String BOTH = "both";

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            description = "服务文件夹或 .dmn 文件。 A service folder or a .dmn file.")
    private Path path = Path.of("");

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FACTS",
            description = "事实文件。 The file of facts.")
    private Path input = Path.of("");

    @Option(
            names = "--decision",
            paramLabel = "NAME",
            description =
                    "模型中的决策或决策服务；默认为全部决策服务，没有时为不被引用的决策。 A decision or decision service of the model; by default its services, or the decisions that no other one reads.")
    private @Nullable String decision;

    @Option(names = "--json", description = "以 JSON 输出。 Prints JSON.")
    private boolean json;

    @Option(
            names = "--explain",
            arity = "0..1",
            fallbackValue = BOTH,
            paramLabel = "LANGUAGE",
            description = "说明理由：zh、en，默认两种。 Says why: zh or en; both by default.")
    private String explain = "";

    @Option(
            names = "--today",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "作出建议的日期，默认今天。 The day of the proposal; today by default.")
    private @Nullable LocalDate today;

    @CommandLine.Mixin private RuleOptions rules = new RuleOptions();

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        for (Path needed : List.of(path, input))
            if (!Files.isReadable(needed))
                throw new CommandLine.ParameterException(
                        line, "没有这个文件 / There is no such file: " + needed);
        if (!Set.of("", BOTH, "zh", "en").contains(explain))
            throw new CommandLine.ParameterException(
                    line, "--explain 取 zh 或 en / --explain takes zh or en: " + explain);
        LocalDate wanted = today;
        Clock clock =
                wanted == null
                        ? Clock.system(ZONE)
                        : Clock.fixed(wanted.atTime(12, 0).toInstant(ZoneOffset.ofHours(8)), ZONE);
        if (ModelFile.isModel(path))
            return new ModelDecision(
                            line.getOut(),
                            line.getErr(),
                            rules.settings(),
                            clock,
                            !explain.isEmpty(),
                            json)
                    .decide(path, input, decision);
        if (decision != null)
            throw new CommandLine.ParameterException(
                    line,
                    "--decision 只用于 .dmn 文件；服务文件夹总是由 proposal 决定。 / --decision goes with a .dmn file; a service folder always decides by proposal.");
        return ofFolder(line, clock);
    }

    private Integer ofFolder(CommandLine line, Clock clock) throws IOException {
        ServiceDefinition service;
        switch (ServiceFolder.read(path, rules.settings())) {
            case ServiceFolder.Reading.Sound(ServiceDefinition definition) -> service = definition;
            case ServiceFolder.Reading.Faulty(List<Problem> problems) -> {
                return faulty(line.getErr(), problems);
            }
        }
        LocalDate day = LocalDate.now(clock);
        CaseInput facts;
        switch (CaseInput.read(
                service, String.valueOf(input.getFileName()), Files.readString(input), day)) {
            case CaseInput.Reading.Sound(CaseInput read) -> facts = read;
            case CaseInput.Reading.Faulty(List<Problem> problems) -> {
                return faulty(line.getErr(), problems);
            }
        }
        try {
            Proposal proposal =
                    new Proposer(service)
                            .propose(facts.place(), facts.dates(), facts.facts(), List.of(), clock);
            if (json) line.getOut().println(FeelJson.write(json(service, proposal)));
            else print(line.getOut(), service, proposal);
            line.getOut().flush();
        } catch (Proposer.InvalidFactsException e) {
            e.faults()
                    .forEach(f ->
                            line.getErr()
                                    .println(
                                            f.field()
                                                    + " "
                                                    + f.message().then(f.remedy()).zh()
                                                    + " "
                                                    + f.message().then(f.remedy()).en()));
            line.getErr().flush();
            return ExitCode.FAULT;
        } catch (Proposer.NoOutcomeException | LimitExceededException e) {
            // the standard is at fault, and says how
            line.getErr().println(e.getMessage());
            line.getErr().flush();
            return ExitCode.FAULT;
        }
        return ExitCode.OK;
    }

    private void print(PrintWriter out, ServiceDefinition service, Proposal proposal) {
        out.println("outcome: " + proposal.outcome());
        switch (proposal) {
            case Proposal.Granted granted -> {
                granted.award()
                        .forEach((name, value) -> out.println("award." + name + ": " + value));
                granted.notAwarded().forEach(r -> out.println(reason(r)));
            }
            case Proposal.Refused refused -> refused.reasons().forEach(r -> out.println(reason(r)));
            case Proposal.Incomplete incomplete -> {
                incomplete.reasons().forEach(r -> out.println(reason(r)));
                incomplete
                        .facts()
                        .forEach(f ->
                                out.println(
                                        "missing fact: "
                                                + f
                                                + called(service, "fact.", f, ".name")));
                incomplete
                        .parameters()
                        .forEach(p ->
                                out.println(
                                        "missing parameter: "
                                                + p
                                                + called(service, "parameter.", p, "")));
                incomplete.dates().forEach(d -> out.println("missing date: " + d));
            }
        }
        Proposal.Basis basis = proposal.basis();
        out.println("service: " + service.id() + " " + basis.standard());
        out.println("standardHash: " + basis.standardHash());
        out.println("parametersHash: " + basis.parametersHash());
        if (basis.hasDoubtfulValues()) {
            out.println("注意：用到了未经核实的演示数值。 Note: values were used that nobody verified.");
        }
        if (!explain.isEmpty()) {
            out.println();
            if (!explain.equals("en")) out.print(basis.explanation().text(Locale.CHINA));
            if (explain.equals(BOTH)) out.println();
            if (!explain.equals("zh")) out.print(basis.explanation().text(Locale.ENGLISH));
        }
        out.flush();
    }

    /** What a fact or parameter is called in words; empty where the texts do not say. */
    private static String called(
            ServiceDefinition service, String prefix, String name, String suffix) {
        return service.texts()
                .find(prefix + name.replace(' ', '-') + suffix)
                .map(w -> "（" + w.zh() + " / " + w.en() + "）")
                .orElse("");
    }

    private Map<String, @Nullable Object> json(ServiceDefinition service, Proposal proposal) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("outcome", proposal.outcome());
        map.put("service", service.id());
        map.put("standard", proposal.basis().standard());
        map.put("standardHash", proposal.basis().standardHash());
        map.put("parametersHash", proposal.basis().parametersHash());
        map.put("unverifiedValues", proposal.basis().hasDoubtfulValues());
        switch (proposal) {
            case Proposal.Granted granted -> {
                map.put("award", granted.award());
                map.put("notAwarded", reasons(granted.notAwarded()));
            }
            case Proposal.Refused refused -> map.put("reasons", reasons(refused.reasons()));
            case Proposal.Incomplete incomplete -> {
                map.put("reasons", reasons(incomplete.reasons()));
                map.put("missingFacts", incomplete.facts());
                map.put("missingParameters", incomplete.parameters());
                map.put("missingDates", incomplete.dates());
            }
        }
        if (!explain.isEmpty()) map.put("explanation", proposal.basis().explanation().tree());
        return map;
    }

    private static List<Map<String, String>> reasons(List<Proposal.Reason> reasons) {
        return reasons.stream()
                .map(r ->
                        Map.of(
                                "code", r.code(),
                                "article", r.article(),
                                "zh", r.words().zh(),
                                "en", r.words().en()))
                .toList();
    }

    private static String reason(Proposal.Reason reason) {
        return "reason: "
                + reason.code()
                + " "
                + reason.article()
                + " "
                + reason.words().zh()
                + " / "
                + reason.words().en();
    }

    private static Integer faulty(PrintWriter err, List<Problem> problems) {
        for (Problem problem : problems) {
            err.println(problem.message().zh());
            err.println(problem.message().en());
        }
        err.flush();
        return ExitCode.FAULT;
    }
}
