package tongban.rules.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Letters that differ in case alone, as a class of characters lists them. */
class CasesTest {
    private static String of(int first, int last) {
        StringBuilder out = new StringBuilder();
        Cases.of(first, last, out);
        return out.toString();
    }

    @Test
    void aRangeGetsItsOtherCases() {
        assertThat(of('a', 'c')).isEqualTo("A-C");
        assertThat(of('b', 'b')).isEqualTo("B");
        assertThat(of('0', '9')).isEmpty();
        assertThat(of('一', '龥')).isEmpty();
        // the sign for kelvin and the dotless i are cases of letters that lie elsewhere
        assertThat(of('k', 'k')).isEqualTo("K\u212A");
        assertThat(of(0, Character.MAX_CODE_POINT)).isEmpty();
        assertThat(of('z', 'a')).isEmpty();
    }

    @Test
    void everyLetterWithACaseIsKnown() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++)
            if (Character.toLowerCase(c) != c || Character.toUpperCase(c) != c)
                assertThat(c).isLessThanOrEqualTo(Cases.LAST);
    }

    /** Each letter of the first planes, against the definition by upper and lower case. */
    @Test
    void theOtherCasesOfALetterAreThoseThatFoldAlike() {
        for (int c = 0; c <= 0xFFFF; c++) {
            String others = of(c, c);
            int letter = c;
            if (Character.toUpperCase(c) != c)
                assertThat(others).contains(Character.toString(Character.toUpperCase(c)));
            assertThat(others.codePoints().filter(o -> o != '-'))
                    .allMatch(o -> Cases.folded(o) == Cases.folded(letter));
        }
    }
}
