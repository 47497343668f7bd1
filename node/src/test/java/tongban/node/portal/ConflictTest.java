package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What somebody typed into the form of an act is named where it is shown again. */
class ConflictTest {
    private static final Pattern FIELD =
            Pattern.compile("(?:field = |name=)\"([a-z][a-z-]*)(?:\\.[^\"]*)?\"");

    @Test
    void everyFieldOfTheFormsIsNamedOrAChoice() throws IOException {
        String forms = Files.readString(Path.of("src/main/jte/act.jte"));
        Set<String> fields = new TreeSet<>();
        for (Matcher m = FIELD.matcher(forms); m.find(); ) {
            fields.add(m.group(1));
        }
        Set<String> known = new HashSet<>(Conflict.NOT_TYPED);
        known.addAll(Conflict.TEXTS.keySet());
        assertThat(fields).contains("reason", "ground");
        assertThat(known).containsAll(fields);
    }
}
