package tongban.node.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Codes are strings of several shapes, none of them decided by length alone. */
class CodeProfileTest {

    @Test
    void everyShapeThatOccursIsRecognised() {
        assertIs("512011001001", CodeProfile.NATIONAL_BASE);
        assertIs("511A0138000000", CodeProfile.LOCAL_BASE);
        assertIs("51201104100006", CodeProfile.LOCAL_BASE);
        assertIs("511Z07001006", CodeProfile.LOCAL_BASE);
        assertIs("11370800MB285591843370117002011", CodeProfile.IMPLEMENTATION);
        assertIs("11370800MB28559184337011700201101", CodeProfile.OPTION);
        assertIs(
                "512011001001-511602000000-000-11511301008778298W-1-00",
                CodeProfile.SICHUAN_PORTAL);
        assertIs("512C0107400001-511602000000-000-00877868-5-1-00", CodeProfile.SICHUAN_PORTAL);
        assertIs("G-000006-001-511602000000-000-11511301008778490F-1-00", CodeProfile.LEGACY);
        assertIs("1J-5100-00027-511602000000-000-11511301008778386B-1-00", CodeProfile.LEGACY);
        assertIs("E-000021-001-1111111111111111", CodeProfile.LEGACY);
        assertIs("CY-001", CodeProfile.JOINT);
    }

    @Test
    void whatIsNoCodeIsNone() {
        for (String text : new String[] {"", "编码", "a b", "-1", "a;b", "'", "X".repeat(65)}) {
            assertThat(CodeProfile.of(text)).as(text).isEmpty();
        }
    }

    @Test
    void theCreditCodeInsideAnImplementationCodeIsCheckedAndItsRegionIsNot() {
        // 370800 is a division of Shandong; whose it is today does not matter.
        assertThat(CodeProfile.IMPLEMENTATION.fault("11370800MB285591843370117002011")).isEmpty();
        assertThat(CodeProfile.IMPLEMENTATION.fault("11370800MB285591853370117002011")).isPresent();
    }

    @Test
    void aPlaceholderInsideAPortalCodeIsRemarkedOnAndNoFault() {
        String code = "511A0014100002-511602000000-000-2222222222222-1-00";
        assertThat(CodeProfile.SICHUAN_PORTAL.fault(code)).isEmpty();
        assertThat(CodeProfile.SICHUAN_PORTAL.remarks(code)).hasSize(1);
        assertThat(
                        CodeProfile.SICHUAN_PORTAL.remarks(
                                "512011001001-511602000000-000-11511301008778298W-1-00"))
                .isEmpty();
    }

    @Test
    void partsAreReadOutOfACode() {
        String portal = "512011001001-511602000000-000-11511301008778298W-1-00";
        assertThat(CodeProfile.SICHUAN_PORTAL.basePart(portal)).contains("512011001001");
        assertThat(CodeProfile.SICHUAN_PORTAL.divisionPart(portal)).contains("511602000000");
        assertThat(CodeProfile.IMPLEMENTATION.basePart("11370800MB285591843370117002011"))
                .contains("370117002011");
        assertThat(CodeProfile.IMPLEMENTATION.levelPart("11370800MB285591843370117002011"))
                .contains("3");
        assertThat(CodeProfile.LEGACY.basePart("G-000006-001")).isEqualTo(Optional.empty());
    }

    private static void assertIs(String code, CodeProfile profile) {
        assertThat(CodeProfile.of(code)).as(code).contains(profile);
    }
}
