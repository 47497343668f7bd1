package tongban.node.register;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.place.Organs;

/** One enterprise, one file: its facts, who may know them, who acts for it, and what it may ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnterprisesTest {
    private static final String COUNTY = "511623";
    private static final String TOWN = TwoSides.GAOTAN;

    @TempDir private static Path folder;

    private TwoSides sides;
    private Register register;
    private Enterprises enterprises;
    private Corrections corrections;
    private Actor county;
    private Actor province;
    private Actor committee;
    private Actor elsewhere;
    private Actor civil;
    private Actor across;
    private int codes;

    @BeforeAll
    void start() {
        sides = new TwoSides("enterprises");
        register = sides.bean(Register.class);
        enterprises = sides.bean(Enterprises.class);
        corrections = sides.bean(Corrections.class);
        county = economy("511623:economy-and-informatization");
        province = economy("51:economy-and-informatization");
        committee = sides.staff(Role.REVIEWER, SICHUAN, "gaozhu:administrative-committee", "zone");
        elsewhere = economy("510107:economy-and-informatization");
        civil = sides.staff(Role.REVIEWER, SICHUAN, "511623:civil-affairs", "civil");
        across = sides.staff(Role.REVIEWER, CHONGQING, "50:economy-and-informatization", "across");
    }

    @AfterAll
    void stop() {
        sides.close();
    }

    // ------------------------------------------------------------------ in short

    private Actor economy(String organ) {
        return sides.staff(Role.REVIEWER, SICHUAN, organ, "economy");
    }

    private static Map<String, String> said(String... pairs) {
        Map<String, String> cells = new HashMap<>();
        cells.put("source", "TAX");
        cells.put("assurance", "VERIFIED");
        for (int i = 0; i < pairs.length; i += 2) {
            cells.put(pairs[i], pairs[i + 1]);
        }
        return cells;
    }

    private String code() {
        return TwoSides.creditCode(++codes);
    }

    private UUID enterprise(String code, String name, String place) {
        return switch (register.found(
                county,
                new Register.Founding(
                        SubjectKind.ENTERPRISE,
                        code,
                        place,
                        "建档",
                        said(
                                "name", name,
                                "enterprise", "LIMITED",
                                "founded", "2019-05-01",
                                "office", place,
                                "industry", "3982",
                                "status", "IN_OPERATION",
                                "from", "2019-05-01")))) {
            case Register.Founded.Done(UUID id) -> id;
            case Register.Founded.Rejected no -> throw new AssertionError(no.flaws());
        };
    }

    private Register.Written write(UUID subject, Kind kind, Map<String, String> cells) {
        return register.record(
                county,
                new Register.Entry(
                        subject,
                        kind,
                        Optional.empty(),
                        register.version(county, subject),
                        false,
                        "登记",
                        cells));
    }

    private UUID done(UUID subject, Kind kind, String... pairs) {
        Register.Written written = write(subject, kind, said(pairs));
        assertThat(written).isInstanceOf(Register.Written.Done.class);
        return ((Register.Written.Done) written).series();
    }

    private void figures(UUID subject, int year, String... pairs) {
        List<String> all = new ArrayList<>(List.of(pairs));
        all.addAll(List.of("year", String.valueOf(year), "from", (year + 1) + "-01-01"));
        done(subject, Kind.YEAR_FIGURES, all.toArray(String[]::new));
    }

    private Optional<Enterprises.Known> find(Actor actor, String code) {
        return enterprises.find(actor, code, sides.today(), Purpose.APPLICATION_CHECK);
    }

    private Actor acting(UUID enterprise, int person, String capacity, String... until) {
        List<String> cells =
                new ArrayList<>(
                        List.of(
                                "capacity",
                                capacity,
                                "name",
                                "某乙",
                                "citizen_number",
                                TwoSides.number(person),
                                "from",
                                "2020-01-01"));
        if (until.length > 0) {
            cells.addAll(List.of("to", until[0]));
        }
        done(enterprise, Kind.REPRESENTATIVE, cells.toArray(String[]::new));
        return sides.resident(SICHUAN, TwoSides.number(person));
    }

    // ------------------------------------------------------------------ facts

    @Test
    void whatIsRecordedIsAFactAndWhatIsNotIsNone() {
        String code = code();
        UUID id = enterprise(code, "邻水测试电子有限公司", COUNTY);
        int last = sides.today().getYear() - 1;
        figures(
                id,
                last,
                "revenue",
                "8600",
                "research",
                "460.50",
                "insured",
                "160",
                "premiums",
                "96000",
                "scale",
                "SMALL");
        figures(id, last - 1, "revenue", "7200", "insured", "158", "tax", "1");
        done(id, Kind.STANDING, "list", "DISHONEST", "listed", "false", "from", "2024-01-01");
        Enterprises.Known known = find(county, code).orElseThrow();
        assertThat(known.name()).isEqualTo("邻水测试电子有限公司");
        assertThat(known.place()).isEqualTo(COUNTY);
        assertThat(known.facts())
                .containsEntry("credit code", code)
                .containsEntry("registered place", COUNTY)
                .containsEntry("founded", LocalDate.of(2019, 5, 1))
                .containsEntry("industry", "3982")
                .containsEntry("scale", "small")
                .containsEntry("revenue", new BigDecimal("8600.00"))
                .containsEntry("revenue year before", new BigDecimal("7200.00"))
                .containsEntry("research expense", new BigDecimal("460.50"))
                .containsEntry("insured employees", BigDecimal.valueOf(160))
                .containsEntry("insured employees year before", BigDecimal.valueOf(158))
                .containsEntry("unemployment premiums", new BigDecimal("96000.00"))
                .containsEntry("seriously dishonest", false)
                .doesNotContainKeys(
                        "tax paid",
                        "employees",
                        "above scale since",
                        "qualifications",
                        "abnormal operation");
        assertThat(known.sources().get("revenue").zh()).contains("税务", last + " 年度");
    }

    @Test
    void figuresTooOldAreNotLastYears() {
        String code = code();
        UUID id = enterprise(code, "旧数据有限公司", COUNTY);
        figures(id, sides.today().getYear() - 3, "revenue", "10");
        assertThat(find(county, code).orElseThrow().facts()).doesNotContainKey("revenue");
    }

    @Test
    void aQualificationEndsOnItsLastDayAndIsThenKnownNotToHold() {
        String code = code();
        UUID id = enterprise(code, "资质测试有限公司", COUNTY);
        assertThat(find(county, code).orElseThrow().facts()).doesNotContainKey("qualifications");
        done(
                id,
                Kind.QUALIFICATION,
                "qualification",
                "HIGH_TECH",
                "number",
                "GR1",
                "from",
                "2021-01-01",
                "to",
                "2023-12-31");
        assertThat(find(county, code).orElseThrow().facts())
                .containsEntry("qualifications", List.of());
        assertThat(
                        enterprises
                                .find(
                                        county,
                                        code,
                                        LocalDate.of(2023, 12, 31),
                                        Purpose.APPLICATION_CHECK)
                                .orElseThrow()
                                .facts())
                .containsEntry("qualifications", List.of("high-tech"));
    }

    @Test
    void aCorrectionIsSeenAndWhatWasKnownBeforeStays() {
        String code = code();
        UUID id = enterprise(code, "更正测试有限公司", COUNTY);
        int last = sides.today().getYear() - 1;
        figures(id, last, "research", "100");
        sides.pass(java.time.Duration.ofDays(2));
        figures(id, last, "research", "120");
        assertThat(find(county, code).orElseThrow().facts())
                .containsEntry("research expense", new BigDecimal("120.00"));
        AsOf before = new AsOf(sides.today(), sides.today().minusDays(1));
        Register.SubjectFile file =
                enterprises.file(county, id, before, Purpose.RECHECK).orElseThrow();
        assertThat(file.lines(Kind.YEAR_FIGURES).getFirst().value())
                .isInstanceOfSatisfying(
                        EnterpriseParticulars.YearFigures.class,
                        f -> assertThat(f.research()).contains(new BigDecimal("100.00")));
    }

    @Test
    void whatCannotBeIsToldAllAtOnce() {
        UUID id = enterprise(code(), "差错有限公司", COUNTY);
        Register.Written written =
                write(
                        id,
                        Kind.ENTERPRISE,
                        said(
                                "name", "差错有限公司",
                                "enterprise", "LIMITED",
                                "founded", "2019-05-01",
                                "office", "999999",
                                "industry", "9899",
                                "status", "GONE",
                                "from", "2019-05-01"));
        assertThat(codes(written))
                .containsExactlyInAnyOrder("REGISTER-206", "REGISTER-229", "REGISTER-205");
        assertThat(
                        codes(
                                write(
                                        id,
                                        Kind.YEAR_FIGURES,
                                        said(
                                                "year",
                                                "2999",
                                                "revenue",
                                                "1",
                                                "from",
                                                "2024-01-01"))))
                .containsExactly("REGISTER-231");
        assertThat(
                        codes(
                                write(
                                        id,
                                        Kind.YEAR_FIGURES,
                                        said(
                                                "year",
                                                "2024",
                                                "revenue",
                                                "1",
                                                "from",
                                                "2023-01-01"))))
                .containsExactly("REGISTER-232");
        assertThat(codes(write(id, Kind.REPRESENTATIVE, said("from", "2024-01-01")))).hasSize(3);
    }

    private static List<String> codes(Register.Written written) {
        return ((Register.Written.Rejected) written).flaws().stream().map(Flaw::code).toList();
    }

    // ------------------------------------------------------------------ who knows it

    @Test
    void theEconomicBodiesOfThePlaceSeeItAndNobodyElse() {
        String code = code();
        UUID id = enterprise(code, "高滩测试有限公司", TOWN);
        for (Actor sees :
                List.of(
                        county,
                        province,
                        committee,
                        sides.staff(Role.SUPERVISOR, SICHUAN, "51:justice", "supervisor"),
                        sides.staff(
                                Role.DECIDER, SICHUAN, "511623:human-resources", "insurance"))) {
            assertThat(find(sees, code)).as(String.valueOf(sees.organ())).isPresent();
        }
        for (Actor none : List.of(elsewhere, civil, across)) {
            assertThat(find(none, code)).as(String.valueOf(none.organ())).isEmpty();
            assertThat(enterprises.file(none, id, AsOf.today(sides.today()), Purpose.RECHECK))
                    .isEmpty();
            assertThat(
                            enterprises.list(none, Enterprises.Search.all(), 0).rows().stream()
                                    .map(Enterprises.Row::id))
                    .doesNotContain(id);
        }
        assertThat(register.mayRecord(civil, SubjectKind.ENTERPRISE)).isFalse();
        assertThat(register.mayRecord(county, SubjectKind.PERSON)).isFalse();
    }

    /** The list stands once for the walls and once for the program. */
    @Test
    void theWallsAndTheProgramNameTheSameDepartments() {
        List<String> seeing =
                sides.bean(Organs.class).departments().stream()
                        .filter(department ->
                                sides.bean(tongban.node.journal.Walls.class)
                                        .inside(
                                                sides.staff(
                                                        Role.REVIEWER,
                                                        SICHUAN,
                                                        "51:" + department,
                                                        "seat-" + department),
                                                () ->
                                                        sides.bean(JdbcClient.class)
                                                                .sql(
                                                                        "select current_enterprise_seat() is not null")
                                                                .query(Boolean.class)
                                                                .single()))
                        .toList();
        assertThat(seeing).containsExactlyInAnyOrderElementsOf(Seats.SEEING);
    }

    @Test
    void theCommitteeSeesWhatLiesInItsTownsAlone() {
        String inside = code();
        enterprise(inside, "新区内测试有限公司", TOWN);
        String outside = code();
        enterprise(outside, "新区外测试有限公司", "511623100");
        assertThat(find(committee, inside)).isPresent();
        assertThat(find(committee, outside)).isEmpty();
    }

    @Test
    void aLookIsForAPurposeAndJournaled() {
        String code = code();
        UUID id = enterprise(code, "留痕测试有限公司", COUNTY);
        find(county, code);
        assertThat(
                        sides.bean(tongban.node.journal.Walls.class)
                                .inside(
                                        county,
                                        () ->
                                                sides.bean(Journal.class).about(id, 50).stream()
                                                        .map(e -> e.act() + " " + e.purpose())
                                                        .toList()))
                .contains("register-search APPLICATION_CHECK", "read APPLICATION_CHECK");
    }

    @Test
    void whoActsForItSeesItWhileHisMandateHolds() {
        String code = code();
        UUID id = enterprise(code, "代表测试有限公司", COUNTY);
        Actor owner = acting(id, 71, "LEGAL_REPRESENTATIVE");
        Actor former = acting(id, 72, "AGENT", sides.today().minusDays(1).toString());
        Actor stranger = sides.resident(SICHUAN, TwoSides.number(73));
        assertThat(enterprises.mine(owner, sides.today()))
                .extracting(Enterprises.Known::creditCode)
                .containsExactly(code);
        assertThat(enterprises.own(owner, sides.today())).hasSize(1);
        assertThat(enterprises.actsFor(owner, id, sides.today())).isTrue();
        assertThat(find(owner, code)).isPresent();
        for (Actor none : List.of(former, stranger)) {
            assertThat(enterprises.mine(none, sides.today())).isEmpty();
            assertThat(enterprises.row(none, id)).isEmpty();
            assertThat(find(none, code)).isEmpty();
            assertThat(enterprises.file(none, id, AsOf.today(sides.today()), Purpose.OWN_MATTER))
                    .isEmpty();
        }
        assertThat(
                        enterprises
                                .file(owner, id, AsOf.today(sides.today()), Purpose.OWN_MATTER)
                                .orElseThrow()
                                .lines(Kind.REPRESENTATIVE)
                                .getFirst()
                                .shown()
                                .getLast()
                                .value()
                                .zh())
                .contains("****");
    }

    @Test
    void withdrawingAMandateEndsIt() {
        UUID id = enterprise(code(), "撤销测试有限公司", COUNTY);
        Actor agent = acting(id, 74, "AGENT");
        assertThat(enterprises.actsFor(agent, id, sides.today())).isTrue();
        Register.Line line =
                enterprises
                        .file(county, id, AsOf.today(sides.today()), Purpose.RECHECK)
                        .orElseThrow()
                        .lines(Kind.REPRESENTATIVE)
                        .getFirst();
        register.record(
                county,
                new Register.Entry(
                        id,
                        Kind.REPRESENTATIVE,
                        Optional.of(line.recorded().series()),
                        register.version(county, id),
                        true,
                        "委托已撤销",
                        said("from", "2020-01-01")));
        assertThat(enterprises.actsFor(agent, id, sides.today())).isFalse();
    }

    // ------------------------------------------------------------------ lists and files

    @Test
    void listsAreSearchedAndSorted() {
        String code = code();
        enterprise(code, "甲检索有限公司", COUNTY);
        enterprise(code(), "乙检索有限公司", COUNTY);
        Enterprises.Rows found = enterprises.list(county, search("检索"), 0);
        assertThat(found.total()).isEqualTo(2);
        assertThat(found.rows()).extracting(Enterprises.Row::name).isSorted();
        assertThat(enterprises.list(county, search(code), 0).rows())
                .extracting(Enterprises.Row::name)
                .containsExactly("甲检索有限公司");
        List<String> all = new ArrayList<>();
        enterprises.eachRow(county, search("检索"), r -> all.add(r.name()));
        assertThat(all).hasSize(2);
        assertThat(enterprises.list(county, search("乙"), 0).rows())
                .as("one sign is no pair")
                .extracting(Enterprises.Row::name)
                .contains("乙检索有限公司");
        assertThat(enterprises.list(county, search("检公"), 0).total())
                .as("each pair is there, but not this name")
                .isZero();
        enterprise(code(), "Jiansuo 检索 Ltd", COUNTY);
        assertThat(enterprises.list(county, search("jianSUO 检"), 0).rows())
                .extracting(Enterprises.Row::name)
                .containsExactly("Jiansuo 检索 Ltd");
    }

    /** Behind the walls, where an index serves only what is equal; as an official asks. */
    @Test
    void aNameIsLookedUpAndNotLookedForInEachRow() throws Exception {
        asOwner(
                """
                insert into register_enterprise
                select '51', gen_random_uuid(), '915116' || lpad(n::text, 12, '0'), '川东第' || n || '有限公司', 'LIMITED',
                       current_date, '511623', '3982', 'IN_OPERATION', now() from generate_series(1, 20000) n
                """,
                "analyze register_enterprise, register_enterprise_pair");
        StringBuilder plan = new StringBuilder();
        sides.walls.run(
                county,
                () ->
                        sides.jdbc
                                .sql(
                                        "explain select e.*"
                                                + JdbcEnterprises.LISTED
                                                + JdbcEnterprises.LOOKED_UP)
                                .param("place", "")
                                .param("status", "")
                                .param("words", "东第1999有")
                                .param("pair", "99")
                                .query(String.class)
                                .list()
                                .forEach(line -> plan.append(line).append('\n')));
        // they have no subjects, which others would miss
        asOwner("delete from register_enterprise where name like '川东第%'");
        assertThat(plan)
                .contains("register_enterprise_pair_pkey", "using register_enterprise_pkey")
                .doesNotContain("Seq Scan on register_enterprise");
    }

    private void asOwner(String... statements) throws SQLException {
        try (Connection owner = sides.database.asOwner();
                Statement s = owner.createStatement()) {
            s.execute("select set_config('tongban.jurisdiction', '51', false)");
            s.execute("select set_config('tongban.role', 'SUPERVISOR', false)");
            for (String statement : statements) {
                s.execute(statement);
            }
        }
    }

    private static Enterprises.Search search(String words) {
        return new Enterprises.Search(words, "", Optional.empty(), Enterprises.Sort.NAME);
    }

    @Test
    void aFileIsTakenInAndEveryEnterpriseIsWalked() throws Exception {
        StringBuilder lines =
                new StringBuilder(
                        "credit_code,place,name,enterprise,founded,office,industry,status,from,source,assurance\n");
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String code = code();
            taken.add(code);
            lines.append(code)
                    .append(",511602,导入测试")
                    .append(i)
                    .append(
                            "有限公司,LIMITED,2020-01-01,511602,1711,IN_OPERATION,2020-01-01,COMPANIES,VERIFIED\n");
        }
        Path file = Files.writeString(folder.resolve("enterprises.csv"), lines);
        ImportReport report =
                sides.bean(RegisterImport.class)
                        .run(province, file, Kind.ENTERPRISE, "e", (r, w) -> {}, f -> {});
        assertThat(report.faultsInAll()).as(report.toString()).isZero();
        List<String> walked = new ArrayList<>();
        enterprises.each(province, sides.today(), Purpose.RECHECK, k -> walked.add(k.creditCode()));
        assertThat(walked).containsAll(taken).doesNotHaveDuplicates();
        List<String> here = new ArrayList<>();
        enterprises.each(county, sides.today(), Purpose.RECHECK, k -> here.add(k.creditCode()));
        assertThat(here).doesNotContainAnyElementsOf(taken);
        assertThat(enterprises.list(province, search("导入测试"), 0).total()).isEqualTo(30);
    }

    // ------------------------------------------------------------------ corrections

    @Test
    void aRequestIsAnsweredByWhoKeepsTheFileOnceItIsCorrected() {
        UUID id = enterprise(code(), "申请更正有限公司", COUNTY);
        Actor owner = acting(id, 75, "LEGAL_REPRESENTATIVE");
        Corrections.Result asked =
                corrections.ask(
                        owner,
                        id,
                        new Corrections.Asked(
                                Optional.of(Kind.YEAR_FIGURES), "研发费用少报", "应为 120 万元", "审计报告"));
        UUID request = ((Corrections.Result.Done) asked).id();
        assertThat(corrections.list(county, Corrections.Look.OPEN, 0).rows())
                .extracting(Corrections.Row::id)
                .contains(request);
        assertThat(corrections.file(elsewhere, request)).isEmpty();
        assertThat(corrections.file(across, request)).isEmpty();
        assertThat(corrections.file(county, request).orElseThrow().right()).contains("120");
        assertThat(codes(corrections.act(county, request, Corrections.Act.CORRECT, "已更正")))
                .containsExactly("ENTERPRISE-009");
        assertThat(codes(corrections.act(owner, request, Corrections.Act.REFUSE, "不")))
                .containsExactly("ENTERPRISE-007");
        figures(id, sides.today().getYear() - 1, "research", "120");
        assertThat(corrections.act(county, request, Corrections.Act.CORRECT, "已更正"))
                .isInstanceOf(Corrections.Result.Done.class);
        assertThat(corrections.file(owner, request).orElseThrow())
                .satisfies(f -> assertThat(f.answer()).isEqualTo("已更正"))
                .satisfies(f -> assertThat(f.may()).isEmpty());
        assertThat(codes(corrections.act(county, request, Corrections.Act.REFUSE, "再答")))
                .containsExactly("ENTERPRISE-006");
    }

    @Test
    void aRequestSaysWhatIsWrongWhatIsRightAndWhatShowsIt() {
        UUID id = enterprise(code(), "空申请有限公司", COUNTY);
        Actor owner = acting(id, 76, "LEGAL_REPRESENTATIVE");
        assertThat(
                        codes(
                                corrections.ask(
                                        owner,
                                        id,
                                        new Corrections.Asked(Optional.empty(), "", " ", ""))))
                .containsExactly(
                        "ENTERPRISE-002", "ENTERPRISE-003", "ENTERPRISE-004", "ENTERPRISE-005");
        assertThat(
                        codes(
                                corrections.ask(
                                        county,
                                        id,
                                        new Corrections.Asked(
                                                Optional.of(Kind.STANDING), "a", "b", "c"))))
                .containsExactly("ENTERPRISE-001");
    }

    private static List<String> codes(Corrections.Result result) {
        return ((Corrections.Result.Rejected) result).flaws().stream().map(Flaw::code).toList();
    }
}
