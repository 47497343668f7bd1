package tongban.node.register;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Purpose;
import tongban.service.identifier.CitizenNumber;

/**
 * Files taken in: every kind of fault told, the rest usable, nothing twice, and finished after a
 * break. What each fault says stands in {@code faults.txt}; what a run says instead lies under
 * target/golden.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterImportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/register/faults.txt");
    private static final Path FLAWS = Path.of("src/main/java/tongban/node/register");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String PEOPLE = "citizen_number,place,name,source,assurance\n";
    private static final String TOWN = TwoSides.GAOTAN;

    @TempDir private static Path folder;

    private TwoSides sides;
    private RegisterImport imports;
    private Actor node;
    private Actor township;
    private int files;

    @BeforeAll
    void start() {
        sides = new TwoSides("register_import");
        imports = sides.bean(RegisterImport.class);
        node = Actor.system(SICHUAN);
        township = sides.staff(Role.REVIEWER, SICHUAN, TOWN + ":township-government", "township");
    }

    @AfterAll
    void stop() {
        sides.close();
    }

    /** The nth made-up person of a year. */
    private static String person(int year, int nth) {
        return person("591623", year, nth);
    }

    private static String person(String prefix, int year, int nth) {
        LocalDate born = LocalDate.of(year, 1, 1).plusDays(nth / 900);
        String first17 =
                prefix + born.toString().replace("-", "") + "%03d".formatted(nth % 900 + 1);
        return first17 + CitizenNumber.checkSign(first17);
    }

    private static String row(String number, String name) {
        return number + "," + TOWN + "," + name + ",PUBLIC_SECURITY,VERIFIED\n";
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("f" + files++ + ".csv"), bytes);
    }

    private ImportReport run(Actor actor, Kind kind, String text) throws IOException {
        return run(actor, kind, text.getBytes(UTF_8));
    }

    private ImportReport run(Actor actor, Kind kind, byte[] bytes) throws IOException {
        return imports.run(actor, file(bytes), kind, kind.file(), (rows, wrong) -> {}, f -> {});
    }

    private long records() {
        return sides.walls.inside(
                node,
                () ->
                        sides.jdbc
                                .sql("select count(*) from register_record")
                                .query(Long.class)
                                .single());
    }

    private String name(String number) {
        Register register = sides.bean(Register.class);
        Register.Found found =
                register.find(
                        node, SubjectKind.PERSON, number, java.util.Optional.of(Purpose.RECHECK));
        return register.person(
                        node,
                        ((Register.Found.Subject) found).id(),
                        AsOf.today(sides.today()),
                        Purpose.RECHECK)
                .orElseThrow()
                .person()
                .name();
    }

    // ------------------------------------------------------------------ what is right

    @Test
    void bothEncodingsAndTheSameAgainChangesNothing() throws IOException {
        String text = PEOPLE + row(person(1950, 1), "赵演示") + row(person(1950, 2), "钱演示");
        ImportReport report = run(node, Kind.IDENTITY, text.getBytes(GB18030));
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.faults()).isEmpty();
        assertThat(name(person(1950, 2))).isEqualTo("钱演示");
        ImportReport otherFile = run(node, Kind.IDENTITY, "\uFEFF" + text);
        assertThat(List.of(otherFile.added(), otherFile.unchanged())).containsExactly(0L, 2L);
        ImportReport sameFile = run(node, Kind.IDENTITY, text.getBytes(GB18030));
        assertThat(sameFile.already()).isTrue();
        assertThat(sameFile.added()).isEqualTo(2);
        Actor county = sides.staff(Role.DECIDER, SICHUAN, "511623:civil-affairs", "county");
        assertThat(run(county, Kind.IDENTITY, text.getBytes(GB18030)).unchanged())
                .as("another body's import of the file is its own")
                .isEqualTo(2);
        ImportReport corrected = run(node, Kind.IDENTITY, PEOPLE + row(person(1950, 2), "钱更正"));
        assertThat(corrected.changed()).isOne();
        assertThat(name(person(1950, 2))).isEqualTo("钱更正");
    }

    @Test
    void everyKindOfFileIsTakenIn() throws IOException {
        String head = person(1962, 1);
        String child = person(2013, 1);
        assertThat(run(node, Kind.IDENTITY, PEOPLE + row(head, "甲") + row(child, "乙")).added())
                .isEqualTo(2);
        String members =
                "citizen_number,household_number,relation,counted,from,source,assurance\n"
                        + head
                        + ",h-100,HEAD,YES,2026-01-01,DECLARED,DECLARED\n"
                        + child
                        + ",H-100,CHILD,YES,2026-01-01,DECLARED,DECLARED\n";
        assertThat(run(node, Kind.MEMBERSHIP, members).rejected())
                .as("before the household")
                .isEqualTo(2);
        taken(
                Kind.DWELLING,
                "户编号,建档地,住址,城乡,第一日,来源,可信程度\nH-100," + TOWN + ",某街 1 号,农村,2026-01-01,入户调查,已核实\n");
        taken(
                Kind.PREMISES,
                "credit_code,place,name,institution,address,from,source,assurance\n52519901MJHM00019N,"
                        + TOWN
                        + ",某院,CHILDREN_HOME,某路,2020-01-01,CIVIL_AFFAIRS,VERIFIED\n");
        taken(
                Kind.BEDS,
                "credit_code,beds,nursing,from,source,assurance\n52519901MJHM00019N,10,2,2020-01-01,INSTITUTION,DECLARED\n");
        taken(Kind.MEMBERSHIP, members);
        taken(
                Kind.RESIDENCE,
                "citizen_number,hukou,settlement,lives,from,source,assurance\n"
                        + head
                        + ",440305,URBAN,511623109,2026-01-01,PUBLIC_SECURITY,VERIFIED\n");
        taken(
                Kind.INCOME,
                "citizen_number,income,payer,monthly,cost,from,to,source,assurance\n"
                        + head
                        + ",WAGE,某厂,1400.00,,2026-01-01,2026-06-30,TAX,VERIFIED\n"
                        + head
                        + ",WAGE,某厂,1500.5,100,2026-07-01,,TAX,VERIFIED\n");
        taken(
                Kind.PROPERTY,
                "citizen_number,property,what,worth,area,from,source,assurance\n"
                        + head
                        + ",DWELLING,某街 1 号,,92.5,2026-01-01,REAL_ESTATE,VERIFIED\n");
        taken(
                Kind.DISABILITY_CARD,
                "citizen_number,card_number,from,to,source,assurance\n"
                        + head
                        + ","
                        + head
                        + "43B1,2021-01-01,2030-12-31,DISABLED_FEDERATION,VERIFIED\n");
        taken(
                Kind.CHILD_STATUS,
                "citizen_number,status,placement,from,source,assurance\n"
                        + child
                        + ",UNATTENDED,RELATIVES,2024-01-01,CIVIL_AFFAIRS,VERIFIED\n");
        taken(
                Kind.ENROLMENT,
                "citizen_number,school,stage,full_time,from,source,assurance\n"
                        + child
                        + ",某中学,JUNIOR,是,2025-09-01,EDUCATION,VERIFIED\n");
        taken(
                Kind.BED_STAY,
                "citizen_number,institution,bed,from,source,assurance\n"
                        + child
                        + ",52519901MJHM00019N,CHILD,2024-01-01,INSTITUTION,VERIFIED\n");
        Register register = sides.bean(Register.class);
        Register.Rows rows = register.list(node, SubjectKind.HOUSEHOLD, 0);
        assertThat(rows.rows()).anySatisfy(row -> assertThat(row.number()).isEqualTo("H-100"));
        assertThat(register.list(node, SubjectKind.INSTITUTION, 0).rows())
                .anySatisfy(row -> {
                    assertThat(row.people()).isOne();
                    assertThat(row.beds()).contains(10);
                });
    }

    private void taken(Kind kind, String text) throws IOException {
        ImportReport report = run(node, kind, text);
        assertThat(report.faults()).as(kind + " " + report.faults()).isEmpty();
        assertThat(report.added()).as(kind.toString()).isPositive();
    }

    // ------------------------------------------------------------------ what is wrong

    @Test
    void everyKindOfFaultIsToldInBothLanguages() throws IOException {
        List<String> said = new ArrayList<>();
        tell(
                said,
                "a file that is not there",
                imports.run(
                        node,
                        folder.resolve("none.csv"),
                        Kind.IDENTITY,
                        "people",
                        (r, w) -> {},
                        f -> {}));
        tell(said, "another encoding", run(node, Kind.IDENTITY, PEOPLE.getBytes(UTF_16)));
        tell(said, "empty", run(node, Kind.IDENTITY, "\n"));
        tell(said, "header", run(node, Kind.IDENTITY, "citizen_number,name,name,nmae,source\n"));
        run(
                node,
                Kind.IDENTITY,
                PEOPLE + person(1949, 9) + ",510107,他处,PUBLIC_SECURITY,VERIFIED\n");
        tell(said, "people", run(township, Kind.IDENTITY, badPeople()));
        String known = person(1963, 1);
        run(node, Kind.IDENTITY, PEOPLE + row(known, "丙") + row(person(2000, 1), "丁"));
        tell(
                said,
                "incomes",
                run(
                        node,
                        Kind.INCOME,
                        "citizen_number,income,monthly,from,source,assurance\n"
                                + known
                                + ",WAGE,12.345,2026-01-01,TAX,VERIFIED\n"
                                + person(1963, 99)
                                + ",WAGE,1.00,2026-01-01,TAX,VERIFIED\n"));
        tell(
                said,
                "disability cards",
                run(
                        node,
                        Kind.DISABILITY_CARD,
                        "citizen_number,card_number,from,source,assurance\n"
                                + known
                                + ","
                                + known
                                + "81,2021-01-01,DISABLED_FEDERATION,VERIFIED\n"
                                + known
                                + ","
                                + person(2000, 1)
                                + "41,2021-01-01,DISABLED_FEDERATION,VERIFIED\n"));
        tell(
                said,
                "child status",
                run(
                        node,
                        Kind.CHILD_STATUS,
                        "citizen_number,status,placement,from,source,assurance\n"
                                + known
                                + ",ORPHAN,RELATIVES,2026-01-01,CIVIL_AFFAIRS,VERIFIED\n"));
        tell(
                said,
                "members",
                run(
                        node,
                        Kind.MEMBERSHIP,
                        "citizen_number,household_number,relation,counted,from,source,assurance\n"
                                + known
                                + ",户,HEAD,YES,2026-01-01,DECLARED,DECLARED\n"
                                + known
                                + ",H-999,HEAD,YES,2026-01-01,DECLARED,DECLARED\n"));
        tell(said, "no header", run(node, Kind.IDENTITY, row(known, "丙")));
        tell(
                said,
                "beds",
                run(
                        node,
                        Kind.BEDS,
                        "credit_code,beds,nursing,from,source,assurance\n"
                                + "52519901MJHM0001XX,many,2,2020-01-01,INSTITUTION,DECLARED\n"
                                + "52509901MJHM00027D,2,3,2020-01-01,INSTITUTION,DECLARED\n"));
        tell(
                said,
                "enterprises",
                run(
                        node,
                        Kind.ENTERPRISE,
                        "credit_code,place,name,enterprise,founded,office,industry,status,from,source,assurance\n"
                                + "52519901MJHM00019N,511623,甲,LIMITED,2020-01-01,511623,9899,IN_OPERATION,2020-01-01,COMPANIES,VERIFIED\n"
                                + "52519901MJHM00019N,511623,甲,LIMITED,2020-01-01,511623,3982,IN_OPERATION,2019-01-01,COMPANIES,VERIFIED\n"));
        tell(
                said,
                "year figures",
                run(
                        node,
                        Kind.YEAR_FIGURES,
                        "credit_code,year,revenue,from,source,assurance\n"
                                + "52519901MJHM00019N,2999,1,2024-01-01,TAX,VERIFIED\n"
                                + "52519901MJHM00019N,2024,1,2023-01-01,TAX,VERIFIED\n"));
        String text = String.join("\n", said) + "\n";
        Path actual = Path.of("target/golden/register-faults.txt");
        Files.createDirectories(actual.getParent());
        Files.writeString(actual, text);
        assertThat(missing(text)).as("codes of files and rows that no file here draws").isEmpty();
        assertThat(text).isEqualTo(Files.readString(GOLDEN));
    }

    private static void tell(List<String> said, String what, ImportReport report) {
        said.add("# " + what);
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            report.faults().forEach(f -> said.add(f.in(locale, report.label() + ".csv")));
            said.add(report.summary(locale));
        }
        assertThat(report.faultsInAll()).isEqualTo(report.faults().size());
    }

    /** Codes that no test can draw: a file of five million rows, one of a gigabyte. */
    private static final Set<String> TOO_LARGE =
            Set.of("REGISTER-102", "REGISTER-223", "REGISTER-001");

    private static Set<String> missing(String text) throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String source : List.of("Flaws.java", "EnterpriseFlaws.java", "FieldType.java")) {
            Matcher code =
                    Pattern.compile("\"(REGISTER-[12][0-9]{2})\"")
                            .matcher(Files.readString(FLAWS.resolve(source)));
            while (code.find()) {
                if (!text.contains(code.group(1)) && !TOO_LARGE.contains(code.group(1))) {
                    missing.add(code.group(1));
                }
            }
        }
        return missing;
    }

    private static byte[] badPeople() throws IOException {
        String good = person(1951, 1);
        String wrong = good.substring(0, 17) + (good.endsWith("1") ? "2" : "1");
        List<String> rows =
                List.of(
                        "citizen_number,place,name,died,from,to,source,document,assurance",
                        good + "," + TOWN + ",戊,,,,PUBLIC_SECURITY,,VERIFIED",
                        good + "," + TOWN + ",己,,,,PUBLIC_SECURITY,,VERIFIED",
                        good + "," + TOWN + ",戊,,,,PUBLIC_SECURITY,,VERIFIED",
                        wrong + "," + TOWN + ",,,,,PUBLIC_SECURITY,,SURE",
                        "510107500101001," + TOWN + ",庚,,,,PUBLIC_SECURITY,,VERIFIED",
                        person(1951, 2) + ",519999,辛,,,,PUBLIC_SECURITY,,VERIFIED",
                        person(1951, 3) + ",500157106,辛,,,,PUBLIC_SECURITY,,VERIFIED",
                        person(1951, 4) + ",510107,辛,,,,PUBLIC_SECURITY,,VERIFIED",
                        person(1949, 9) + "," + TOWN + ",他处,,,,PUBLIC_SECURITY,,VERIFIED",
                        person(1951, 5) + "," + TOWN + ",壬,2099-01-01,,,PUBLIC_SECURITY,,VERIFIED",
                        person(1951, 6) + "," + TOWN + ",壬,1950-12-31,,,PUBLIC_SECURITY,,VERIFIED",
                        person(1951, 7) + "," + TOWN + ",癸,,1950-01-01,,PUBLIC_SECURITY,,VERIFIED",
                        person(1951, 8)
                                + ","
                                + TOWN
                                + ",癸,,2020-01-02,2020-01-01,PUBLIC_SECURITY,,VERIFIED",
                        person(1951, 9) + "," + TOWN + ",癸,2020-02-30,,,NOBODY,,VERIFIED",
                        person(1951, 10)
                                + ","
                                + TOWN
                                + ","
                                + "长".repeat(101)
                                + ",,,,PUBLIC_SECURITY,,VERIFIED",
                        person(1951, 11) + "," + TOWN + ",子",
                        person(1951, 12)
                                + ","
                                + TOWN
                                + ",丑,,,,PUBLIC_SECURITY,"
                                + "x".repeat(70_000)
                                + ",VERIFIED");
        var out = new java.io.ByteArrayOutputStream();
        out.write((String.join("\n", rows) + "\n").getBytes(UTF_8));
        out.write((person(1951, 13) + "," + TOWN + ",").getBytes(UTF_8));
        out.write(0xC3);
        out.write(",,,,PUBLIC_SECURITY,,VERIFIED\n".getBytes(UTF_8));
        out.write((person(1951, 14) + "," + TOWN + ",\"寅,,,,TAX,,VERIFIED\n").getBytes(UTF_8));
        return out.toByteArray();
    }

    // ------------------------------------------------------------------ many rows

    /** One row in a hundred is wrong, by turns in another way. */
    static int write(Path file, int people) throws IOException {
        int wrong = 0;
        try (var out = Files.newBufferedWriter(file, UTF_8)) {
            out.write(PEOPLE);
            for (int i = 0; i < people; i++) {
                String number = person("591602", 1930 + i % 80, i / 80);
                if (i % 100 == 50) {
                    wrong++;
                    out.write(
                            switch (i / 100 % 3) {
                                case 0 ->
                                        row(
                                                number.substring(0, 17)
                                                        + (number.endsWith("1") ? "2" : "1"),
                                                "错号");
                                case 1 -> row(number, "");
                                default -> row(number, "错地").replace(TOWN, "519999");
                            });
                } else {
                    out.write(row(number, "演示" + i));
                }
            }
        }
        return wrong;
    }

    @Test
    void anImportThatWasCutOffIsFinishedByRunningItAgain() throws IOException {
        int people = 25_000;
        Path file = folder.resolve("cut.csv");
        int wrong = write(file, people);
        long before = records();
        assertThatThrownBy(() ->
                        imports.run(
                                node,
                                file,
                                Kind.IDENTITY,
                                "cut",
                                (rows, faults) -> {
                                    if (rows >= 20_000) {
                                        throw new IllegalStateException("the power went");
                                    }
                                },
                                f -> {}))
                .hasMessage("the power went");
        List<RowFault> told = new ArrayList<>();
        List<Long> progress = new ArrayList<>();
        ImportReport report =
                imports.run(
                        node,
                        file,
                        Kind.IDENTITY,
                        "cut",
                        (rows, faults) -> progress.add(rows),
                        told::add);
        assertThat(report.rows()).isEqualTo(people);
        assertThat(report.rejected()).isEqualTo(wrong);
        assertThat(told).hasSize(wrong);
        assertThat(report.added() + report.unchanged()).isEqualTo(people - wrong);
        assertThat(records() - before).as("nothing twice, nothing lost").isEqualTo(people - wrong);
        assertThat(progress).isSorted().endsWith((long) people);
        assertThat(imports.faults(node, report.id().orElseThrow(), 0))
                .hasSize(RegisterImport.FAULTS_PAGE_ROWS)
                .isEqualTo(told.subList(0, RegisterImport.FAULTS_PAGE_ROWS));
        assertThat(imports.past(node).getFirst().id()).isEqualTo(report.id());
    }
}
