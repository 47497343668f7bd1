package tongban.node.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.means.MeansChecks;
import tongban.node.means.Report;
import tongban.node.paper.Booklets;
import tongban.node.paper.Booklets.Part;
import tongban.service.text.Words;

/** The report of an economic check on paper (核对报告). */
final class CheckReportPaper {
    private static final List<Words> HEADS =
            List.of(
                    Words.of("项目", "Item"),
                    Words.of("申报或者原有登记", "Declared, or on file before"),
                    Words.of("各方反馈", "What the sources say"),
                    Words.of("核对", "Compared"));
    private static final List<Integer> WIDTHS = List.of(17, 29, 35, 19);

    private CheckReportPaper() {}

    /**
     * @param organ the body that handles the check
     * @return empty where the version that is shown says nothing
     */
    static Optional<Booklets.Booklet> of(MeansChecks.CheckPage check, Words organ) {
        Optional<MeansChecks.Version> version =
                check.versions().stream().filter(v -> v.version() == check.shown()).findFirst();
        if (version.isEmpty() || check.report().isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Table(Words.same(""), matter(check, version.get())));
        for (Report.Of of : check.report()) {
            Words who =
                    check.person(of.person())
                            .map(p -> Words.same(p.name() + "　" + p.maskedNumber()))
                            .orElse(Words.same(""));
            parts.add(
                    of.lines().isEmpty()
                            ? new Part.Chapter(
                                    who,
                                    List.of(
                                            Words.of(
                                                    "没有申报，也没有查询。",
                                                    "Nothing was declared and nothing asked.")),
                                    false)
                            : new Part.Columns(
                                    who,
                                    HEADS,
                                    WIDTHS,
                                    of.lines().stream().map(CheckReportPaper::line).toList()));
        }
        parts.add(
                new Part.Chapter(
                        Words.of("说明", "Note"),
                        List.of(
                                Words.of(
                                        "本报告只列出申报与各方反馈是否一致，不作认定；不一致的，由审核人员向本人了解情况。本人有异议的，可以书面或者口头提出。",
                                        "This report says whether what was declared and what the sources say fit, and decides nothing; what does not fit is asked of the person. Who objects to it may do so in writing or orally.")),
                        false));
        parts.add(
                new Part.Signatures(
                        List.of(
                                Words.of("核对人员签字", "Signature of who checked"),
                                Words.of("审核人员签字", "Signature of the reviewer"))));
        parts.add(
                new Part.Seal(
                        organ, Words.day(version.get().at().atZone(Page.ZONE).toLocalDate())));
        return Optional.of(
                new Booklets.Booklet(
                        organ,
                        Words.of("家庭经济状况核对报告", "Report of an economic check"),
                        check.row().number() + " · v" + version.get().version(),
                        parts,
                        "check-" + check.row().number() + "-" + version.get().version() + ".pdf",
                        version.get().at()));
    }

    private static List<Booklets.Row> matter(
            MeansChecks.CheckPage check, MeansChecks.Version version) {
        List<Booklets.Row> rows = new ArrayList<>();
        rows.add(Booklets.Row.of("核对事由", "For", check.row().ground().words()));
        rows.add(Booklets.Row.of("项目", "Matter", check.row().scheme()));
        rows.add(Booklets.Row.of("核对依据", "By", check.basis()));
        rows.add(Booklets.Row.of("开始日期", "Begun on", Words.day(check.row().begunOn())));
        rows.add(
                Booklets.Row.of(
                        "出具日期",
                        "Made on",
                        Words.day(version.at().atZone(Page.ZONE).toLocalDate())));
        rows.add(Booklets.Row.of("出具原因", "Why it was made", version.cause().words()));
        rows.add(
                Booklets.Row.of(
                        "不一致的项目",
                        "What does not fit",
                        Words.same(String.valueOf(version.contradictions()))));
        if (check.simulated()) {
            rows.add(
                    Booklets.Row.of(
                            "数据来源",
                            "Sources",
                            Words.of("模拟数据，演示用", "simulated, for demonstration")));
        }
        return rows;
    }

    private static List<Words> line(Report.Line line) {
        return List.of(
                line.item().words(),
                line.declared().isEmpty()
                        ? Words.of("无", "nothing")
                        : joined(line.declared().stream().map(CheckReportPaper::said).toList()),
                line.told().isEmpty()
                        ? Words.of("还没有反馈", "no answer yet")
                        : joined(line.told().stream().map(CheckReportPaper::told).toList()),
                compared(line));
    }

    private static Words said(Report.Said said) {
        return Words.of(
                said.value().zh() + "（" + said.source().zh() + "，" + said.assurance().zh() + "）",
                said.value().en() + " (" + said.source().en() + ", " + said.assurance().en() + ")");
    }

    private static Words told(Report.Told told) {
        Words day = Words.day(told.knownOn());
        Words values =
                told.values().isEmpty()
                        ? Words.of("查无登记", "knows of none")
                        : joined(told.values().stream().map(Report.Said::value).toList());
        Words mark =
                told.superseded()
                        ? Words.of("（已有新的反馈）", " (answered anew since)")
                        : told.arrival() == MeansChecks.Arrival.FIRST
                                ? Words.same("")
                                : Words.of(
                                        "（" + told.arrival().words().zh() + "）",
                                        " (" + told.arrival().words().en() + ")");
        return Words.of(
                told.source().words().zh() + "（" + day.zh() + "）：" + values.zh() + mark.zh(),
                told.source().words().en()
                        + " (as of "
                        + day.en()
                        + "): "
                        + values.en()
                        + mark.en());
    }

    private static Words compared(Report.Line line) {
        List<Words> all = new ArrayList<>(line.shown().stream().map(Report.Mark::words).toList());
        line.settled()
                .ifPresent(s -> {
                    Words corrected =
                            joined(s.corrected().stream().map(Report.Said::value).toList());
                    all.add(
                            Words.of(
                                    "异议"
                                            + s.outcome().words().zh()
                                            + (s.corrected().isEmpty()
                                                    ? ""
                                                    : "，更正为" + corrected.zh()),
                                    "objection "
                                            + s.outcome().words().en()
                                            + (s.corrected().isEmpty()
                                                    ? ""
                                                    : ", corrected to " + corrected.en())));
                });
        return joined(all);
    }

    private static Words joined(List<Words> all) {
        return Words.of(
                String.join("；", all.stream().map(Words::zh).toList()),
                String.join("; ", all.stream().map(Words::en).toList()));
    }
}
