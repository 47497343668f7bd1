package tongban.node.cooperation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The tree of plans, the platforms of neighbouring areas, and the joint conferences: what is stated
 * in public and shipped as data, and {@link #with} what the joint office named since. What no
 * source names is counted and has no name.
 */
public final class Plans {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Words NOTHING = Words.same("");

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

        /** Where the joint office places what it names. */
        public static List<Kind> places() {
            return List.of(ONE, SEVEN, THIRTEEN, FURTHER);
        }
    }

    /** How sure a name is, a day, or a place in the system. */
    public enum Evidence {
        READ("已查原文", "read in its source"),
        REPRINT("据转载，原文未查", "after a reprint; the original was not read"),
        INFERRED("推断，未见公布", "inferred, not published"),
        RECORDED("联合办公室登记", "recorded by the joint office");

        private final Words words;

        Evidence(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * A node of the tree.
     *
     * @param parent id, or empty for the root
     * @param unnamed so many plans belong here that nobody named yet
     * @param document by which it is known
     * @param day as exactly as it is known: a year, a month or a day; or empty
     * @param indicators ids by which it is measured
     * @param source where that was found; empty for a group
     * @param record of the joint office, where it named it
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
            List<String> indicators,
            Words source,
            Evidence evidence,
            Optional<UUID> record) {
        /** A group of the tree carries neither source nor evidence of its own. */
        public Node {
            indicators = List.copyOf(indicators);
            source = Objects.requireNonNullElse(source, NOTHING);
            evidence = Objects.requireNonNullElse(evidence, Evidence.READ);
            record = Objects.requireNonNullElse(record, Optional.empty());
        }

        private Node withUnnamed(int count) {
            return new Node(
                    id,
                    parent,
                    kind,
                    name,
                    count,
                    document,
                    day,
                    owner,
                    indicators,
                    source,
                    evidence,
                    record);
        }
    }

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
     * @param day of the document, as exactly as it is known: a year, a month or a day; or empty
     * @param document by which it was approved or planned
     * @param unveiled likewise, or empty
     * @param zone id in the place register, or empty
     * @param record of the joint office, where it named it
     */
    public record Platform(
            String id,
            Words name,
            Words kind,
            Words chongqing,
            Words sichuan,
            Both<List<String>> divisions,
            String day,
            Words document,
            String unveiled,
            String zone,
            Words source,
            Evidence evidence,
            Optional<UUID> record) {
        public Platform {
            record = Objects.requireNonNullElse(record, Optional.empty());
        }

        public Words of(Jurisdiction side) {
            return new Both<>(chongqing, sichuan).of(side);
        }
    }

    /**
     * A joint conference, as stated in public.
     *
     * @param on its day; empty where none was found
     * @param demonstration the day under which a demonstration records it; empty where its own is
     *     known
     * @param papers that it considered
     * @param matters what else it considered, or what went with it
     */
    public record Stated(
            int number,
            Words name,
            Optional<LocalDate> on,
            Optional<LocalDate> demonstration,
            Words place,
            Words source,
            Evidence evidence,
            List<String> papers,
            List<String> matters) {
        /** A day that is left out was not found. */
        public Stated {
            on = Objects.requireNonNullElse(on, Optional.empty());
            demonstration = Objects.requireNonNullElse(demonstration, Optional.empty());
            papers = List.copyOf(papers);
            matters = List.copyOf(matters);
        }
    }

    private record PlanFile(Words document, List<Node> nodes, List<Slogan> slogans) {}

    private record PlatformFile(int total, Words source, List<Platform> platforms) {}

    private record MeetingFile(List<Stated> meetings) {}

    private final PlanFile shippedPlans;
    private final PlatformFile shippedPlatforms;
    private final List<Stated> conferences;
    private final List<Node> nodes;
    private final List<Platform> platforms;

    private Plans(
            PlanFile shippedPlans,
            PlatformFile shippedPlatforms,
            List<Stated> conferences,
            List<Node> nodes,
            List<Platform> platforms) {
        this.shippedPlans = shippedPlans;
        this.shippedPlatforms = shippedPlatforms;
        this.conferences = List.copyOf(conferences);
        this.nodes = List.copyOf(nodes);
        this.platforms = List.copyOf(platforms);
    }

    /** What is shipped, and nothing else. */
    static Plans shipped() {
        PlanFile plans = read("plans.yaml", PlanFile.class);
        PlatformFile platforms = read("platforms.yaml", PlatformFile.class);
        return new Plans(
                plans,
                platforms,
                read("meetings.yaml", MeetingFile.class).meetings(),
                plans.nodes(),
                platforms.platforms());
    }

    /**
     * What is shipped with what the joint office named: a record stands in for the shipped node
     * that it names, and each that is named leaves one less without a name.
     */
    Plans with(Map<UUID, NamedPlan> plans, Map<UUID, NamedPlatform> named) {
        List<Node> tree = new ArrayList<>(shippedPlans.nodes());
        plans.forEach((id, plan) -> tree.removeIf(n -> n.id().equals(plan.heading().shipped())));
        Set<String> taken = new HashSet<>();
        plans.forEach((id, plan) ->
                tree.add(
                        plan.node(
                                nodeId(id, plan.heading().shipped(), taken),
                                group(plan.heading().place()).id(),
                                id)));
        tree.replaceAll(n -> {
            if (!isPlace(n)) {
                return n;
            }
            long below = tree.stream().filter(c -> c.parent().equals(n.id())).count();
            return n.withUnnamed((int) Math.max(0, total(n.kind()) - below));
        });
        List<Platform> all = new ArrayList<>(shippedPlatforms.platforms());
        named.forEach((id, one) -> all.removeIf(p -> p.id().equals(one.heading().shipped())));
        taken.clear();
        named.forEach(
                (id, one) -> all.add(one.platform(nodeId(id, one.heading().shipped(), taken), id)));
        return new Plans(shippedPlans, shippedPlatforms, conferences, tree, all);
    }

    /** Where both sides took the place of one shipped node before they knew, its id stays once. */
    private static String nodeId(UUID id, String shipped, Set<String> taken) {
        return !shipped.isEmpty() && taken.add(shipped) ? shipped : id.toString();
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
        return shippedPlans.document();
    }

    public List<Node> nodes() {
        return nodes;
    }

    public Node root() {
        return under("").getFirst();
    }

    /** The nodes directly below one. */
    public List<Node> under(String parent) {
        return nodes.stream().filter(n -> n.parent().equals(parent)).toList();
    }

    public Optional<Node> node(String id) {
        return nodes.stream().filter(n -> n.id().equals(id)).findFirst();
    }

    /** A node as it is shipped, whatever was named since. */
    public Optional<Node> shippedNode(String id) {
        return shippedPlans.nodes().stream().filter(n -> n.id().equals(id)).findFirst();
    }

    /** A plan or document and no group of them. */
    public boolean isNamed(Node node) {
        return !node.parent().isEmpty() && !node.parent().equals(root().id());
    }

    private boolean isPlace(Node node) {
        return Kind.places().contains(node.kind()) && !isNamed(node);
    }

    /** The group of a place. */
    public Node group(Kind place) {
        return nodes.stream()
                .filter(n -> n.kind() == place && isPlace(n))
                .findFirst()
                .orElseThrow();
    }

    /** How many plans a place holds, named or not; {@link NamedPlan#FURTHER_MAX} of the further. */
    public int total(Kind place) {
        Node group = shippedNode(group(place).id()).orElseThrow();
        long below =
                shippedPlans.nodes().stream().filter(n -> n.parent().equals(group.id())).count();
        return place == Kind.FURTHER ? NamedPlan.FURTHER_MAX : group.unnamed() + (int) below;
    }

    /** So many more were named than a place holds: each side named one before it knew. */
    public int over(Kind place) {
        return Math.max(0, under(group(place).id()).size() - total(place));
    }

    public List<Slogan> slogans() {
        return shippedPlans.slogans();
    }

    /** How many platforms there are, named or not. */
    public int platformsTotal() {
        return shippedPlatforms.total();
    }

    public Words platformsSource() {
        return shippedPlatforms.source();
    }

    public List<Platform> platforms() {
        return platforms;
    }

    /** How many platforms nobody named yet. */
    public int platformsUnnamed() {
        return Math.max(0, platformsTotal() - platforms.size());
    }

    public Optional<Platform> platform(String id) {
        return platforms.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** A platform as it is shipped, whatever was named since. */
    public Optional<Platform> shippedPlatform(String id) {
        return shippedPlatforms.platforms().stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** The joint conferences, the first first. */
    public List<Stated> conferences() {
        return conferences;
    }

    /** The last of them, of which the newspaper page tells. */
    public Stated stated() {
        return conferences.getLast();
    }
}
