package tongban.node.portal;

import java.util.ArrayList;
import java.util.List;
import tongban.node.identity.Jurisdiction;
import tongban.node.project.Practice;
import tongban.node.project.ProjectOverview;
import tongban.service.text.Words;

/**
 * A row of a table of sums: what some projects of a list come to.
 *
 * @param href the list of these projects; empty where there is no such list
 * @param total whether it is the last row, to which the others add up
 */
public record ProjectSumRow(Words name, String href, ProjectOverview.Sum sum, boolean total) {
    private static final Words TOTAL = Words.of("合计", "Total");

    public static List<ProjectSumRow> groups(ProjectOverview overview, Practice.Grouping grouping) {
        List<ProjectSumRow> rows = new ArrayList<>();
        overview.groups(grouping)
                .forEach(g -> rows.add(new ProjectSumRow(g.group().name(), "", g.sum(), false)));
        return total(rows, overview);
    }

    public static List<ProjectSumRow> sides(ProjectOverview overview, Jurisdiction register) {
        List<ProjectSumRow> rows = new ArrayList<>();
        overview.sides()
                .forEach((side, sum) ->
                        rows.add(
                                new ProjectSumRow(
                                        Words.of(side.zh(), side.en()),
                                        list(overview, register) + "&lead=" + side.code(),
                                        sum,
                                        false)));
        return total(rows, overview);
    }

    /** The places with the largest plan first. */
    public static List<ProjectSumRow> areas(
            ProjectOverview overview, Jurisdiction register, Places places) {
        List<ProjectSumRow> rows = new ArrayList<>();
        overview.areas().entrySet().stream()
                .sorted((a, b) -> b.getValue().plan().compareTo(a.getValue().plan()))
                .forEach(e ->
                        rows.add(
                                new ProjectSumRow(
                                        places.name(e.getKey()),
                                        list(overview, register) + "&place=" + e.getKey(),
                                        e.getValue(),
                                        false)));
        return total(rows, overview);
    }

    private static String list(ProjectOverview overview, Jurisdiction register) {
        return "/projects/list?side=" + register.code() + "&year=" + overview.year();
    }

    private static List<ProjectSumRow> total(List<ProjectSumRow> rows, ProjectOverview overview) {
        rows.add(new ProjectSumRow(TOTAL, "", overview.total(), true));
        return rows;
    }
}
