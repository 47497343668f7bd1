package tongban.node.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Prints composed papers into one PDF: fonts embedded as subsets, text that can be searched and
 * read aloud, tagged structure, title and language. Nothing in it depends on when or by whom it is
 * printed, so equal papers are equal bytes.
 */
final class Press {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Typefaces typefaces;

    Press(Typefaces typefaces) {
        this.typefaces = typefaces;
    }

    record Print(byte[] pdf, int pages) {}

    /**
     * @param title of the whole document
     * @param at of the latest thing the papers tell of; stands as the document's date
     */
    Print print(String title, List<Composed> papers, Locale locale, Instant at) {
        try (PDDocument pdf = new PDDocument()) {
            Tags tags = new Tags(pdf);
            describe(pdf, title, locale, at);
            Setter setter = new Setter(pdf, typefaces, tags, locale);
            for (Composed paper : papers) {
                setter.set(paper);
            }
            tags.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(65_536);
            pdf.save(out);
            return new Print(out.toByteArray(), pdf.getNumberOfPages());
        } catch (IOException e) {
            throw new UncheckedIOException("A paper could not be printed", e);
        }
    }

    private static void describe(PDDocument pdf, String title, Locale locale, Instant at)
            throws IOException {
        GregorianCalendar day = GregorianCalendar.from(at.atZone(ZONE));
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setCreator("Tongban");
        information.setProducer("Tongban");
        information.setCreationDate(day);
        information.setModificationDate(day);
        pdf.setDocumentInformation(information);
        // the identifier otherwise comes from the time of printing
        pdf.setDocumentId(at.toEpochMilli());
        pdf.setVersion(1.7f);
        String language = locale.getLanguage().equals("zh") ? "zh-CN" : "en";
        pdf.getDocumentCatalog().setLanguage(language);
        PDViewerPreferences view =
                new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        view.setDisplayDocTitle(true);
        pdf.getDocumentCatalog().setViewerPreferences(view);
        PDMetadata metadata = new PDMetadata(pdf);
        metadata.importXMPMetadata(
                xmp(title, language).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        metadata.getCOSObject().setItem(COSName.TYPE, COSName.METADATA);
        pdf.getDocumentCatalog().setMetadata(metadata);
    }

    private static String xmp(String title, String language) {
        return """
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
        <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>
        """
                .formatted(
                        title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
                        language);
    }
}
