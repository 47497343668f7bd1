package tongban.node.means;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tongban.service.text.Words;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** By which law a household may be checked for what; {@code means/bases.yaml}. */
final class Bases {
    private final List<Basis> all;

    private Bases(List<Basis> all) {
        this.all = List.copyOf(all);
    }

    /**
     * @param of services and schemes
     * @param confidence {@code verified}, {@code page}, {@code recollection} or {@code
     *     demonstration}
     */
    record Basis(List<String> of, String document, String article, String confidence) {
        /** As a page shows it, with how sure it is. */
        Words words() {
            return switch (confidence) {
                case "verified", "page" -> Words.same(document + " " + article);
                case "recollection" ->
                        Words.of(
                                document + " " + article + "（凭记忆，未核实）",
                                document + " " + article + " (from memory, not verified)");
                default ->
                        Words.of(
                                document + " " + article + "（演示数据）",
                                document + " " + article + " (demonstration)");
            };
        }
    }

    static Bases shipped() {
        try (InputStream file =
                Objects.requireNonNull(Bases.class.getResourceAsStream("/means/bases.yaml"))) {
            return new Bases(List.of(YAMLMapper.builder().build().readValue(file, Basis[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Basis> all() {
        return all;
    }

    Optional<Words> of(String serviceOrScheme) {
        return all.stream()
                .filter(b -> b.of().contains(serviceOrScheme))
                .findFirst()
                .map(Basis::words);
    }
}
