package tongban.node.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * Pictures of the printed papers in docs/papers, one a form: its first page. Beside each stands, in
 * {@code text}, what the whole paper says, with blanks, numbers and codes left out: it tells when a
 * picture shows another text than is printed. {@code -Dtongban.golden=write} renews both; every PDF
 * is left in target/papers.
 */
public final class Pictures {
    static final Path DOCS =
            Path.of(System.getProperty("tongban.root", "..")).resolve("docs/papers");
    static final Path TEXTS = DOCS.resolve("text");
    private static final int DOTS_PER_INCH = 72;

    /** The number of the paper, the page and that it is a demonstration. */
    private static final Pattern FOOT = Pattern.compile("[0-9A-Za-z·.-]*第[0-9]+页共[0-9]+页.*$");

    private static final Pattern CAPITALS = Pattern.compile("[零壹贰叁肆伍陆柒捌玖][零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+");
    private static final Pattern SIGNS = Pattern.compile("[0-9A-Za-z]+(?:[-.:][0-9A-Za-z]+)*");

    private Pictures() {}

    public static void of(String form, byte[] pdf) throws IOException {
        left(form, pdf);
        Path kept = TEXTS.resolve(form + ".txt");
        String text = neutral(pdf);
        if ("write".equals(System.getProperty("tongban.golden"))) {
            Files.createDirectories(TEXTS);
            Files.writeString(kept, text);
            ImageIO.write(
                    Pdf.image(pdf, 0, DOTS_PER_INCH), "png", DOCS.resolve(form + ".png").toFile());
            return;
        }
        assertThat(text)
                .as(
                        "docs/papers/%s.png shows another paper than is printed: look at what changed, then renew it with -Dtongban.golden=write",
                        form)
                .isEqualTo(Files.exists(kept) ? Files.readString(kept) : "");
    }

    /** For whoever wants to look at it; it has no picture. */
    static void left(String form, byte[] pdf) throws IOException {
        Files.write(Files.createDirectories(Path.of("target/papers")).resolve(form + ".pdf"), pdf);
    }

    /** Numbers, days and codes differ from run to run and say nothing of the form. */
    private static String neutral(byte[] pdf) {
        StringBuilder text = new StringBuilder();
        Pdf.pages(pdf).forEach(page -> text.append(FOOT.matcher(page).replaceAll("")));
        String words = CAPITALS.matcher(text).replaceAll("#");
        return SIGNS.matcher(words)
                        .replaceAll(m -> m.group().matches(".*[0-9].*") ? "#" : m.group())
                        .replaceAll("([。：；])", "$1\n")
                + "\n";
    }
}
