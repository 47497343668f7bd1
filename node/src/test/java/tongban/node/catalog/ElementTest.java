package tongban.node.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Jurisdiction;

/** Elements have one written form, and it reads back as what was written. */
class ElementTest {

    @Test
    void valuesReadBackAsTheyWereWritten() {
        assertWritten(Element.PROMISED_TERM, "5个工作日", "5 working-day", "5个工作日", "5 working days");
        assertWritten(Element.PROMISED_TERM, "1 month", "1 month", "1个月", "1 month");
        assertWritten(Element.PROMISED_TERM, "即办", "0 on-the-spot", "即时办结", "on the spot");
        assertWritten(
                Element.AUDIENCES, "自然人|2", "1|2", "自然人；企业法人", "natural persons; enterprises");
        assertWritten(Element.FEES, "无", "none", "无", "none");
        assertWritten(
                Element.FEES,
                "工本费;10元;是",
                "工本费;10元;1",
                "工本费：10元（可减免）",
                "工本费: 10元 (may be reduced)");
        assertWritten(Element.ONLINE, "是", "1", "是", "yes");
        assertWritten(
                Element.MODES,
                "异地代收代办;page",
                "remote-collection;page",
                "异地代收代办（据报道）",
                "collected for another place (stated in the press)");
        assertWritten(
                Element.BODY,
                "民政局 :: civil affairs bureau",
                "民政局 :: civil affairs bureau",
                "民政局",
                "civil affairs bureau");
        assertWritten(
                Element.MATERIALS,
                "申请书;必要;;1|身份证",
                "申请书;necessary;;1|身份证",
                "申请书（必要，1份）；身份证",
                "申请书 (necessary, 1 copy); 身份证");
        assertWritten(Element.FAQ, "多久？;5\\;6天", "多久？;5\\;6天", "多久？ 5;6天", "多久？ 5;6天");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        for (String term : List.of("很快", "0个工作日", "-1日", "5", "五日", "99999日")) {
            assertThatThrownBy(() -> Elements.of(Map.of("promise", term)))
                    .as(term)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Elements.of(Map.of("colour", "green")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Elements.of(Map.of("limit_scene_num", "-1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noneIsStatedAndSilenceIsNotCollected() {
        Item none = TestItems.item("CY-901", "甲", Map.of("fees", "无"));
        Item silent = TestItems.item("CY-901", "甲", Map.of());
        assertThat(none.get(Element.FEES)).isEqualTo(new Collected.Stated<>(List.of()));
        assertThat(silent.get(Element.FEES))
                .isEqualTo(new Collected.NotCollected<>(TestItems.TEST));
        assertThat(none.contentHash()).isNotEqualTo(silent.contentHash());
    }

    @Test
    void theSameStatementInOtherWordsHasTheSameHash() {
        Item one = TestItems.item("CY-901", "甲", Map.of("promise", "5个工作日", "is_online", "是"));
        Item same =
                TestItems.item(
                        "CY-901", "甲", Map.of("is_online", "yes", "promise", "5 working-day"));
        assertThat(one.contentHash()).isEqualTo(same.contentHash());
    }

    @Test
    void codeListsAreFoundByCodeWithOrWithoutLeadingZeroAndByWords() {
        assertThat(CodeList.find(CodeList.ItemType.class, "5")).contains(CodeList.ItemType.PAYMENT);
        assertThat(CodeList.find(CodeList.ItemType.class, "05"))
                .contains(CodeList.ItemType.PAYMENT);
        assertThat(CodeList.find(CodeList.ItemType.class, "行政给付"))
                .contains(CodeList.ItemType.PAYMENT);
        assertThat(CodeList.find(CodeList.ItemType.class, "21")).isEmpty();
        assertThat(CodeList.Satisfaction.VERY_SATISFIED.stars()).isEqualTo(5);
        assertThat(CodeList.Satisfaction.VERY_DISSATISFIED.stars()).isEqualTo(1);
    }

    @Test
    void everyElementAndListHasBothLanguages() {
        assertThat(Element.all())
                .hasSizeGreaterThan(60)
                .allSatisfy(e -> {
                    assertThat(e.words().zh()).matches(".*\\p{IsHan}.*");
                    assertThat(e.words().en()).matches("\\p{ASCII}+");
                });
        for (Class<?> list : CodeList.class.getPermittedSubclasses()) {
            for (Object entry : list.getEnumConstants()) {
                assertThat(((CodeList) entry).words().zh())
                        .as(list + " " + entry)
                        .matches(".*[\\p{IsHan}Ⅰ-Ⅳ].*");
                assertThat(((CodeList) entry).words().en())
                        .as(list + " " + entry)
                        .matches("\\p{ASCII}+");
            }
        }
    }

    @Test
    void keysOfItemsAreReadBack() {
        ItemKey key =
                new ItemKey(
                        Jurisdiction.SICHUAN,
                        "512011001001-511602000000-000-11511301008778298W-1-00");
        assertThat(ItemKey.parse(key.toString())).contains(key);
        for (String text :
                List.of(
                        "",
                        "51",
                        "51.",
                        "53.CY-001",
                        "51-CY-001",
                        "51.a b",
                        "51." + "x".repeat(65))) {
            assertThat(ItemKey.parse(text)).as(text).isEmpty();
        }
    }

    private static <T> void assertWritten(
            Element<T> element, String typed, String written, String zh, String en) {
        Item item = TestItems.item("CY-901", "甲", Map.of(element.id(), typed));
        assertThat(item.elements().written().get(element.id())).isEqualTo(written);
        assertThat(Elements.of(item.elements().written())).isEqualTo(item.elements());
        assertThat(item.shown(element).stated().orElseThrow().zh()).isEqualTo(zh);
        assertThat(item.shown(element).stated().orElseThrow().en()).isEqualTo(en);
    }
}
