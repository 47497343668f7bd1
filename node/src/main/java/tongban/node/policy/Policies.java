package tongban.node.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The policies that this release knows: {@code policy/policies.yaml}. */
public final class Policies {
    private final List<Policy> all;

    private Policies(List<Policy> all) {
        this.all = List.copyOf(all);
    }

    static Policies shipped() {
        try (InputStream file =
                Objects.requireNonNull(
                        Policies.class.getResourceAsStream("/policy/policies.yaml"))) {
            return new Policies(
                    List.of(YAMLMapper.builder().build().readValue(file, Policy[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Policy> all() {
        return all;
    }

    /**
     * @param service id of its folder
     */
    public Optional<Policy> find(String service) {
        return all.stream().filter(p -> p.service().equals(service)).findFirst();
    }

    /** Which one a scheme of the ledger pays. */
    Optional<Policy> paidBy(String scheme) {
        return all.stream().filter(p -> p.scheme().equals(scheme)).findFirst();
    }
}
