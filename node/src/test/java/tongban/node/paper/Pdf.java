package tongban.node.paper;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads a printed paper as a program and as a reader would. */
public final class Pdf {
    /** Two thirds of a centimetre, in points. */
    private static final double MARGIN = 20;

    private static final Pattern DAY =
            Pattern.compile(
                    "(?<![0-9A-Za-z.-])(?:19|20)[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?(?![0-9A-Za-z-])");

    private Pdf() {}

    public interface Look<T> {
        T at(PDDocument document) throws IOException;
    }

    public static <T> T open(byte[] pdf, Look<T> look) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return look.at(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text without line breaks and blanks, as a search would match it. */
    public static String text(byte[] pdf) {
        return open(pdf, d -> new PDFTextStripper().getText(d)).replaceAll("[\\s\u3000]", "");
    }

    /** The same, page by page. */
    static List<String> pages(byte[] pdf) {
        return open(
                pdf,
                d -> {
                    List<String> pages = new ArrayList<>();
                    for (int page = 1; page <= d.getNumberOfPages(); page++) {
                        PDFTextStripper stripper = new PDFTextStripper();
                        stripper.setStartPage(page);
                        stripper.setEndPage(page);
                        pages.add(stripper.getText(d).replaceAll("[\\s\u3000]", ""));
                    }
                    return pages;
                });
    }

    /**
     * Pages that begin with a seal or signatures: a sheet with those and no text above them can be
     * put under any paper.
     *
     * @param closings names of bodies, and what those who sign are called
     */
    public static List<Integer> loneClosings(byte[] pdf, Collection<String> closings) {
        List<Integer> lone = new ArrayList<>();
        List<String> pages = pages(pdf);
        for (int page = 1; page < pages.size(); page++) {
            String text = pages.get(page);
            if (closings.stream()
                    .map(c -> c.replaceAll("[\\s\u3000]", ""))
                    .anyMatch(c -> !c.isEmpty() && text.startsWith(c))) {
                lone.add(page + 1);
            }
        }
        return lone;
    }

    /** Days and months as programs write them, outside numbers: people write 2026年11月. */
    public static List<String> machineDays(String text) {
        return DAY.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Signs that stand too near the edge of the page, or upon another sign. */
    public static List<String> misplaced(byte[] pdf) {
        List<String> misplaced = new ArrayList<>();
        open(
                pdf,
                d ->
                        new PDFTextStripper() {
                            private final List<TextPosition> before = new ArrayList<>();

                            @Override
                            protected void startPage(PDPage page) {
                                before.clear();
                            }

                            @Override
                            protected void processTextPosition(TextPosition sign) {
                                super.processTextPosition(sign);
                                if (sign.getUnicode().isBlank()) {
                                    return;
                                }
                                double right = sign.getXDirAdj() + sign.getWidthDirAdj();
                                boolean outside =
                                        sign.getXDirAdj() < MARGIN
                                                || right > sign.getPageWidth() - MARGIN
                                                || sign.getYDirAdj() < MARGIN
                                                || sign.getYDirAdj()
                                                        > sign.getPageHeight() - MARGIN;
                                boolean upon =
                                        before.stream()
                                                .anyMatch(o ->
                                                        Math.abs(o.getYDirAdj() - sign.getYDirAdj())
                                                                        < sign.getFontSizeInPt()
                                                                                * 0.7
                                                                && Math.abs(
                                                                                o.getXDirAdj()
                                                                                        - sign
                                                                                                .getXDirAdj())
                                                                        < Math.min(
                                                                                        o
                                                                                                .getWidthDirAdj(),
                                                                                        sign
                                                                                                .getWidthDirAdj())
                                                                                * 0.7);
                                if (outside || upon) {
                                    misplaced.add(getCurrentPageNo() + ": " + sign.getUnicode());
                                }
                                before.add(sign);
                            }
                        }.getText(d));
        return misplaced;
    }

    /** How many there are of a kind of structure, as a screen reader counts them. */
    static int tagged(byte[] pdf, String kind) {
        return open(pdf, d -> tagged(d.getDocumentCatalog().getStructureTreeRoot(), kind));
    }

    private static int tagged(PDStructureNode node, String kind) {
        int count = 0;
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                count += (element.getStructureType().equals(kind) ? 1 : 0) + tagged(element, kind);
            }
        }
        return count;
    }

    public static List<PDFont> fonts(PDDocument document) throws IOException {
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
