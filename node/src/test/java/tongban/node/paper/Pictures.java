package tongban.node.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Pictures of the printed papers in docs/papers, one a form: its first page. {@code
 * -Dtongban.golden=write} renews them; every PDF is left in target/papers.
 */
public final class Pictures {
    static final Path DOCS =
            Path.of(System.getProperty("tongban.root", "..")).resolve("docs/papers");
    private static final int DOTS_PER_INCH = 72;

    private Pictures() {}

    public static void of(String form, byte[] pdf) throws IOException {
        Files.write(Files.createDirectories(Path.of("target/papers")).resolve(form + ".pdf"), pdf);
        if ("write".equals(System.getProperty("tongban.golden"))) {
            ImageIO.write(
                    Pdf.image(pdf, 0, DOTS_PER_INCH),
                    "png",
                    Files.createDirectories(DOCS).resolve(form + ".png").toFile());
        }
    }
}
