package tongban.node.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which facts, by their names in the folders, are read from where. */
record Readings(List<Of> all) {

    /**
     * @param fact its name in a service's folder
     */
    record Of(String fact, Reading reading) {}

    Readings {
        all = List.copyOf(all);
    }

    static Readings shipped() {
        try (InputStream file =
                Objects.requireNonNull(Readings.class.getResourceAsStream("/review/facts.yaml"))) {
            return new Readings(List.of(YAMLMapper.builder().build().readValue(file, Of[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
