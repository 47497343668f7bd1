package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Act;
import tongban.node.identity.Role;
import tongban.node.journal.Purpose;
import tongban.node.policy.Offer;
import tongban.node.policy.PolicyDocument;
import tongban.service.text.Words;

/** Whoever reads who saw his data reads words of his language, and no names of the program. */
class JournalWordsTest {
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "(?:journal(?:\\(\\))?\\s*\\.write|journal_write|journal(?:ed)?|noted?)\\((?:actor, |q(?:uestion)?, )?\\s*[\"']([a-z_-]+)[\"']");

    @Test
    void everyActThatIsWrittenHasWordsInBothLanguages() throws IOException {
        Path root =
                Path.of(
                        Objects.requireNonNull(System.getProperty("tongban.root"), "tongban.root"),
                        "node/src/main");
        Set<String> acts = new TreeSet<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(f -> f.toString().matches(".*\\.(java|sql)")).toList()) {
                Matcher written = WRITTEN.matcher(Files.readString(file));
                while (written.find()) {
                    acts.add(written.group(1));
                }
            }
        }
        assertThat(acts).hasSizeGreaterThan(20);
        for (Act act : Act.values()) {
            acts.add(act.name().toLowerCase(Locale.ROOT));
        }
        for (Offer.Act act : Offer.Act.values()) {
            acts.add(act.name().toLowerCase(Locale.ROOT) + "-policy-offer");
        }
        for (PolicyDocument.Part part : PolicyDocument.Part.values()) {
            acts.add("publish-policy-" + part.name().toLowerCase(Locale.ROOT));
        }
        acts.addAll(List.of("withdraw-policy", "extend-policy", "repeal-policy"));
        assertThat(acts).allSatisfy(act -> said(act, JournalWords.act(act)));
        for (Role role : Role.values()) {
            said(role.name(), JournalWords.role(role.name()));
        }
        for (Purpose purpose : Purpose.values()) {
            said(purpose.name(), JournalWords.purpose(purpose.name()));
        }
        assertThat(JournalWords.fields(List.of("name", "idNumber", "rows=3")).zh())
                .isEqualTo("姓名、证件号码、rows=3");
    }

    private static void said(String name, Words words) {
        assertThat(words.zh()).as(name).matches(".*\\p{IsHan}.*");
        assertThat(words.en()).as(name).isNotBlank().doesNotContainPattern("\\p{IsHan}");
    }
}
