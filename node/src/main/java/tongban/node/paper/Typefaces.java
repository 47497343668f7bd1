package tongban.node.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The shipped fonts, parsed once, and which of them can show a sign. A name must not lose a sign:
 * what the text's own font lacks is taken from the others, and what all of them lack is printed as
 * its code point in brackets, for the clerk to write in by hand.
 */
final class Typefaces {
    /** Signs beyond these are written out as code points. */
    enum Face {
        /** 宋体, for running text. */
        SONG("song"),
        /** 黑体, for headings and labels. */
        HEI("hei"),
        /** Rare signs of names. */
        RARE("rare");

        private final String file;

        Face(String file) {
            this.file = file;
        }
    }

    /**
     * A piece of text in one font.
     *
     * @param missing the sign that no font has; the text then is its code point
     */
    record Run(Face face, String text, String missing) {}

    private record Loaded(TrueTypeFont font, CmapLookup cmap, double unit) {}

    private final Map<Face, Loaded> loaded = new EnumMap<>(Face.class);

    Typefaces() {
        for (Face face : Face.values()) {
            loaded.put(face, load(face));
        }
    }

    private static Loaded load(Face face) {
        String path = "/paper/fonts/" + face.file + ".ttf";
        try (InputStream file =
                Objects.requireNonNull(Typefaces.class.getResourceAsStream(path), path)) {
            TrueTypeFont font =
                    new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
            return new Loaded(
                    font,
                    Objects.requireNonNull(font.getUnicodeCmapLookup()),
                    1.0 / font.getUnitsPerEm());
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + path + " cannot be read", e);
        }
    }

    /** A font in one document, made when it is first used; only the signs used are embedded. */
    PDFont embed(PDDocument document, Face face) {
        try {
            return PDType0Font.load(
                    document, Objects.requireNonNull(loaded.get(face)).font(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text in pieces of one font each. */
    List<Run> runs(String text, Face wanted) {
        List<Run> runs = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        Face current = wanted;
        for (int sign : text.codePoints().toArray()) {
            Face face = faceOf(sign, wanted);
            if (face == null) {
                flush(piece, current, runs);
                runs.add(new Run(Face.HEI, "〔U+%04X〕".formatted(sign), Character.toString(sign)));
                continue;
            }
            if (face != current) {
                flush(piece, current, runs);
                current = face;
            }
            piece.appendCodePoint(sign);
        }
        flush(piece, current, runs);
        return runs;
    }

    private static void flush(StringBuilder piece, Face face, List<Run> runs) {
        if (!piece.isEmpty()) {
            runs.add(new Run(face, piece.toString(), ""));
            piece.setLength(0);
        }
    }

    private @org.jspecify.annotations.Nullable Face faceOf(int sign, Face wanted) {
        if (glyph(wanted, sign) != 0) {
            return wanted;
        }
        for (Face face : Face.values()) {
            if (glyph(face, sign) != 0) {
                return face;
            }
        }
        return null;
    }

    private int glyph(Face face, int sign) {
        return Objects.requireNonNull(loaded.get(face)).cmap().getGlyphId(sign);
    }

    /** Width of a text in parts of its size. */
    double width(String text, Face wanted) {
        double width = 0;
        for (Run run : runs(text, wanted)) {
            Loaded font = Objects.requireNonNull(loaded.get(run.face()));
            for (int sign : run.text().codePoints().toArray()) {
                width += advance(font, sign);
            }
        }
        return width;
    }

    private static double advance(Loaded font, int sign) {
        try {
            return font.font().getAdvanceWidth(font.cmap().getGlyphId(sign)) * font.unit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
