package tongban.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tongban.service.CaseInput;
import tongban.service.Problem;
import tongban.service.Proposal;
import tongban.service.Proposer;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceFolder;

/** {@code tongban decide}: what a service's standard proposes for the facts of one file. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        header = "按服务文件夹对一组事实给出建议结论。 What a service's standard proposes for one set of facts.",
        description = {
            "",
            "输入为 JSON 或 YAML：{\"place\": \"511623109000\", \"dates\": {\"applied\": \"2024-06-21\"}, \"facts\": {...}}",
            "The input is JSON or YAML, as shown. The outcome goes to standard output, faults to standard error.",
            ""
        })
final class DecideCommand implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "服务文件夹。 The service's folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FACTS",
            description = "事实文件。 The file of facts.")
    private Path input = Path.of("");

    @Option(names = "--explain", description = "说明理由。 Says why, step by step.")
    private boolean explain;

    @Option(
            names = "--today",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "作出建议的日期，默认今天。 The day of the proposal; today by default.")
    private @Nullable LocalDate today;

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        ServiceDefinition service;
        switch (ServiceFolder.read(folder)) {
            case ServiceFolder.Reading.Sound(ServiceDefinition definition) -> service = definition;
            case ServiceFolder.Reading.Faulty(List<Problem> problems) -> {
                return faulty(line.getErr(), problems);
            }
        }
        LocalDate wanted = today;
        Clock clock =
                wanted == null
                        ? Clock.system(ZONE)
                        : Clock.fixed(wanted.atTime(12, 0).toInstant(ZoneOffset.ofHours(8)), ZONE);
        LocalDate day = LocalDate.now(clock);
        if (!Files.isReadable(input)) {
            throw new CommandLine.ParameterException(
                    line, "没有这个文件 / There is no such file: " + input);
        }
        CaseInput facts;
        switch (CaseInput.read(
                service, String.valueOf(input.getFileName()), Files.readString(input), day)) {
            case CaseInput.Reading.Sound(CaseInput read) -> facts = read;
            case CaseInput.Reading.Faulty(List<Problem> problems) -> {
                return faulty(line.getErr(), problems);
            }
        }
        try {
            print(
                    line.getOut(),
                    service,
                    new Proposer(service)
                            .propose(
                                    facts.place(), facts.dates(), facts.facts(), List.of(), clock));
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
                incomplete.facts().forEach(f -> out.println("missing fact: " + f));
                incomplete.parameters().forEach(p -> out.println("missing parameter: " + p));
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
        if (explain) {
            out.println();
            out.println(basis.standardWhy().zh() + " / " + basis.standardWhy().en());
            tree(out, basis.explanation(), 0);
        }
        out.flush();
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

    private static void tree(PrintWriter out, Proposal.Explained node, int depth) {
        out.println(
                "  ".repeat(depth)
                        + node.words().zh()
                        + " / "
                        + node.words().en()
                        + node.article().map(a -> " [" + a + "]").orElse(""));
        node.children().forEach(child -> tree(out, child, depth + 1));
    }

    private static Integer faulty(PrintWriter err, List<Problem> problems) {
        problems.forEach(p ->
                err.println(
                        "%s %s:%d %s %s %s"
                                .formatted(
                                        p.code(),
                                        p.file(),
                                        p.line(),
                                        p.element(),
                                        p.message().zh(),
                                        p.message().en())));
        err.flush();
        return ExitCode.FAULT;
    }
}
