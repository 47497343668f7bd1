package tongban.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tongban.service.Problem;
import tongban.service.ServiceFolder;

/** {@code tongban check}: a service folder as a whole, before it can be published. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        header = "公布前检查服务文件夹。 Checks service folders before publication.",
        description = {
            "",
            "一次列出全部问题：文件、位置、原因、办法；并运行全部办理实例。",
            "Lists all problems at once, with file, place, cause and remedy, and runs every worked example.",
            ""
        })
final class CheckCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "服务文件夹，如 public-services/disability-subsidies。 A service folder.")
    private List<Path> folders = List.of();

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        int count = 0;
        for (Path folder : folders) {
            List<Problem> problems = ServiceFolder.check(folder);
            count += problems.size();
            if (problems.isEmpty()) {
                out.println(folder + "：可以公布。 Can be published.");
            }
            for (Problem problem : problems) {
                out.println(
                        "%s %s/%s:%d %s"
                                .formatted(
                                        problem.code(),
                                        folder,
                                        problem.file(),
                                        problem.line(),
                                        problem.element()));
                out.println("  " + problem.cause().zh() + " " + problem.remedy().zh());
                out.println("  " + problem.cause().en() + " " + problem.remedy().en());
            }
        }
        out.flush();
        return count == 0 ? ExitCode.OK : ExitCode.FAULT;
    }
}
