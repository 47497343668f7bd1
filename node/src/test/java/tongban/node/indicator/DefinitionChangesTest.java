package tongban.node.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tongban.service.text.Words;

/** What a revision changed is told, field by field. */
class DefinitionChangesTest {
    private static final DefinitionChanges CHANGES =
            new DefinitionChanges(
                    code -> Words.of("地方" + code, "place " + code),
                    key -> Words.of("部门" + key, "department " + key));

    private static final Definition BEFORE =
            new Definition(
                    "meal-points",
                    Definition.Family.OWN,
                    Words.of("助餐点", "Meal points"),
                    new Unit("places", "个", "places", BigDecimal.ONE),
                    "",
                    Definition.Direction.UP,
                    Words.of("民政局", "Civil affairs"),
                    "",
                    Definition.Gathering.SUM,
                    true,
                    false,
                    10,
                    Definition.OBSERVED,
                    "");

    private static final Definition AFTER =
            new Definition(
                    "meal-points",
                    Definition.Family.OWN,
                    Words.of("老年助餐点", "Meal points for the old"),
                    new Unit("institutions", "家", "institutions", BigDecimal.ONE),
                    "5101",
                    Definition.Direction.DOWN,
                    Words.of("民政厅", "Department of civil affairs"),
                    "civil-affairs",
                    Definition.Gathering.LAST,
                    false,
                    true,
                    15,
                    "cases received",
                    "listed projects");

    /** The definition with one component as it is afterwards. */
    private static Definition with(String component) {
        try {
            var components = Definition.class.getRecordComponents();
            Object[] values = new Object[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                Definition from = components[i].getName().equals(component) ? AFTER : BEFORE;
                values[i] = components[i].getAccessor().invoke(from);
                types[i] = components[i].getType();
            }
            return Definition.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(component, e);
        }
    }

    /** So that a field which is added to the definition is not forgotten here. */
    @Test
    void noFieldChangesUnseen() {
        List<String> unseen = new ArrayList<>();
        Arrays.stream(Definition.class.getRecordComponents())
                .map(c -> c.getName())
                .filter(name -> CHANGES.between(BEFORE, with(name)).isEmpty())
                .forEach(unseen::add);
        assertThat(unseen)
                .as("an indicator keeps its id and what it is listed under")
                .containsExactlyInAnyOrderElementsOf(Set.of("id", "family"));
    }

    @Test
    void eachFieldIsToldWithWhatItWas() {
        assertThat(CHANGES.between(BEFORE, BEFORE)).isEmpty();
        assertThat(CHANGES.between(BEFORE, with("direction")))
                .containsExactly(
                        new Indicators.Change(
                                Words.of("方向", "Direction"),
                                Words.of("越高越好", "more is better"),
                                Words.of("越低越好", "less is better")));
        assertThat(CHANGES.between(BEFORE, with("name")))
                .extracting(c -> c.what().zh())
                .containsExactly("中文名称", "英文名称");
        assertThat(CHANGES.between(BEFORE, AFTER))
                .extracting(c -> c.before().zh() + " → " + c.after().zh())
                .containsExactly(
                        "助餐点 → 老年助餐点",
                        "Meal points → Meal points for the old",
                        "民政局 → 民政厅",
                        "Civil affairs → Department of civil affairs",
                        "联合办公室（监督人员） → 部门civil-affairs",
                        "个 → 家",
                        "本方 → 地方5101",
                        "越高越好 → 越低越好",
                        "相加 → 取最近一次",
                        "是 → 否",
                        "否 → 是",
                        "10 → 15",
                        "observed → cases received",
                        "无 → listed projects");
    }

    @Test
    void theFirstRevisionChangesNothing() {
        List<Indicators.Revision> told =
                CHANGES.told(List.of(revision(2, with("dueDays")), revision(1, BEFORE)));
        assertThat(told.getFirst().changes()).extracting(c -> c.after().en()).containsExactly("15");
        assertThat(told.getLast().changes()).isEmpty();
    }

    private static Indicators.Revision revision(int number, Definition definition) {
        return new Indicators.Revision(
                number, definition, "r", "somebody", Optional.empty(), List.of());
    }
}
