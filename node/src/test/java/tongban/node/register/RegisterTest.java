package tongban.node.register;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.service.identifier.CitizenNumber;

/** What was known on day K about day D, who may know it, and what becomes of a correction. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String TOWN = TwoSides.GAOTAN;
    private static final String TOWNSHIP = TOWN + ":township-government";

    private TwoSides sides;
    private Register register;
    private Actor township;
    private Actor county;

    @BeforeAll
    void start() {
        sides = new TwoSides("register");
        register = sides.bean(Register.class);
        township = sides.staff(Role.REVIEWER, SICHUAN, TOWNSHIP, "township");
        county = sides.staff(Role.DECIDER, SICHUAN, "511623:civil-affairs", "county");
    }

    @AfterAll
    void stop() {
        sides.close();
    }

    // ------------------------------------------------------------------ what is said, in one line

    private static Map<String, String> said(String... pairs) {
        Map<String, String> cells = new java.util.HashMap<>();
        cells.put("source", "DECLARED");
        cells.put("assurance", "DECLARED");
        for (int i = 0; i < pairs.length; i += 2) {
            cells.put(pairs[i], pairs[i + 1]);
        }
        return cells;
    }

    private static String born(String day, int sequence) {
        String first17 = "591623" + day.replace("-", "") + "%03d".formatted(sequence);
        return first17 + CitizenNumber.checkSign(first17);
    }

    private UUID person(String number, String name) {
        return founded(
                register.found(
                        township,
                        new Register.Founding(
                                SubjectKind.PERSON, number, TOWN, "建档", said("name", name))));
    }

    private UUID household(String number) {
        return founded(
                register.found(
                        township,
                        new Register.Founding(
                                SubjectKind.HOUSEHOLD,
                                number,
                                TOWN,
                                "建档",
                                said(
                                        "address", "演示街 6 号",
                                        "settlement", "RURAL",
                                        "from", "2026-01-01"))));
    }

    private static UUID founded(Register.Founded founded) {
        return switch (founded) {
            case Register.Founded.Done(UUID id) -> id;
            case Register.Founded.Rejected no -> throw new AssertionError(no.flaws());
        };
    }

    private Register.Written write(
            UUID subject, Kind kind, Optional<UUID> series, Map<String, String> cells) {
        return register.record(
                township,
                new Register.Entry(
                        subject,
                        kind,
                        series,
                        register.version(township, subject),
                        false,
                        "核对后更正",
                        cells));
    }

    private void done(Register.Written written) {
        assertThat(written).isInstanceOf(Register.Written.Done.class);
    }

    private static List<String> codes(Register.Written written) {
        return ((Register.Written.Rejected) written).flaws().stream().map(Flaw::code).toList();
    }

    private List<Register.Line> lines(UUID person, Kind kind, AsOf asOf) {
        return register.person(township, person, asOf, Purpose.RECHECK)
                .orElseThrow()
                .person()
                .lines(kind);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    // ------------------------------------------------------------------ one household

    @Test
    void oneHouseholdOneFileWithAMemberFromAcrossTheBorder() {
        UUID household = household("SC-0001");
        UUID head = person(born("1968-01-25", 11), "何大勇");
        UUID wife = person(born("1970-05-01", 22), "周素珍");
        done(write(head, Kind.MEMBERSHIP, Optional.empty(), member("SC-0001", "HEAD")));
        done(write(wife, Kind.MEMBERSHIP, Optional.empty(), member("SC-0001", "SPOUSE")));
        done(
                write(
                        wife,
                        Kind.RESIDENCE,
                        Optional.empty(),
                        said(
                                "hukou",
                                TwoSides.YUZUI,
                                "settlement",
                                "URBAN",
                                "lives",
                                TOWN,
                                "from",
                                "2026-02-01")));
        Register.HouseholdFile file =
                register.household(
                                township,
                                household,
                                new AsOf(day("2026-03-01"), sides.today()),
                                Purpose.RECHECK)
                        .orElseThrow();
        assertThat(file.members().stream().map(m -> m.person().name()))
                .containsExactly("何大勇", "周素珍");
        assertThat(file.members().getLast().person().number()).contains("**********");
        assertThat(file.household().lines(Kind.DWELLING)).hasSize(1);
        assertThat(
                        register.household(
                                        township,
                                        household,
                                        new AsOf(day("2026-01-15"), sides.today()),
                                        Purpose.RECHECK)
                                .orElseThrow()
                                .members())
                .as("before both joined it")
                .isEmpty();
        List<Register.MemberRow> rows = new ArrayList<>();
        assertThat(register.eachMember(township, rows::add)).isTrue();
        assertThat(rows.stream().filter(r -> r.household().equals("SC-0001")))
                .extracting(Register.MemberRow::name, Register.MemberRow::acrossTheBorder)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("何*勇", false),
                        org.assertj.core.groups.Tuple.tuple("周*珍", true));
        assertThat(register.list(township, SubjectKind.HOUSEHOLD, 0).rows())
                .anySatisfy(row -> {
                    assertThat(row.number()).isEqualTo("SC-0001");
                    assertThat(row.name()).isEqualTo("何*勇");
                    assertThat(row.people()).isEqualTo(2);
                });
    }

    private static Map<String, String> member(String household, String relation) {
        return said(
                "household_number",
                household,
                "relation",
                relation,
                "counted",
                "YES",
                "from",
                "2026-02-01");
    }

    // ------------------------------------------------------------------ as of two days

    /** A fact as somebody who keeps a plain list of everything would note it. */
    private record Noted(UUID series, LocalDate from, LocalDate to, String monthly, Instant at) {}

    @Test
    void whatWasKnownOnADayAboutADayIsWhatThePlainListSays() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        UUID person = person(born("1975-03-03", 33), "唐志远");
        List<Noted> list = new ArrayList<>();
        List<UUID> known = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            // often a minute before or after midnight
            sides.pass(Duration.ofMinutes(random.nextInt(3) == 0 ? untilMidnight() : 400));
            note(random, person, known, list);
        }
        LocalDate first = day("2026-01-01");
        for (int i = 0; i < 250; i++) {
            AsOf asOf =
                    new AsOf(
                            first.plusDays(random.nextInt(400)),
                            day("2026-11-11").plusDays(random.nextInt(60)));
            assertThat(
                            lines(person, Kind.INCOME, asOf).stream()
                                    .map(l ->
                                            l.recorded().series()
                                                    + " "
                                                    + ((Particulars.Income) l.value()).monthly())
                                    .sorted()
                                    .toList())
                    .as("seed " + seed + ", " + asOf)
                    .isEqualTo(oracle(list, asOf));
        }
    }

    private int untilMidnight() {
        Instant now = Instant.now(sides.bean(java.time.Clock.class));
        Instant midnight =
                LocalDate.ofInstant(now, ZONE).plusDays(1).atStartOfDay(ZONE).toInstant();
        return (int) Duration.between(now, midnight).toMinutes();
    }

    private void note(Random random, UUID person, List<UUID> known, List<Noted> list) {
        LocalDate from = day("2026-01-01").plusDays(random.nextInt(300));
        LocalDate to = random.nextInt(4) == 0 ? LocalDate.MAX : from.plusDays(random.nextInt(90));
        boolean correction = !known.isEmpty() && random.nextInt(3) > 0;
        boolean withdraw = correction && random.nextInt(4) == 0;
        Optional<UUID> series =
                correction
                        ? Optional.of(known.get(random.nextInt(known.size())))
                        : Optional.empty();
        String monthly = (random.nextInt(5_000) + 1) + ".00";
        Map<String, String> cells =
                said(
                        "income",
                        "WAGE",
                        "payer",
                        "厂" + list.size(),
                        "monthly",
                        monthly,
                        "from",
                        from.toString(),
                        "to",
                        to.equals(LocalDate.MAX) ? "" : to.toString());
        Register.Written written =
                register.record(
                        township,
                        new Register.Entry(
                                person,
                                Kind.INCOME,
                                series,
                                register.version(township, person),
                                withdraw,
                                "核对",
                                cells));
        if (!(written instanceof Register.Written.Done(long seq, UUID which))) {
            assertThat(codes(written)).as("nothing to withdraw").containsExactly("REGISTER-008");
            return;
        }
        Register.Recorded recorded =
                register.history(township, person, Kind.INCOME, which, Purpose.RECHECK).stream()
                        .filter(r -> r.seq() == seq)
                        .findFirst()
                        .orElseThrow();
        if (!correction) {
            known.add(recorded.series());
        }
        list.add(new Noted(recorded.series(), from, to, withdraw ? "" : monthly, recorded.at()));
    }

    /** Of each series the last note of that day's knowledge that speaks of the day. */
    private static List<String> oracle(List<Noted> list, AsOf asOf) {
        Map<UUID, Noted> last = new java.util.HashMap<>();
        for (Noted one : list) {
            boolean was = !LocalDate.ofInstant(one.at(), ZONE).isAfter(asOf.known());
            boolean speaks = !asOf.day().isBefore(one.from()) && !asOf.day().isAfter(one.to());
            if (was && speaks) {
                last.put(one.series(), one);
            }
        }
        return last.values().stream()
                .filter(n -> !n.monthly().isEmpty())
                .map(n -> n.series() + " " + n.monthly())
                .sorted()
                .toList();
    }

    // ------------------------------------------------------------------ corrections

    @Test
    void whoComesSecondIsToldAndNothingIsOverwritten() {
        UUID person = person(born("1980-10-10", 44), "罗小兵");
        done(write(person, Kind.INCOME, Optional.empty(), income("900.00", "2026-01-01")));
        UUID series =
                lines(person, Kind.INCOME, new AsOf(day("2026-02-01"), sides.today()))
                        .getFirst()
                        .recorded()
                        .series();
        long seen = register.version(county, person);
        done(write(person, Kind.INCOME, Optional.of(series), income("1400.00", "2026-02-01")));
        Register.Entry late =
                new Register.Entry(
                        person,
                        Kind.INCOME,
                        Optional.of(series),
                        seen,
                        false,
                        "入户调查",
                        income("1000.00", "2026-02-01"));
        Register.Written stale = register.record(county, late);
        assertThat(stale).isInstanceOf(Register.Written.Stale.class);
        assertThat(((Register.Written.Stale) stale).since())
                .extracting(r -> r.statement().value().orElseThrow())
                .containsExactly(
                        new Particulars.Income(
                                Particulars.IncomeKind.WAGE,
                                Optional.of("演示厂"),
                                new java.math.BigDecimal("1400.00"),
                                Optional.empty()));
        assertThat(register.history(county, person, Kind.INCOME, series, Purpose.RECHECK))
                .hasSize(2);
        // the payer was misspelt: it stays the same income
        Map<String, String> renamed = income("1400.00", "2026-02-01");
        renamed.put("payer", "演示二厂");
        done(write(person, Kind.INCOME, Optional.of(series), renamed));
        assertThat(lines(person, Kind.INCOME, new AsOf(day("2026-03-01"), sides.today())))
                .hasSize(1);
        assertThat(codes(write(person, Kind.INCOME, Optional.of(series), renamed)))
                .containsExactly("REGISTER-005");
    }

    private static Map<String, String> income(String monthly, String from) {
        return said("income", "WAGE", "payer", "演示厂", "monthly", monthly, "from", from);
    }

    @Test
    void everyFlawAtOnce() {
        UUID person = person(born("2012-06-30", 55), "何小雨");
        assertThat(
                        codes(
                                register.record(
                                        township,
                                        new Register.Entry(
                                                person,
                                                Kind.INCOME,
                                                Optional.empty(),
                                                register.version(township, person),
                                                false,
                                                " ",
                                                Map.of(
                                                        "income", "SALARY",
                                                        "monthly", "12.345",
                                                        "from", "2026-02-30",
                                                        "source", "DECLARED")))))
                .containsExactlyInAnyOrder(
                        "REGISTER-002",
                        "REGISTER-205",
                        "REGISTER-202",
                        "REGISTER-204",
                        "REGISTER-200");
        assertThat(
                        codes(
                                write(
                                        person,
                                        Kind.DISABILITY_CARD,
                                        Optional.empty(),
                                        said(
                                                "card_number",
                                                born("1980-10-10", 99) + "41",
                                                "from",
                                                "2020-01-01"))))
                .containsExactly("REGISTER-213");
        assertThat(
                        codes(
                                write(
                                        person,
                                        Kind.CHILD_STATUS,
                                        Optional.empty(),
                                        said(
                                                "status", "ORPHAN",
                                                "placement", "RELATIVES",
                                                "from", "2030-06-30"))))
                .containsExactly("REGISTER-214");
        assertThat(
                        codes(
                                write(
                                        person,
                                        Kind.MEMBERSHIP,
                                        Optional.empty(),
                                        member("SC-9999", "CHILD"))))
                .containsExactly("REGISTER-219");
    }

    @Test
    void aCardIsDecodedAndItsNumberStaysWhereACorrectionLeavesItBlank() {
        String number = born("1951-09-02", 66);
        UUID person = person(number, "李秀英");
        done(
                write(
                        person,
                        Kind.DISABILITY_CARD,
                        Optional.empty(),
                        said(
                                "card_number",
                                number + "42B1",
                                "from",
                                "2021-06-21",
                                "to",
                                "2031-06-20")));
        Register.Line line =
                lines(person, Kind.DISABILITY_CARD, AsOf.today(sides.today())).getFirst();
        assertThat(line.shown().stream().map(s -> s.value().zh()))
                .contains("肢体", "二级", "第1次补换领")
                .noneMatch(text -> text.contains(number));
        done(
                write(
                        person,
                        Kind.DISABILITY_CARD,
                        Optional.of(line.recorded().series()),
                        said(
                                "from", "2021-06-21",
                                "to", "2031-06-20",
                                "document", "残联查询")));
        Register.Line again =
                lines(person, Kind.DISABILITY_CARD, new AsOf(day("2030-01-01"), sides.today()))
                        .getFirst();
        assertThat(again.value()).isEqualTo(line.value());
        assertThat(again.recorded().statement().document()).isEqualTo("残联查询");
        assertThat(again.recordings()).isEqualTo(2);
    }

    // ------------------------------------------------------------------ who may see it

    @Test
    void onlyTheBodiesInChargeAndThePersonAndAlwaysWithATrace() {
        String number = TwoSides.number(777);
        UUID person = person(number, "陈国安");
        AsOf now = AsOf.today(sides.today());
        Actor elsewhere = sides.staff(Role.REVIEWER, SICHUAN, "510107:civil-affairs", "elsewhere");
        Actor window = sides.clerk(SICHUAN);
        Actor across = sides.staff(Role.SUPERVISOR, CHONGQING, "500157:civil-affairs", "across");
        Actor supervisor =
                sides.staff(Role.SUPERVISOR, SICHUAN, "511623:civil-affairs", "supervisor");
        assertThat(register.person(county, person, now, Purpose.RECHECK)).isPresent();
        assertThat(register.person(supervisor, person, now, Purpose.SUPERVISE)).isPresent();
        for (Actor other : List.of(elsewhere, window, across)) {
            assertThat(register.person(other, person, now, Purpose.RECHECK))
                    .as(other.login())
                    .isEmpty();
            assertThat(
                            ((Register.Found.No)
                                            register.find(
                                                    other,
                                                    SubjectKind.PERSON,
                                                    number,
                                                    Optional.of(Purpose.RECHECK)))
                                    .flaw()
                                    .code())
                    .isEqualTo("REGISTER-004");
        }
        assertThat(
                        ((Register.Found.No)
                                        register.find(
                                                county,
                                                SubjectKind.PERSON,
                                                number,
                                                Optional.empty()))
                                .flaw()
                                .code())
                .as("nobody looks without a purpose")
                .isEqualTo("REGISTER-003");
        assertThat(
                        register.find(
                                county,
                                SubjectKind.PERSON,
                                number,
                                Optional.of(Purpose.APPLICATION_CHECK)))
                .isEqualTo(new Register.Found.Subject(person, SubjectKind.PERSON));
        assertThat(register.own(sides.resident(SICHUAN, number), now).map(f -> f.person().name()))
                .contains("陈国安");
        assertThat(register.own(sides.resident(SICHUAN, TwoSides.number(778)), now)).isEmpty();
        assertThat(register.own(sides.resident(CHONGQING, number), now)).isEmpty();
        assertThat(
                        sides
                                .walls
                                .inside(
                                        supervisor,
                                        () -> sides.bean(Journal.class).about(person, 100))
                                .stream()
                                .map(e -> e.act() + " " + e.purpose()))
                .contains(
                        "read RECHECK",
                        "read SUPERVISE",
                        "read OWN_MATTER",
                        "register-search APPLICATION_CHECK",
                        "register-record CORRECTION");
        assertThat(
                        register.record(
                                supervisor,
                                new Register.Entry(
                                        person,
                                        Kind.INCOME,
                                        Optional.empty(),
                                        0,
                                        false,
                                        "x",
                                        income("1.00", "2026-01-01"))))
                .as("supervision reads and does not record")
                .isInstanceOf(Register.Written.Rejected.class);
    }

    @Test
    void aNameIsFoundNowAndWhatItWas() {
        UUID person = person(born("1991-02-02", 71), "欧阳小凤");
        Map<String, String> renamed = said("name", "欧阳 凤", "from", "2026-06-01");
        done(write(person, Kind.IDENTITY, Optional.of(RecordCodec.ONLY), renamed));
        for (String name : List.of("欧阳凤", " 欧阳小凤")) {
            Register.Named.People found =
                    (Register.Named.People)
                            register.named(county, name, Optional.of(Purpose.RECHECK));
            assertThat(found.people()).extracting(Register.SubjectFile::id).containsExactly(person);
            assertThat(found.people().getFirst().name()).isEqualTo("欧阳 凤");
        }
        Actor elsewhere = sides.staff(Role.REVIEWER, SICHUAN, "510107:civil-affairs", "elsewhere");
        assertThat(register.named(elsewhere, "欧阳凤", Optional.of(Purpose.RECHECK)))
                .isEqualTo(new Register.Named.People(List.of(), false));
        assertThat(register.named(county, "欧阳凤", Optional.empty()))
                .isInstanceOf(Register.Named.No.class);
    }

    @Test
    void aHouseholdIsHandedOverWithItsMembers() {
        UUID household = household("SC-0300");
        UUID head = person(born("1961-01-01", 72), "移交甲");
        done(write(head, Kind.MEMBERSHIP, Optional.empty(), member("SC-0300", "HEAD")));
        Actor there = sides.staff(Role.REVIEWER, SICHUAN, "510107:civil-affairs", "elsewhere");
        AsOf now = AsOf.today(sides.today());
        assertThat(register.handOver(there, household, "510107"))
                .as("who does not see it cannot take it")
                .isInstanceOf(Register.HandedOver.NotFound.class);
        assertThat(register.handOver(township, household, TwoSides.YUZUI))
                .isEqualTo(new Register.HandedOver.Rejected(Flaws.notOfThisSide()));
        assertThat(register.handOver(township, household, TOWN))
                .isEqualTo(new Register.HandedOver.Rejected(Flaws.keptThere()));
        assertThat(register.handOver(township, household, "510107"))
                .isEqualTo(new Register.HandedOver.Done(2));
        assertThat(register.household(township, household, now, Purpose.RECHECK)).isEmpty();
        assertThat(register.person(township, head, now, Purpose.RECHECK)).isEmpty();
        assertThat(
                        register.household(there, household, now, Purpose.RECHECK)
                                .orElseThrow()
                                .members())
                .hasSize(1);
    }

    private static String code(Erasures.Done done) {
        return done instanceof Erasures.Done.Rejected(Flaw flaw) ? flaw.code() : done.toString();
    }

    @Test
    void aFileIsErasedByTwoOfSupervision() {
        Erasures erasures = sides.bean(Erasures.class);
        Actor first = sides.staff(Role.SUPERVISOR, SICHUAN, "511623:civil-affairs", "first");
        Actor second = sides.staff(Role.SUPERVISOR, SICHUAN, "511623:civil-affairs", "second");
        String number = born("1962-02-03", 91);
        String tail = number.substring(14);
        UUID person = person(number, "将要删除");
        assertThat(erasures.propose(township, person, "离世多年"))
                .as("supervision alone")
                .isInstanceOf(Erasures.Done.NotFound.class);
        assertThat(code(erasures.propose(first, person, " "))).isEqualTo("REGISTER-002");
        assertThat(erasures.propose(first, person, "离世多年")).isEqualTo(new Erasures.Done.Yes(false));
        assertThat(code(erasures.propose(second, person, "同上"))).isEqualTo("REGISTER-011");
        assertThat(code(erasures.confirm(first, person, tail))).isEqualTo("REGISTER-012");
        assertThat(code(erasures.confirm(second, person, "00"))).isEqualTo("REGISTER-013");
        assertThat(erasures.confirm(second, person, tail)).isEqualTo(new Erasures.Done.Yes(true));
        AsOf now = AsOf.today(sides.today());
        Register.SubjectFile left =
                register.person(county, person, now, Purpose.RECHECK).orElseThrow().person();
        assertThat(left.erased()).isTrue();
        assertThat(left.lines()).isEmpty();
        assertThat(register.find(county, SubjectKind.PERSON, number, Optional.of(Purpose.RECHECK)))
                .isInstanceOf(Register.Found.No.class);
        assertThat(register.named(county, "将要删除", Optional.of(Purpose.RECHECK)))
                .isEqualTo(new Register.Named.People(List.of(), false));
        UUID applicant = person(TwoSides.number(961), "申请中");
        sides.collected(SICHUAN, "disability-subsidies", "01-both", 961, TOWN);
        assertThat(code(erasures.propose(first, applicant, "本人要求"))).isEqualTo("REGISTER-015");
    }

    @Test
    void aRecordIsNeverRewritten() {
        UUID person = person(born("1990-01-01", 88), "某甲");
        for (String sql :
                List.of(
                        "update register_record set withdrawn = true",
                        "delete from register_record",
                        "delete from register_subject")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                            sides.walls.run(
                                    township,
                                    () ->
                                            sides.jdbc
                                                    .sql(sql + " where owner_jurisdiction = '51'")
                                                    .update()))
                    .hasStackTraceContaining("permission denied");
        }
        assertThat(lines(person, Kind.IDENTITY, AsOf.today(sides.today()))).hasSize(1);
    }
}
