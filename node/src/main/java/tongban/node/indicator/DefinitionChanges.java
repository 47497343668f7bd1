package tongban.node.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tongban.service.text.Words;

/**
 * What each revision of a definition changed, field by field, in the words of the form in which
 * fields are typed. Pure.
 *
 * @param places name of a division, by its code
 * @param departments name of a department, by its key
 */
record DefinitionChanges(Function<String, Words> places, Function<String, Words> departments) {

    /**
     * The same revisions, each with what it changed of the one before; the first has none.
     *
     * @param revisions the newest first
     */
    List<Indicators.Revision> told(List<Indicators.Revision> revisions) {
        List<Indicators.Revision> told = new ArrayList<>();
        for (int i = 0; i < revisions.size(); i++) {
            Indicators.Revision one = revisions.get(i);
            told.add(
                    i + 1 == revisions.size()
                            ? one
                            : one.changing(
                                    between(revisions.get(i + 1).definition(), one.definition())));
        }
        return told;
    }

    /** In the order of the form; what stayed as it was is left out. */
    List<Indicators.Change> between(Definition before, Definition after) {
        List<Indicators.Change> changes = new ArrayList<>();
        for (Indicators.Change field : fields(before, after)) {
            if (!field.before().equals(field.after())) {
                changes.add(field);
            }
        }
        return changes;
    }

    private List<Indicators.Change> fields(Definition before, Definition after) {
        return List.of(
                field("中文名称", "Chinese name", before, after, d -> Words.same(d.name().zh())),
                field("英文名称", "English name", before, after, d -> Words.same(d.name().en())),
                field("责任单位", "Owner", before, after, d -> Words.same(d.owner().zh())),
                field(
                        "责任单位英文名",
                        "Owner in English",
                        before,
                        after,
                        d -> Words.same(d.owner().en())),
                field("填报部门", "Department that enters it", before, after, this::department),
                field("单位", "Unit", before, after, d -> d.unit().words()),
                field("关于哪个地方", "About which place", before, after, this::place),
                field("方向", "Direction", before, after, d -> d.direction().words()),
                field(
                        "同一地方、同一期间有几行时",
                        "Several lines of one place and period are",
                        before,
                        after,
                        d -> d.gathers().words()),
                field(
                        "下级汇总到上级",
                        "Places below add up to the place above",
                        before,
                        after,
                        d -> yes(d.rises())),
                field(
                        "随年增长，按时序对照目标",
                        "Grows through the year, held against the share of it that has passed",
                        before,
                        after,
                        d -> yes(d.schedule())),
                field(
                        "期末后几天内报送",
                        "Reports are due within so many days of the period's end",
                        before,
                        after,
                        d -> Words.same(String.valueOf(d.dueDays()))),
                field("公式", "Formula", before, after, d -> Words.same(d.formula())),
                field(
                        "本系统计数的公式",
                        "Formula of what the system counts",
                        before,
                        after,
                        d -> d.counted().isEmpty() ? NONE : Words.same(d.counted())));
    }

    private static final Words NONE = Words.of("无", "none");

    private static Indicators.Change field(
            String zh,
            String en,
            Definition before,
            Definition after,
            Function<Definition, Words> value) {
        return new Indicators.Change(Words.of(zh, en), value.apply(before), value.apply(after));
    }

    private Words department(Definition d) {
        return d.department().isEmpty()
                ? Words.of("联合办公室（监督人员）", "the joint office (supervision)")
                : departments.apply(d.department());
    }

    private Words place(Definition d) {
        return d.place().isEmpty() ? Words.of("本方", "this side") : places.apply(d.place());
    }

    private static Words yes(boolean yes) {
        return yes ? Words.of("是", "yes") : Words.of("否", "no");
    }
}
