package tongban.node.paper;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import tongban.node.paper.Typefaces.Face;

/** One page while it is written on. */
final class Leaf {
    private final PDPage page = new PDPage(PDRectangle.A4);
    private final PDDocument pdf;
    private final PDPageContentStream content;
    private final Typefaces typefaces;
    private final Map<Face, PDFont> fonts;
    private final Tags tags;

    Leaf(PDDocument pdf, Typefaces typefaces, Map<Face, PDFont> fonts, Tags tags)
            throws IOException {
        this.pdf = pdf;
        pdf.addPage(page);
        this.content = new PDPageContentStream(pdf, page);
        this.typefaces = typefaces;
        this.fonts = fonts;
        this.tags = tags;
        page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
    }

    /** Content of an element follows. */
    void begin(PDStructureElement element) throws IOException {
        content.beginMarkedContent(
                COSName.getPDFName(element.getStructureType()),
                PDPropertyList.create(tags.mark(element, page)));
    }

    /** Content follows that means nothing to a reader: lines, page numbers. */
    void artifact() throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
    }

    void end() throws IOException {
        content.endMarkedContent();
    }

    void close() throws IOException {
        end();
        content.close();
    }

    /**
     * Writes a line of text.
     *
     * @param spacing between two signs
     * @return its width
     */
    double text(String text, Face face, double size, double x, double y, double spacing)
            throws IOException {
        double at = x;
        for (Typefaces.Run run : typefaces.runs(text, face)) {
            boolean lost = !run.missing().isEmpty();
            if (lost) {
                COSDictionary actual = new COSDictionary();
                actual.setString(COSName.ACTUAL_TEXT, run.missing());
                content.beginMarkedContent(
                        COSName.getPDFName("Span"), PDPropertyList.create(actual));
            }
            content.beginText();
            content.setFont(
                    fonts.computeIfAbsent(run.face(), f -> typefaces.embed(pdf, f)), (float) size);
            content.setCharacterSpacing((float) spacing);
            content.newLineAtOffset((float) at, (float) y);
            content.showText(run.text());
            content.endText();
            if (lost) {
                content.endMarkedContent();
            }
            at +=
                    typefaces.width(run.text(), run.face()) * size
                            + spacing * run.text().codePointCount(0, run.text().length());
        }
        return at - x;
    }

    /**
     * Makes what follows heavier by a stroke along its outlines.
     *
     * @param stroke its width; 0 for none
     */
    void weight(double stroke) throws IOException {
        content.setRenderingMode(stroke > 0 ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        content.setLineWidth((float) stroke);
    }

    void line(double x1, double y1, double x2, double y2, double width) throws IOException {
        content.setLineWidth((float) width);
        content.moveTo((float) x1, (float) y1);
        content.lineTo((float) x2, (float) y2);
        content.stroke();
    }

    void box(double x, double y, double width, double height, double line) throws IOException {
        content.setLineWidth((float) line);
        content.addRect((float) x, (float) y, (float) width, (float) height);
        content.stroke();
    }

    /** The dark modules of a QR code, without its quiet zone. */
    void squares(ByteMatrix matrix, double x, double y, double side) throws IOException {
        double one = side / matrix.getWidth();
        for (int row = 0; row < matrix.getHeight(); row++) {
            for (int column = 0; column < matrix.getWidth(); column++) {
                if (matrix.get(column, row) == 1) {
                    content.addRect(
                            (float) (x + column * one),
                            (float) (y + side - (row + 1) * one),
                            (float) one,
                            (float) one);
                }
            }
        }
        content.fill();
    }
}
