package tongban.node.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tongban.service.Problem;

/**
 * Service folders with faults: the node does not start on them. Its message lists every fault of
 * every folder.
 */
public final class FaultyServicesException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Map<Path, List<Problem>> problems;

    FaultyServicesException(Map<Path, List<Problem>> problems) {
        super(
                problems.entrySet().stream()
                        .map(e ->
                                e.getKey().getFileName()
                                        + "\n"
                                        + e.getValue().stream()
                                                .map(p ->
                                                        "  "
                                                                + p.message().zh()
                                                                + "\n  "
                                                                + p.message().en())
                                                .collect(Collectors.joining("\n")))
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "服务文件夹有错误，节点没有启动。 Service folders have faults; the node does not start.\n",
                                        "")));
        this.problems = Map.copyOf(problems);
    }

    /** Faults by folder. */
    public Map<Path, List<Problem>> problems() {
        return problems;
    }
}
