package tongban.node.cooperation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What is stated in public and shipped as data: the tree of plans, the platforms of neighbouring
 * areas, and the one meeting that the newspaper page tells of. What no source names is counted and
 * has no name.
 */
public final class Plans {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    /** Where a plan stands in the system. */
    public enum Kind {
        SYSTEM(Words.of("体系", "system")),
        ONE(Words.of("总体规划", "general plan")),
        SEVEN(Words.of("“7”", "one of the seven")),
        THIRTEEN(Words.of("“13”", "one of the thirteen")),
        FURTHER(Words.of("“N”", "further ones")),
        DOCUMENT(Words.of("文件", "document"));

        private final Words words;

        Kind(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * A node of the tree.
     *
     * @param parent id, or empty for the root
     * @param unnamed so many plans belong here that no source of this system names
     * @param document by which it is known
     * @param day as exactly as it is known: a year, a month or a day; or empty
     * @param indicators ids by which it is measured
     */
    public record Node(
            String id,
            String parent,
            Kind kind,
            Words name,
            int unnamed,
            Words document,
            String day,
            Words owner,
            List<String> indicators) {}

    /**
     * A phrase as one document has it.
     *
     * @param figure number on the newspaper page, or 0
     */
    public record Slogan(Words text, Words what, String on, Words document, int figure) {}

    /**
     * A platform of neighbouring areas.
     *
     * @param divisions codes as they were when it was approved; they still resolve
     * @param zone id in the place register, or empty
     */
    public record Platform(
            String id,
            Words name,
            Words kind,
            Words chongqing,
            Words sichuan,
            Both<List<String>> divisions,
            LocalDate approved,
            Words document,
            LocalDate unveiled,
            String zone) {
        public Words of(Jurisdiction side) {
            return new Both<>(chongqing, sichuan).of(side);
        }
    }

    /** The meeting of the newspaper page, and the papers that it considered. */
    public record Stated(
            Meeting.Layer layer,
            int number,
            Words name,
            LocalDate on,
            String place,
            Words source,
            List<String> reviewed) {}

    private record PlanFile(Words document, List<Node> nodes, List<Slogan> slogans) {}

    private record PlatformFile(int total, Words source, List<Platform> platforms, Stated stated) {}

    private final PlanFile plans;
    private final PlatformFile platforms;

    private Plans(PlanFile plans, PlatformFile platforms) {
        this.plans = plans;
        this.platforms = platforms;
    }

    static Plans shipped() {
        return new Plans(
                read("plans.yaml", PlanFile.class), read("platforms.yaml", PlatformFile.class));
    }

    private static <T> T read(String name, Class<T> type) {
        try (InputStream file =
                Objects.requireNonNull(Plans.class.getResourceAsStream("/cooperation/" + name))) {
            return YAML.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Words document() {
        return plans.document();
    }

    public List<Node> nodes() {
        return plans.nodes();
    }

    public Node root() {
        return under("").getFirst();
    }

    /** The nodes directly below one. */
    public List<Node> under(String parent) {
        return plans.nodes().stream().filter(n -> n.parent().equals(parent)).toList();
    }

    public Optional<Node> node(String id) {
        return plans.nodes().stream().filter(n -> n.id().equals(id)).findFirst();
    }

    public List<Slogan> slogans() {
        return plans.slogans();
    }

    /** How many platforms there are, named or not. */
    public int platformsTotal() {
        return platforms.total();
    }

    public Words platformsSource() {
        return platforms.source();
    }

    public List<Platform> platforms() {
        return platforms.platforms();
    }

    public Optional<Platform> platform(String id) {
        return platforms.platforms().stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** The ninth meeting, as stated in public. */
    public Stated stated() {
        return platforms.stated();
    }
}
