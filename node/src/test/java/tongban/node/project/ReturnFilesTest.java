package tongban.node.project;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.SICHUAN;
import static tongban.node.project.ProjectGround.CQ_OWNER;
import static tongban.node.project.ProjectGround.GUANGAN;
import static tongban.node.project.ProjectGround.SC_OWNER;
import static tongban.node.project.ProjectGround.SC_STRANGER;
import static tongban.node.project.ProjectGround.SC_SUPERVISOR;
import static tongban.node.project.ProjectGround.actor;
import static tongban.node.project.ProjectGround.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.sheet.Cell;
import tongban.node.sheet.Format;
import tongban.node.sheet.Sheet;

/** Files of returns: looked at first, then recorded once, or refused as a whole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReturnFilesTest {
    private ProjectGround ground;
    private ReturnFiles files;

    @BeforeAll
    void begin() {
        ground = new ProjectGround("return_files");
        files = ground.node.bean(ReturnFiles.class);
    }

    @AfterAll
    void end() {
        ground.end();
    }

    @Test
    void aFileOfReturnsIsLookedAtAndThenRecordedOnce() {
        UUID id = ground.listed("51-2024-701", "12000");
        ground.listed("51-2024-702", "12000");
        ground.report(CQ_OWNER, line("51-2024-701", 4, "3600"));
        ground.report(SC_OWNER, line("51-2024-702", 3, "2000"), line("51-2024-702", 4, "3000"));
        ground.quiet();
        byte[] sent =
                file(
                        "\uFEFF编号,项目,月份,年度完成投资（万元）,累计完成投资（万元）,形象进度",
                        "51-2024-701,路,2024-02,1000,2000,\"路基, 桥\"",
                        "51-2024-701,路,2024年4月,\"4,000\",5000,",
                        ",,,,,",
                        "51-2024-702,路,Apr-24,3000,4000,路基完成",
                        "51-2024-702,路,2024/3,2100,3100,",
                        "51-2024-702,路,2024-03,2200,3200,",
                        "51-2024-999,路,2024-06,x,-5,",
                        "51-2024-702,路,2024-01,,,",
                        "51-2024-702,路,2023-05,5,4,");
        ReturnFiles.File looked = read(files.look(SC_OWNER, "五月月报", Optional.empty(), sent));
        assertThat(looked.rows())
                .extracting(ReturnFiles.Row::line)
                .containsExactly(2, 3, 5, 6, 7, 8, 9, 10);
        assertThat(looked.rows())
                .extracting(ReturnFiles.Row::outcome)
                .containsExactly(
                        ReturnFiles.Outcome.FIRST,
                        ReturnFiles.Outcome.FIRST,
                        ReturnFiles.Outcome.THERE,
                        ReturnFiles.Outcome.CORRECTION,
                        ReturnFiles.Outcome.FAULTY,
                        ReturnFiles.Outcome.FAULTY,
                        ReturnFiles.Outcome.FAULTY,
                        ReturnFiles.Outcome.FAULTY);
        assertThat(looked.rows().get(0).late()).as("February on 8 May").isTrue();
        assertThat(looked.rows().get(1).contested()).as("Chongqing said 3600").isTrue();
        assertThat(looked.rows().get(3).outOfOrder()).as("March after April").isTrue();
        assertThat(looked.rows())
                .extracting(
                        r -> r.problems().stream().map(p -> p.code() + " " + p.field()).toList())
                .endsWith(
                        List.of("PROJECT-010 number"),
                        List.of(
                                "PROJECT-006 completed",
                                "PROJECT-005 month",
                                "PROJECT-006 cumulative",
                                "PROJECT-002 number"),
                        List.of("PROJECT-009 completed", "PROJECT-009 cumulative"),
                        List.of("PROJECT-007 cumulative", "PROJECT-004 month"));
        assertThat(ground.sheet(SC_OWNER, id).lines()).as("nothing is recorded yet").hasSize(1);
        assertThat(files.file(SC_SUPERVISOR, looked.id())).as("his who sent it").isEmpty();
        assertThat(files.confirm(CQ_OWNER, looked.id()))
                .isInstanceOf(ReturnFiles.Result.NotFound.class);

        ReturnFiles.File recorded = read(files.confirm(SC_OWNER, looked.id()));
        assertThat(recorded.rows()).as("as was looked at").isEqualTo(looked.rows());
        assertThat(recorded.returned()).isPresent();
        assertThat(read(files.confirm(SC_OWNER, looked.id()))).as("once").isEqualTo(recorded);
        assertThat(ground.sheet(SC_OWNER, id).lines()).hasSize(3);
        assertThat(ground.month(SC_OWNER, id, 4).contested()).isTrue();
        ground.quiet();
        assertThat(ground.month(CQ_OWNER, id, 2).sides().get(SICHUAN).progress())
                .isEqualTo("路基, 桥");

        ReturnFiles.File again = read(files.look(SC_OWNER, "五月月报", Optional.empty(), sent));
        assertThat(again.count(ReturnFiles.Outcome.THERE)).isEqualTo(4);
        assertThat(read(files.confirm(SC_OWNER, again.id())).returned()).isEmpty();
        assertThat(ground.sheet(SC_OWNER, id).lines()).hasSize(3);
        assertThat(read(files.confirm(SC_OWNER, looked.id()))).isEqualTo(recorded);
        assertThat(files.past(SC_OWNER))
                .extracting(ReturnFiles.Past::id)
                .containsSubsequence(again.id(), looked.id());

        List<ReturnFiles.Standing> standing = new ArrayList<>();
        files.each(SC_OWNER, YearMonth.of(2024, 4), standing::add);
        assertThat(standing)
                .filteredOn(s -> s.number().equals("51-2024-701"))
                .extracting(s -> s.said().orElseThrow().completed().orElseThrow().intValue())
                .containsExactly(4000);
        standing.clear();
        files.each(SC_STRANGER, YearMonth.of(2024, 4), standing::add);
        assertThat(standing).as("another body's").isEmpty();
    }

    @Test
    void aFileThatIsNoneIsRefusedAsAWhole() {
        String header = "number,month,completed,cumulative";
        assertThat(refused(SC_OWNER, file("PK\u0003\u0004"))).containsExactly("PROJECT-015");
        assertThat(refused(SC_OWNER, file(header))).containsExactly("PROJECT-015");
        assertThat(refused(SC_OWNER, file("number,month,月份,x", "a,b,c,d")))
                .containsExactly("PROJECT-016", "PROJECT-016", "PROJECT-016", "PROJECT-016");
        String[] many = new String[ReturnFiles.ROWS_MAX + 1];
        java.util.Arrays.fill(many, "51-2024-001,2024-04,1,1");
        assertThat(refused(SC_OWNER, file(header, many))).containsExactly("PROJECT-017");
        assertThat(refused(SC_OWNER, new byte[ReturnFiles.FILE_BYTES_MAX + 1]))
                .containsExactly("PROJECT-017");
        Actor clerk = actor(6, Role.CLERK, SICHUAN, GUANGAN);
        assertThat(refused(clerk, file(header, "51-2024-001,2024-04,1,1")))
                .containsExactly("PROJECT-001");
        ReturnFiles.File broken =
                read(
                        files.look(
                                SC_STRANGER,
                                "五月月报",
                                Optional.empty(),
                                file(header, "51-2024-701,2024-04,1", "\"51-2024-701,1,1,1")));
        assertThat(broken.rows())
                .extracting(r -> r.problems().stream().map(Problem::code).toList())
                .containsExactly(List.of("PROJECT-018"), List.of("PROJECT-018"));
    }

    /**
     * The sheet of a body, sent back as it was downloaded, or without the words, tells nothing new.
     */
    @Test
    void whatWasDownloadedIsThereAlready() throws IOException {
        ground.listed("51-2024-721", "12000");
        ground.listed("51-2024-722", "12000");
        for (String words : List.of("旧话", "路基100%, -2 段", "")) {
            ground.report(SC_OWNER, said("51-2024-721", words), said("51-2024-722", "05"));
        }
        assertThat(outcomes(look(SC_OWNER, downloaded(4, "51-2024-72"))))
                .containsExactly(ReturnFiles.Outcome.THERE, ReturnFiles.Outcome.THERE);
        String header = "number,month,completed,cumulative";
        assertThat(outcomes(look(SC_OWNER, file(header, "51-2024-721,2024-04,3000,4000"))))
                .containsExactly(ReturnFiles.Outcome.THERE);
        assertThat(
                        outcomes(
                                look(
                                        SC_OWNER,
                                        file(
                                                header + ",progress",
                                                "51-2024-721,2024-04,3000,4000,旧话"))))
                .as("words that were overtaken are said anew")
                .containsExactly(ReturnFiles.Outcome.AGAIN);
    }

    private static Projects.Reported said(String number, String words) {
        return new Projects.Reported(
                number,
                YearMonth.of(2024, 4),
                Optional.of(new BigDecimal("3000")),
                Optional.of(new BigDecimal("4000")),
                words);
    }

    /** What a body downloads of a month, as far as it reported it. */
    private byte[] downloaded(int month, String numbers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<ReturnFiles.Standing> standing = new ArrayList<>();
        files.each(SC_OWNER, YearMonth.of(2024, month), standing::add);
        try (Sheet sheet =
                Format.CSV.open(
                        out,
                        "returns",
                        List.of("number", "month", "completed", "cumulative", "progress"))) {
            for (ReturnFiles.Standing s : standing) {
                if (s.number().startsWith(numbers)) {
                    Projects.Reported said = s.said().orElseThrow();
                    sheet.row(
                            List.of(
                                    Cell.of(s.number()),
                                    Cell.of(s.month().toString()),
                                    new Cell.Number(said.completed().orElseThrow()),
                                    new Cell.Number(said.cumulative().orElseThrow()),
                                    Cell.of(said.progress())));
                }
            }
        }
        return out.toByteArray();
    }

    @Test
    void whatWasSentOnADayIsConfirmedOnALaterOne() {
        ground.listed("51-2024-731", "12000");
        ground.listed("51-2024-732", "12000");
        String header = "number,month,completed,cumulative";
        LocalDate eighth = LocalDate.of(2024, 5, 8);
        ReturnFiles.File typed =
                read(
                        files.look(
                                SC_OWNER,
                                "五月月报",
                                Optional.of(eighth),
                                file(header, "51-2024-731,2024-04,1,1")));
        ReturnFiles.File untyped = look(SC_OWNER, file(header, "51-2024-732,2024-04,1,1"));
        ground.on(
                LocalDate.of(2024, 5, 20),
                () -> {
                    for (ReturnFiles.File looked : List.of(typed, untyped)) {
                        assertThat(files.file(SC_OWNER, looked.id()).orElseThrow().rows())
                                .isEqualTo(looked.rows());
                        ReturnFiles.File recorded = read(files.confirm(SC_OWNER, looked.id()));
                        assertThat(recorded.saidOn()).isEqualTo(eighth);
                        assertThat(recorded.returned()).isPresent();
                        assertThat(recorded.rows().getFirst().late())
                                .as("it was sent in time")
                                .isFalse();
                    }
                    ground.quiet();
                });
    }

    @Test
    void whatASpreadsheetLeavesBehindIsPassedOverAndWhatIsMissingToldOnce() {
        ground.listed("51-2024-741", "12000");
        ReturnFiles.File looked =
                look(
                        SC_OWNER,
                        file(
                                "number,month,completed,cumulative,, ",
                                "51-2024-741,2024-04,1,1,,",
                                ",2024-04,1,1,,",
                                ",2024-04,1,x,,",
                                "51-2024-741,2024-03,1,1,,left"));
        assertThat(looked.rows())
                .extracting(
                        r -> r.problems().stream().map(p -> p.code() + " " + p.field()).toList())
                .containsExactly(
                        List.of(),
                        List.of("PROJECT-009 number"),
                        List.of("PROJECT-006 cumulative", "PROJECT-009 number"),
                        List.of("PROJECT-018 "));
    }

    private ReturnFiles.File look(Actor actor, byte[] file) {
        return read(files.look(actor, "五月月报", Optional.empty(), file));
    }

    private static List<ReturnFiles.Outcome> outcomes(ReturnFiles.File file) {
        return file.rows().stream().map(ReturnFiles.Row::outcome).toList();
    }

    private static byte[] file(String header, String... rows) {
        return (header + "\r\n" + String.join("\r\n", rows) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static ReturnFiles.File read(ReturnFiles.Result result) {
        assertThat(result).isInstanceOf(ReturnFiles.Result.Read.class);
        return ((ReturnFiles.Result.Read) result).file();
    }

    private List<String> refused(Actor actor, byte[] file) {
        ReturnFiles.Result result = files.look(actor, "五月月报", Optional.empty(), file);
        assertThat(result).isInstanceOf(ReturnFiles.Result.Rejected.class);
        return ((ReturnFiles.Result.Rejected) result)
                .problems().stream().map(Problem::code).toList();
    }
}
