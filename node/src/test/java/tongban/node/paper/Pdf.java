package tongban.node.paper;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads a printed paper as a program and as a reader would. */
final class Pdf {
    private Pdf() {}

    interface Look<T> {
        T at(PDDocument document) throws IOException;
    }

    static <T> T open(byte[] pdf, Look<T> look) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return look.at(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text without line breaks and blanks, as a search would match it. */
    static String text(byte[] pdf) {
        return open(pdf, d -> new PDFTextStripper().getText(d)).replaceAll("[\\s\u3000]", "");
    }

    static List<PDFont> fonts(PDDocument document) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    static BufferedImage image(byte[] pdf, int page, int dotsPerInch) {
        return open(
                pdf, d -> new PDFRenderer(d).renderImageWithDPI(page, dotsPerInch, ImageType.GRAY));
    }
}
