package tongban.node.register;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.register.RegisterGround.TOWN;
import static tongban.node.register.RegisterGround.born;
import static tongban.node.register.RegisterGround.codes;
import static tongban.node.register.RegisterGround.day;
import static tongban.node.register.RegisterGround.done;
import static tongban.node.register.RegisterGround.income;
import static tongban.node.register.RegisterGround.member;
import static tongban.node.register.RegisterGround.said;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
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
import tongban.node.journal.Purpose;

/** What was known on day K about day D, and what becomes of a correction. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private RegisterGround ground;
    private TwoSides sides;
    private Register register;
    private Actor township;
    private Actor county;

    @BeforeAll
    void start() {
        ground = new RegisterGround("register");
        sides = ground.sides;
        register = ground.register;
        township = ground.township;
        county = ground.county;
    }

    @AfterAll
    void stop() {
        sides.close();
    }

    // ------------------------------------------------------------------ one household

    @Test
    void oneHouseholdOneFileWithAMemberFromAcrossTheBorder() {
        UUID household = ground.household("SC-0001");
        UUID head = ground.person(born("1968-01-25", 11), "何大勇");
        UUID wife = ground.person(born("1970-05-01", 22), "周素珍");
        done(ground.write(head, Kind.MEMBERSHIP, Optional.empty(), member("SC-0001", "HEAD")));
        done(ground.write(wife, Kind.MEMBERSHIP, Optional.empty(), member("SC-0001", "SPOUSE")));
        done(
                ground.write(
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

    // ------------------------------------------------------------------ as of two days

    /** A fact as somebody who keeps a plain list of everything would note it. */
    private record Noted(UUID series, LocalDate from, LocalDate to, String monthly, Instant at) {}

    @Test
    void whatWasKnownOnADayAboutADayIsWhatThePlainListSays() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        UUID person = ground.person(born("1975-03-03", 33), "唐志远");
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
                            ground.lines(person, Kind.INCOME, asOf).stream()
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
        Map<UUID, Noted> last = new HashMap<>();
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
        UUID person = ground.person(born("1980-10-10", 44), "罗小兵");
        done(ground.write(person, Kind.INCOME, Optional.empty(), income("900.00", "2026-01-01")));
        UUID series =
                ground.lines(person, Kind.INCOME, new AsOf(day("2026-02-01"), sides.today()))
                        .getFirst()
                        .recorded()
                        .series();
        long seen = register.version(county, person);
        done(
                ground.write(
                        person, Kind.INCOME, Optional.of(series), income("1400.00", "2026-02-01")));
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
        done(ground.write(person, Kind.INCOME, Optional.of(series), renamed));
        assertThat(ground.lines(person, Kind.INCOME, new AsOf(day("2026-03-01"), sides.today())))
                .hasSize(1);
        assertThat(codes(ground.write(person, Kind.INCOME, Optional.of(series), renamed)))
                .containsExactly("REGISTER-005");
    }

    @Test
    void everyFlawAtOnce() {
        UUID person = ground.person(born("2012-06-30", 55), "何小雨");
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
                                ground.write(
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
                                ground.write(
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
                                ground.write(
                                        person,
                                        Kind.MEMBERSHIP,
                                        Optional.empty(),
                                        member("SC-9999", "CHILD"))))
                .containsExactly("REGISTER-219");
    }

    @Test
    void aCardIsDecodedAndItsNumberStaysWhereACorrectionLeavesItBlank() {
        String number = born("1951-09-02", 66);
        UUID person = ground.person(number, "李秀英");
        done(
                ground.write(
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
                ground.lines(person, Kind.DISABILITY_CARD, AsOf.today(sides.today())).getFirst();
        assertThat(line.shown().stream().map(s -> s.value().zh()))
                .contains("肢体", "二级", "第1次补换领")
                .noneMatch(text -> text.contains(number));
        done(
                ground.write(
                        person,
                        Kind.DISABILITY_CARD,
                        Optional.of(line.recorded().series()),
                        said(
                                "from", "2021-06-21",
                                "to", "2031-06-20",
                                "document", "残联查询")));
        Register.Line again =
                ground.lines(
                                person,
                                Kind.DISABILITY_CARD,
                                new AsOf(day("2030-01-01"), sides.today()))
                        .getFirst();
        assertThat(again.value()).isEqualTo(line.value());
        assertThat(again.recorded().statement().document()).isEqualTo("残联查询");
        assertThat(again.recordings()).isEqualTo(2);
    }

    @Test
    void aRecordIsNeverRewritten() {
        UUID person = ground.person(born("1990-01-01", 88), "某甲");
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
        assertThat(ground.lines(person, Kind.IDENTITY, AsOf.today(sides.today()))).hasSize(1);
    }
}
