package tongban.node.known;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which facts, by their names in the folders, are read from where. */
public record Readings(List<Of> all) {

    /**
     * @param fact its name in a service's folder
     * @param schemes of the ledger, where the reading asks for some
     */
    public record Of(String fact, Reading reading, List<String> schemes) {
        public Of {
            schemes = List.copyOf(Objects.requireNonNullElse(schemes, List.of()));
        }
    }

    public Readings {
        all = List.copyOf(all);
    }

    public static Readings shipped() {
        try (InputStream file =
                Objects.requireNonNull(Readings.class.getResourceAsStream("/known/facts.yaml"))) {
            return new Readings(List.of(YAMLMapper.builder().build().readValue(file, Of[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
