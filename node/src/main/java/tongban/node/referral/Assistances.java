package tongban.node.referral;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The map of special assistance that this release knows. */
public final class Assistances {
    private final List<Assistance> all;

    private Assistances(List<Assistance> all) {
        this.all = List.copyOf(all);
    }

    static Assistances shipped() {
        try (InputStream file =
                Objects.requireNonNull(
                        Assistances.class.getResourceAsStream("/referral/assistances.yaml"))) {
            return new Assistances(
                    List.of(YAMLMapper.builder().build().readValue(file, Assistance[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Assistance> all() {
        return all;
    }

    public Optional<Assistance> find(String id) {
        return all.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    Assistance get(String id) {
        return find(id).orElseThrow(
                        () -> new IllegalStateException("REFERRAL-900 no assistance " + id));
    }

    /** Those that a grant of this service opens. */
    List<Assistance> of(String service) {
        return all.stream().filter(a -> a.classes().contains(service)).toList();
    }
}
