package tongban.node.counter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import tongban.service.text.Words;

/** A scanner of a demonstration: a real PDF of one page that says that it is none of a paper. */
record SimulatedScanner() implements Scanner {
    private static final String SHEET = "sheet";
    private static final List<DeviceFault> FAULTS =
            List.of(DeviceFault.NO_PAPER, DeviceFault.JAM, DeviceFault.SCANNER_OFFLINE);
    private static final float SIZE = 18;
    private static final float LEFT = 72;
    private static final float TOP = 720;

    @Override
    public boolean isSimulated() {
        return true;
    }

    @Override
    public List<CardReader.Laid> choices() {
        List<CardReader.Laid> choices = new ArrayList<>();
        choices.add(new CardReader.Laid(SHEET, Words.of("一张纸", "One sheet")));
        FAULTS.forEach(f -> choices.add(new CardReader.Laid(f.name(), f.what())));
        return choices;
    }

    @Override
    public Scan scan(String laid, String label) {
        for (DeviceFault fault : FAULTS) {
            if (fault.name().equals(laid)) {
                return new Scan.Failed(fault);
            }
        }
        return new Scan.Paper(label + ".pdf", sheet(label));
    }

    private static byte[] sheet(String label) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), SIZE);
                content.newLineAtOffset(LEFT, TOP);
                content.showText("Simulated scan: " + label);
                content.endText();
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
