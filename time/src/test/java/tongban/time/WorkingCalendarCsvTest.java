package tongban.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkingCalendarCsvTest {
    /** Invented: the notice for 2027 was not published when this was written. */
    static final String INVENTED_2027 =
            """
            date,type,name,notice_year
            2026-12-26,work,元旦,2027
            2027-01-01,off,元旦,2027
            2027-02-05,off,春节,2027
            2027-04-05,off,清明节,2027
            2027-05-01,off,劳动节,2027
            2027-06-09,off,端午节,2027
            2027-10-01,off,国庆节、中秋节,2027
            """;

    @Test
    void readsAWholeYear() {
        assertThat(WorkingCalendarCsv.read(INVENTED_2027).orThrow()).hasSize(7);
    }

    @Test
    void readsWhatASpreadsheetSaves() {
        assertThat(
                        WorkingCalendarCsv.read("\uFEFF" + INVENTED_2027.replace("\n", "\r\n"))
                                .orThrow())
                .hasSize(7);
    }

    @Test
    void passesOverFurtherColumnsInAnyOrder() {
        String wide =
                INVENTED_2027
                        .lines()
                        .map(line -> "x," + line + ",y")
                        .reduce("", (a, b) -> a + b + "\n")
                        .replaceFirst("x,", "left,");
        assertThat(WorkingCalendarCsv.read(wide).orThrow()).hasSize(7);
    }

    @Test
    void namesEveryFaultAtOnceWithLineColumnCauseAndRemedy() {
        List<CalendarFault> faults =
                faultsOf(
                        """
                        date,type,name,notice_year
                        2027-02-30,off,春节,2027

                        2027-03-01,free,,27
                        2027-04-05,off,清明节,2027
                        2027-04-05,off,清明节,2027
                        2029-04-05,off,清明节,2027
                        2027-05-01,off
                        """);
        assertThat(faults)
                .extracting(f -> f.line() + " " + f.column())
                .containsExactly(
                        "2 date", "4 notice_year", "4 type", "4 name", "6 date", "7 date", "8 ");
        assertThat(faults.getFirst().toString())
                .isEqualTo(
                        "第 2 行 date：“2027-02-30”不是有效日期。写成 2027-01-01。"
                                + " / line 2, column date: '2027-02-30' is no date; write 2027-01-01.");
        assertThat(faults)
                .allSatisfy(f -> {
                    assertThat(f.zh()).isNotBlank();
                    assertThat(f.en()).isNotBlank();
                    assertThat(f.remedyZh()).isNotBlank();
                    assertThat(f.remedyEn()).isNotBlank();
                });
    }

    @Test
    void aYearIsTakenOnlyWhole() {
        List<CalendarFault> faults =
                faultsOf(INVENTED_2027.lines().limit(6).reduce("", (a, b) -> a + b + "\n"));
        assertThat(faults).extracting(CalendarFault::column).containsExactly("notice_year");
        assertThat(faults.getFirst().zh())
                .contains("2027", "中秋节", "国庆节", "端午节")
                .doesNotContain("春节");
        assertThat(faults.getFirst().en()).contains("Dragon Boat Festival", "端午节");
    }

    @Test
    void refusesAFileThatIsNone() {
        assertThat(faultsOf(""))
                .extracting(CalendarFault::column)
                .containsExactly("date", "type", "name", "notice_year");
        assertThat(faultsOf("date,type,name,notice_year\n")).hasSize(1);
        assertThat(faultsOf(INVENTED_2027 + "2027-07-01,off,\uFFFD,2027\n").getFirst().zh())
                .contains("UTF-8");
        assertThat(faultsOf(INVENTED_2027 + "\n".repeat(20_000)).getFirst().en()).contains("10000");
    }

    @Test
    void saysAllFaultsWhenThrown() {
        assertThatThrownBy(() -> WorkingCalendarCsv.read("date,type\n").orThrow())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column name is missing")
                .hasMessageContaining("缺少列 notice_year");
    }

    private static List<CalendarFault> faultsOf(String csv) {
        return ((WorkingCalendarCsv.Reading.Faulty) WorkingCalendarCsv.read(csv)).faults();
    }
}
