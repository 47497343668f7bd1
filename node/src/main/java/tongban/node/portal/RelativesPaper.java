package tongban.node.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tongban.node.casework.Relatives;
import tongban.node.paper.Booklets;
import tongban.node.paper.Booklets.Part;
import tongban.service.text.Words;

/** The form of near relatives on paper (近亲属备案表), with what stands of who prints it. */
final class RelativesPaper {
    private RelativesPaper() {}

    /**
     * @param by who states it
     */
    static Booklets.Booklet of(Words by, List<Relatives.Line> lines, LocalDate today) {
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Part.Table(
                        Words.same(""),
                        List.of(
                                new Booklets.Row(Words.of("填报人", "Stated by"), by),
                                new Booklets.Row(
                                        Words.of("填报日期", "Stated on"), Words.day(today)))));
        parts.add(
                lines.isEmpty()
                        ? new Part.Text(
                                Words.of("无近亲属需要备案。", "There is no near relative to record."), true)
                        : new Part.Columns(
                                Words.same(""),
                                List.of(
                                        Words.of("工作人员、村（社区）干部", "Official or village cadre"),
                                        Words.of("关系", "Relation"),
                                        Words.of("近亲属姓名", "Relative"),
                                        Words.of("号码", "Number"),
                                        Words.of("备案日期", "Recorded")),
                                List.of(24, 16, 16, 26, 18),
                                lines.stream()
                                        .map(l ->
                                                List.of(
                                                        l.officer(),
                                                        l.relation().words(),
                                                        Words.same(l.name()),
                                                        Words.same(l.number()),
                                                        Words.day(
                                                                l.recordedAt()
                                                                        .atZone(Page.ZONE)
                                                                        .toLocalDate())))
                                        .toList()));
        parts.add(
                new Part.Text(
                        Words.of(
                                "本人保证以上填报真实、完整；情况变化的，及时更新。近亲属申请或者享受救助的，本人回避。",
                                "What is stated is true and whole, and is renewed when it changes. Where a near relative applies or receives assistance, who states it keeps away."),
                        true));
        parts.add(
                new Part.Signatures(
                        List.of(
                                Words.of("本人（干部）签字", "Signature of the official or cadre"),
                                Words.of("经办人签字", "Handled by"),
                                Words.of("机关（盖章）", "Seal of the body"))));
        return new Booklets.Booklet(
                Words.same(""),
                Words.of("近亲属备案表", "Form of near relatives"),
                "",
                parts,
                "relatives-" + today + ".pdf",
                today.atStartOfDay(Page.ZONE).toInstant());
    }
}
