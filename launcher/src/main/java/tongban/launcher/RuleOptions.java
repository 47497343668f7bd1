package tongban.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tongban.rules.RuleSettings;

/** What a command lets rules consume: the settings that a node has as {@code tongban.rules.*}. */
final class RuleOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--rule-setting",
            paramLabel = "NAME=VALUE",
            description =
                    "规则的限额与许可，可重复，如 steps-max=5000000、languages=feel,b-feel、java-classes=java.lang.Math；名称与节点的 tongban.rules.* 相同。 What rules may consume and call, repeatable, as shown; the names are those of a node's tongban.rules.*.")
    private Map<String, String> settings = new LinkedHashMap<>();

    RuleSettings settings() {
        try {
            return RuleSettings.of(settings);
        } catch (RuleSettings.InvalidSettingsException e) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
