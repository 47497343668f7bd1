package tongban.node.entitlement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schemes that this release knows, and what each pair of them comes to. */
public final class Schemes {
    private final List<Scheme> all;
    private final Conflicts conflicts;
    private final CostShares shares;

    private Schemes(List<Scheme> all, Conflicts conflicts, CostShares shares) {
        this.all = List.copyOf(all);
        this.conflicts = conflicts;
        this.shares = shares;
    }

    static Schemes shipped() {
        List<Scheme> all = List.of(read("schemes.yaml", Scheme[].class));
        return new Schemes(
                all,
                new Conflicts(List.of(read("conflicts.yaml", Conflicts.Cell[].class))),
                new CostShares(List.of(read("cost-shares.yaml", CostShares.Row[].class))));
    }

    private static <T> T read(String name, Class<T> type) {
        try (InputStream file =
                Objects.requireNonNull(Schemes.class.getResourceAsStream("/entitlement/" + name))) {
            return YAMLMapper.builder().build().readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Scheme> all() {
        return all;
    }

    public Optional<Scheme> find(String id) {
        return all.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    Scheme get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("LEDGER-902 no scheme " + id));
    }

    /** Those that decisions of this service pay. */
    List<Scheme> of(String service) {
        return all.stream().filter(s -> s.service().equals(service)).toList();
    }

    public Conflicts conflicts() {
        return conflicts;
    }

    CostShares shares() {
        return shares;
    }
}
