package tongban.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The drawing in ARCHITECTURE.md is what the code does: no cycle, no arrow that is not drawn. */
class ModularityTest {
    private static final Path DRAWING =
            Path.of(System.getProperty("tongban.root", ".."), "ARCHITECTURE.md");
    private final ApplicationModules modules = ApplicationModules.of(Tongban.class);

    @Test
    void packagesHaveNoCyclesAndHideTheirInsides() {
        modules.verify();
    }

    @Test
    void everyArrowIsDrawn() throws IOException {
        Map<String, Set<String>> drawn = drawn();
        Map<String, Set<String>> found = found();
        assertThat(found.keySet()).isSubsetOf(drawn.keySet());
        found.forEach((module, uses) ->
                assertThat(uses)
                        .as(module + " uses only what ARCHITECTURE.md draws")
                        .isSubsetOf(drawn.get(module)));
    }

    private Map<String, Set<String>> found() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (ApplicationModule module : modules) {
            arrows.put(
                    module.getIdentifier().toString(),
                    module.getDirectDependencies(modules).stream()
                            .map(d -> d.getTargetModule().getIdentifier().toString())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return arrows;
    }

    private static Map<String, Set<String>> drawn() throws IOException {
        String text = Files.readString(DRAWING);
        String part =
                text.substring(
                        text.indexOf("<!-- modules:begin -->"),
                        text.indexOf("<!-- modules:end -->"));
        Map<String, Set<String>> arrows = new TreeMap<>();
        part.lines()
                .filter(line -> line.contains("->"))
                .filter(line -> !line.startsWith("<!--"))
                .forEach(line -> {
                    String[] sides = line.split("->", 2);
                    arrows.put(
                            sides[0].strip(),
                            Arrays.stream(sides[1].split(","))
                                    .map(String::strip)
                                    .collect(Collectors.toCollection(TreeSet::new)));
                });
        return arrows;
    }
}
