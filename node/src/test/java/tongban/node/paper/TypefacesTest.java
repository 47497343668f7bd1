package tongban.node.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TypefacesTest {
    private static final Typefaces TYPEFACES = new Typefaces();

    private static byte[] printed(String... paragraphs) {
        return new Press(TYPEFACES)
                .print(
                        "字样",
                        List.of(
                                new Composed(
                                        "字样",
                                        PaperForm.Look.FORM,
                                        "1",
                                        "",
                                        List.of(paragraphs).stream()
                                                .<Element>map(p -> new Element.Paragraph(p, false))
                                                .toList())),
                        Locale.SIMPLIFIED_CHINESE,
                        Instant.parse("2026-11-25T00:00:00Z"))
                .pdf();
    }

    /** Names with signs that ordinary fonts lack: 㐱 is in extension A, 𠮷 in extension B. */
    @Test
    void rareSignsOfNamesArePrintedAndCanBeSearched() {
        assertThat(Pdf.text(printed("申请人：陈㐱、𠮷野、赟喆堃"))).contains("陈㐱、𠮷野、赟喆堃");
    }

    @Test
    void aSignThatNoFontHasIsSaidAndNotSwallowed() {
        String beyond = Character.toString(0x2B820);
        assertThat(TYPEFACES.runs("王" + beyond + "生", Typefaces.Face.SONG))
                .extracting(Typefaces.Run::text)
                .containsExactly("王", "〔U+2B820〕", "生");
        assertThat(Pdf.text(printed("王" + beyond + "生"))).contains("王").contains("生");
        assertThat(TYPEFACES.width(beyond, Typefaces.Face.SONG)).isPositive();
    }

    @Test
    void everySignOfTheCountryOfficialListIsInTheTextsOwnFont() {
        assertThat(TYPEFACES.runs("重庆四川邻水广安渝北鱼嘴镇，（）《》“”〔2026〕□√№", Typefaces.Face.SONG))
                .as("one font for everyday text, the tick apart")
                .hasSizeLessThanOrEqualTo(3)
                .allSatisfy(run -> assertThat(run.missing()).isEmpty());
    }
}
