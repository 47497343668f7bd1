package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events are kept for ever. Each release leaves, for every kind that it wrote differently from the
 * one before, a file of what it wrote; it is never changed again. Every release after it reads all
 * of them. A new kind, or a change of one, needs a file under the next release: {@code
 * -Dtongban.golden=write} writes what is missing under {@link #RELEASE}, and never over one.
 */
class EventGoldenTest {
    private static final String RELEASE = "0.5";
    private static final Path ROOT =
            Path.of(System.getProperty("tongban.root", ".."))
                    .resolve("node/src/test/resources/casework/events");
    private static final EventCodec CODEC = new EventCodec();

    private static List<String> releases() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.map(p -> p.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files() {
        return releases().stream()
                .flatMap(release -> {
                    try (Stream<Path> files = Files.list(ROOT.resolve(release))) {
                        return files.sorted().toList().stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private static Optional<Path> newest(String kind) {
        return files().stream()
                .filter(f -> f.getFileName().toString().equals(kind + ".json"))
                .max(Comparator.comparing(f -> f.getParent().getFileName().toString()));
    }

    private static String written(CaseEvent event) {
        EventCodec.Encoded e = CODEC.encode(event);
        ObjectNode whole = CaseJson.MAPPER.createObjectNode();
        whole.put("type", e.type());
        whole.put("schemaVersion", e.schemaVersion());
        whole.set("facts", CaseJson.MAPPER.readTree(e.facts()));
        whole.set(
                "payload",
                e.payload().isEmpty()
                        ? CaseJson.MAPPER.createObjectNode()
                        : CaseJson.MAPPER.readTree(e.payload()));
        return CaseJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(whole) + "\n";
    }

    /** The number of the schema is that of all kinds together: alone it is no change of one. */
    private static String butForTheVersion(String written) {
        return written.replaceFirst("\"schemaVersion\" : [0-9]+", "\"schemaVersion\" : n");
    }

    private static CaseEvent read(Path file, boolean erased) throws IOException {
        ObjectNode whole = (ObjectNode) CaseJson.MAPPER.readTree(Files.readString(file));
        String payload = whole.get("payload").isEmpty() ? "" : whole.get("payload").toString();
        return CODEC.decode(
                whole.get("type").asString(),
                whole.get("schemaVersion").asInt(),
                whole.get("facts").toString(),
                erased && !payload.isEmpty() ? null : payload);
    }

    @TestFactory
    Stream<DynamicTest> everyKindHasAFileAndIsStillWrittenAsItSays() {
        return SampleEvents.kinds().stream()
                .map(kind ->
                        DynamicTest.dynamicTest(
                                kind.getSimpleName(),
                                () -> {
                                    String now = written(SampleEvents.of(kind));
                                    Path next =
                                            ROOT.resolve(
                                                    RELEASE + "/" + kind.getSimpleName() + ".json");
                                    if ("write".equals(System.getProperty("tongban.golden"))
                                            && !Files.exists(next)
                                            && (newest(kind.getSimpleName()).isEmpty()
                                                    || !butForTheVersion(
                                                                    Files.readString(
                                                                            newest(
                                                                                            kind
                                                                                                    .getSimpleName())
                                                                                    .get()))
                                                            .equals(butForTheVersion(now)))) {
                                        Files.createDirectories(next.getParent());
                                        Files.writeString(next, now);
                                    }
                                    Optional<Path> newest = newest(kind.getSimpleName());
                                    assertThat(newest)
                                            .as(
                                                    "a golden file of %s; write it with -Dtongban.golden=write",
                                                    kind.getSimpleName())
                                            .isPresent();
                                    assertThat(butForTheVersion(now))
                                            .as(
                                                    "%s is written differently: raise SCHEMA_VERSION, add an upcaster and a file under the next release",
                                                    newest.get())
                                            .isEqualTo(
                                                    butForTheVersion(
                                                            Files.readString(newest.get())));
                                }));
    }

    @TestFactory
    Stream<DynamicTest> whatEveryReleaseWroteIsRead() {
        return files().stream()
                .map(file ->
                        DynamicTest.dynamicTest(
                                ROOT.relativize(file).toString(),
                                () -> {
                                    CaseEvent event = read(file, false);
                                    CaseJson.whole(
                                            CaseJson.MAPPER.writeValueAsBytes(event),
                                            event.getClass().asSubclass(Record.class));
                                    if (newest(event.getClass().getSimpleName())
                                            .equals(Optional.of(file))) {
                                        assertThat(event)
                                                .as("nothing is lost on the way")
                                                .isEqualTo(SampleEvents.of(event.getClass()));
                                    }
                                }));
    }

    @TestFactory
    Stream<DynamicTest> whenThePersonIsErasedTheRestIsStillRead() {
        return files().stream()
                .map(file ->
                        DynamicTest.dynamicTest(
                                ROOT.relativize(file).toString(),
                                () -> {
                                    CaseEvent event = read(file, true);
                                    EventCodec.Encoded kept = CODEC.encode(event);
                                    EventCodec.Encoded whole = CODEC.encode(read(file, false));
                                    assertThat(kept.facts()).isEqualTo(whole.facts());
                                    assertThat(kept.payload())
                                            .as("nothing personal remains")
                                            .doesNotContain("文字");
                                }));
    }

    @Test
    void namesOfFilesAreNamesOfKinds() {
        List<String> kinds = SampleEvents.kinds().stream().map(Class::getSimpleName).toList();
        TreeMap<String, Path> strangers = new TreeMap<>();
        files().forEach(f -> {
            String name = f.getFileName().toString().replace(".json", "");
            if (!kinds.contains(name)) {
                strangers.put(name, f);
            }
        });
        assertThat(strangers).as("a kind that was ever written stays readable").isEmpty();
    }

    @Test
    void whatANewerReleaseWroteIsRefusedByName() {
        assertThatThrownBy(() -> CODEC.decode("Closed", CaseEvent.SCHEMA_VERSION + 1, "{}", ""))
                .hasMessageContaining("CASE-091");
        assertThatThrownBy(() -> CODEC.decode("Painted", CaseEvent.SCHEMA_VERSION, "{}", ""))
                .hasMessageContaining("CASE-092");
    }
}
