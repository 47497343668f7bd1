package tongban.node.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongban.node.identity.Jurisdiction;
import tongban.rules.RuleSettings;
import tongban.service.Bundle;
import tongban.service.BundleFile;
import tongban.service.Identity;
import tongban.service.Problem;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceFolder;
import tongban.service.ServiceFolder.Reading.Sound;
import tongban.service.Sha256;

/**
 * The published services: the folders of one directory, read once at start and archived by hash,
 * and every version that was ever published. A case keeps the hash under which it began.
 */
public final class Services {
    private final Map<String, PublishedService> current;
    private final Map<String, String> idByCode;
    private final List<Bundle> bundles;
    private final RuleSettings rules;
    private final ServiceArchive archive;
    private final Map<String, PublishedService> versions = new ConcurrentHashMap<>();

    private Services(
            Map<String, PublishedService> current,
            List<Bundle> bundles,
            RuleSettings rules,
            ServiceArchive archive) {
        this.current = current;
        this.bundles = bundles;
        this.rules = rules;
        this.archive = archive;
        this.idByCode = new TreeMap<>();
        for (PublishedService service : current.values()) {
            versions.put(service.hash(), service);
            codes(service.definition().identity())
                    .forEach(code -> idByCode.putIfAbsent(code, service.id()));
        }
    }

    private static Stream<String> codes(Identity identity) {
        return Stream.of(
                        identity.baseCodes().stream(),
                        identity.implementationCodes().values().stream().flatMap(List::stream),
                        identity.localCodes().values().stream().flatMap(List::stream))
                .flatMap(s -> s);
    }

    /**
     * Publishes every folder under {@code root} that holds a service.yaml, its worked examples
     * included in the check, and the bundles of them.
     *
     * @param rules what standards may consume, now and of every earlier version
     * @throws FaultyServicesException listing all faults of all folders; then nothing was published
     */
    static Services publish(
            Path root, Jurisdiction publisher, RuleSettings rules, ServiceArchive archive) {
        List<Path> folders = ServiceFolder.under(root);
        Map<Path, Read> reads = each(folders, folder -> read(folder, rules));
        // A version that was published before has been checked; its examples need not run at every
        // start.
        List<Path> unchecked =
                folders.stream()
                        .filter(f -> archive.content(of(reads, f).hash()).isEmpty())
                        .toList();
        Map<Path, List<Problem>> problems = each(unchecked, f -> ServiceFolder.check(f, rules));
        Map<Path, List<Problem>> faulty = new LinkedHashMap<>();
        Map<String, PublishedService> sound = new TreeMap<>();
        Map<String, byte[]> packs = new TreeMap<>();
        for (Path folder : folders) {
            List<Problem> found = problems.getOrDefault(folder, List.of());
            switch (of(reads, folder)) {
                case Read(Sound(ServiceDefinition definition), byte[] pack, String hash)
                        when found.isEmpty() -> {
                    packs.put(definition.id(), pack);
                    sound.put(definition.id(), new PublishedService(hash, definition));
                }
                case Read _ -> faulty.put(folder, found);
            }
        }
        if (!faulty.isEmpty()) {
            throw new FaultyServicesException(faulty);
        }
        List<Bundle> bundles = bundles(root, sound);
        sound.forEach((id, service) ->
                archive.keep(publisher, id, service.hash(), packs.getOrDefault(id, new byte[0])));
        return new Services(sound, bundles, rules, archive);
    }

    /**
     * A folder as it was read, and its archive; where it cannot be read, that is empty and known to
     * nobody.
     */
    private record Read(ServiceFolder.Reading reading, byte[] pack, String hash) {}

    private static Read read(Path folder, RuleSettings rules) {
        ServiceFolder.Reading reading = ServiceFolder.read(folder, rules);
        return switch (reading) {
            case Sound(ServiceDefinition definition) -> {
                byte[] pack = packed(folder, ServiceFolder.shared(folder, definition));
                yield new Read(reading, pack, Sha256.hex(pack));
            }
            case ServiceFolder.Reading.Faulty _ -> new Read(reading, new byte[0], "");
        };
    }

    private static Read of(Map<Path, Read> reads, Path folder) {
        return Objects.requireNonNull(reads.get(folder), folder::toString);
    }

    /**
     * The same work for every folder, side by side: none touches another, and a first start waits
     * for little else.
     */
    private static <T> Map<Path, T> each(List<Path> folders, Function<Path, T> work) {
        return folders.parallelStream().collect(Collectors.toConcurrentMap(f -> f, work));
    }

    private static List<Bundle> bundles(Path root, Map<String, PublishedService> services) {
        Map<String, ServiceDefinition> definitions = new TreeMap<>();
        services.forEach((id, service) -> definitions.put(id, service.definition()));
        return switch (BundleFile.read(root, definitions)) {
            case BundleFile.Reading.Sound(List<Bundle> bundles) -> bundles;
            case BundleFile.Reading.Faulty(List<Problem> problems) ->
                    throw new FaultyServicesException(
                            Map.of(root.resolve(BundleFile.NAME), problems));
        };
    }

    /** The services in their current versions, by id. */
    public List<PublishedService> all() {
        return List.copyOf(current.values());
    }

    /** Which services can be applied for with one form, in the order of the file. */
    public List<Bundle> bundles() {
        return bundles;
    }

    public Optional<Bundle> bundle(String id) {
        return bundles.stream().filter(b -> b.id().equals(id)).findFirst();
    }

    /** A service in its current version. */
    public Optional<PublishedService> get(String id) {
        return Optional.ofNullable(current.get(id));
    }

    /**
     * A version that was published at some time, by its hash.
     *
     * @throws IllegalStateException when the archived bytes do not fit their hash, or can no longer
     *     be read
     */
    public Optional<PublishedService> version(String hash) {
        PublishedService known = versions.get(hash);
        if (known != null) {
            return Optional.of(known);
        }
        return archive.content(hash)
                .map(kept -> versions.computeIfAbsent(hash, h -> unpacked(h, kept)));
    }

    /**
     * The version under which something began; the current one where that is not kept.
     *
     * @throws java.util.NoSuchElementException when nothing was ever published under this id
     */
    public PublishedService version(String hash, String id) {
        return version(hash).or(() -> get(id)).orElseThrow();
    }

    /** Id of the service that carries a basic, implementation or local code. */
    public Optional<String> byCode(String code) {
        return Optional.ofNullable(idByCode.get(code));
    }

    private static byte[] packed(Path folder, Map<String, Path> shared) {
        try {
            return FolderPack.pack(folder, shared);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot archive the service folder " + folder, e);
        }
    }

    private PublishedService unpacked(String hash, ServiceArchive.Archived kept) {
        if (!Sha256.hex(kept.pack()).equals(hash)) {
            throw new IllegalStateException(
                    "The archived service " + hash + " was altered: its bytes do not fit its hash");
        }
        try {
            Path parent = Files.createTempDirectory("tongban-service-");
            try {
                // A folder is called like its service, and the reader checks that.
                Path folder = Files.createDirectory(parent.resolve(kept.serviceId()));
                FolderPack.unpack(kept.pack(), folder);
                return switch (ServiceFolder.read(folder, rules)) {
                    case ServiceFolder.Reading.Sound(ServiceDefinition definition) ->
                            new PublishedService(hash, definition);
                    case ServiceFolder.Reading.Faulty(List<Problem> problems) ->
                            throw new IllegalStateException(
                                    "The archived service "
                                            + hash
                                            + " can no longer be read: "
                                            + problems.getFirst().message().en());
                };
            } finally {
                delete(parent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
