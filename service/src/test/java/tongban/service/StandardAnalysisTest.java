package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What service.yaml knows of its facts counts when the standard's tables are analysed. */
class StandardAnalysisTest {

    @TempDir Path dir;

    private Path folder;
    private Path dmn;

    @BeforeEach
    void aCopy() throws IOException {
        folder = ShippedServices.copy("unattended-child", dir);
        dmn = folder.resolve("standard/2020-12.dmn");
    }

    @Test
    void factsThatNeverComeTogetherAreNoGap() throws IOException {
        // months are asked for only in four situations, and are 0 otherwise
        change(
                "\"none\"</text></inputEntry><inputEntry><text>-",
                "\"none\"</text></inputEntry><inputEntry><text>&lt; 6");
        assertThat(gaps()).isEmpty();
        change(
                "\"none\"</text></inputEntry><inputEntry><text>&lt; 6",
                "\"none\"</text></inputEntry><inputEntry><text>&gt; 0");
        assertThat(gaps())
                .singleElement()
                .satisfies(p ->
                        assertThat(p.cause().en())
                                .contains("father situation = \"none\", father months = 0"));
    }

    @Test
    void decimalsAndBoundsCount() throws IOException {
        change(">&gt;= 6<", ">&gt; 5<");
        change(">&lt; 6<", ">[0..5]<");
        assertThat(gaps()).as("months are whole and not below 0").isEmpty();
        change(">[0..5]<", ">[1..5]<");
        assertThat(gaps()).hasSize(1);
    }

    private List<Problem> gaps() {
        return ServiceFolder.review(folder).stream()
                .filter(p -> p.code().equals("RULE-030"))
                .toList();
    }

    /** In the table of the father alone. */
    private void change(String from, String to) throws IOException {
        String text = Files.readString(dmn);
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        Files.writeString(dmn, text.substring(0, at) + to + text.substring(at + from.length()));
    }
}
