package tongban.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.DeliveryWay;
import tongban.node.casework.IdentityCheck;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Missing;
import tongban.node.casework.Outcome;
import tongban.node.casework.RatingGrade;
import tongban.node.casework.State;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.paper.Papers;
import tongban.service.Material;
import tongban.time.WorkingCalendar;

/**
 * Cases go out to a provincial platform and come in from one: whole, once, and with every fault
 * told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExchangeTest {
    private static final String SERVICE = "disability-subsidies";
    private static final int HOSTILE_FILES = 2_000;

    private TwoSides here;
    private TwoSides there;

    /** Every test has people and a receiver of its own. */
    private int people;

    private String destination = "";

    @BeforeAll
    void open() {
        here = new TwoSides("exchange_here");
        there = new TwoSides("exchange_there");
    }

    @AfterAll
    void close() {
        here.close();
        there.close();
    }

    @BeforeEach
    void begin() {
        people += 10;
        destination = "platform-" + people;
    }

    private static Actor supervisor(TwoSides node) {
        return node.staff(
                Role.SUPERVISOR, Jurisdiction.SICHUAN, "511623:civil-affairs", "supervisor");
    }

    private static Actor clerk(TwoSides node) {
        return node.clerk(Jurisdiction.SICHUAN);
    }

    private CommandResult.Done collected(TwoSides node, int person) {
        return node.collected(
                Jurisdiction.SICHUAN, SERVICE, "01-", people + person, TwoSides.GAOTAN);
    }

    private UUID decided(TwoSides node, int person) {
        UUID id = collected(node, person).caseId();
        Actor reviewer = node.reviewer(SERVICE, TwoSides.GAOTAN);
        Actor decider = node.decider(SERVICE, TwoSides.GAOTAN);
        node.done(reviewer, new Command.Accept(id, node.version(reviewer, id)));
        node.done(reviewer, new Command.StartReview(id, node.version(reviewer, id)));
        node.done(
                reviewer,
                new Command.Recommend(id, node.version(reviewer, id), Outcome.GRANTED, "同意"));
        node.done(decider, new Command.Decide(id, node.version(decider, id), Outcome.GRANTED, ""));
        return id;
    }

    private static byte[] fetched(TwoSides node, Exports.Batch batch) {
        return node.bean(Exports.class).content(supervisor(node), batch.id()).orElseThrow();
    }

    private Exports.Batch next(TwoSides node) {
        return node.bean(Exports.class).next(supervisor(node), destination).orElseThrow();
    }

    private static List<Row> rows(byte[] file, Table table) {
        BatchFile.Content content = BatchFile.read(file);
        assertThat(content.faults()).isEmpty();
        return content.rows().stream().filter(r -> r.table() == table).toList();
    }

    private static void received(TwoSides node, Exports.Batch batch) {
        assertThat(node.bean(Exports.class).received(supervisor(node), batch.id(), batch.sha256()))
                .isEqualTo(Exports.Confirmed.DONE);
    }

    /** The batch with these people's cases alone. */
    private byte[] only(byte[] file, int... persons) {
        Set<String> wanted = new HashSet<>();
        for (int person : persons) {
            wanted.add(TwoSides.number(people + person));
        }
        Set<String> numbers = new HashSet<>();
        rows(file, Table.ACCEPT).stream()
                .filter(r -> wanted.contains(r.get("applyer_page_code")))
                .forEach(r -> numbers.add(r.project()));
        return BatchFile.write(
                destination,
                BatchFile.read(file).source(),
                BatchFile.read(file).rows().stream()
                        .filter(r -> numbers.contains(r.project()))
                        .toList());
    }

    @Test
    void everyTableHoldsWhatHappened() {
        TwoSides node = here;
        UUID decided = decided(node, 1);
        UUID asked = collected(node, 2).caseId();
        Actor reviewer = node.reviewer(SERVICE, TwoSides.GAOTAN);
        node.done(
                reviewer,
                new Command.RequestSupplement(
                        asked,
                        node.version(reviewer, asked),
                        List.of(new Missing("bank-account", "银行卡复印件"))));
        byte[] file = fetched(node, next(node));

        String number = node.page(reviewer, decided).number();
        Row accept = one(rows(file, Table.ACCEPT), number);
        assertThat(accept.get("applyer_page_code")).isEqualTo(TwoSides.number(people + 1));
        assertThat(accept.get("applyer_name")).isEqualTo("陈国安" + (people + 1));
        assertThat(accept.get("applyer_page_type")).isEqualTo("111");
        assertThat(accept.get("apply_type")).isEqualTo("1");
        assertThat(accept.get("accept_date")).isEqualTo(node.today().toString());
        assertThat(accept.get("org_code")).startsWith("511623");
        assertThat(accept.get("promise_date"))
                .as("fifteen working days from acceptance, also once it is decided")
                .isEqualTo(
                        WorkingCalendar.published().plusWorkingDays(node.today(), 15).toString());
        assertThat(one(rows(file, Table.ACCEPT), node.page(reviewer, asked).number()))
                .as("not accepted, nothing promised")
                .satisfies(r -> assertThat(r.get("promise_date")).isEmpty());
        assertThat(accept.get("accept_doc_no"))
                .as("the number that the printed notice bears")
                .isEqualTo(
                        node
                                .bean(Papers.class)
                                .offered(reviewer, decided)
                                .orElseThrow()
                                .papers()
                                .stream()
                                .filter(p -> p.id().equals("acceptance-notice"))
                                .findFirst()
                                .orElseThrow()
                                .number());
        assertThat(accept.get("cd_operation")).isEqualTo("I");
        assertThat(accept.get("data_source")).isEqualTo("51");
        assertThat(of(rows(file, Table.PROCESS), number)).hasSize(5);
        assertThat(one(rows(file, Table.RESULT), number).get("result_type")).isEqualTo("2");
        assertThat(of(rows(file, Table.MATERIAL), number)).isNotEmpty();
        assertThat(of(rows(file, Table.FORM), number))
                .anyMatch(r ->
                        r.get("field").equals("place") && r.get("value").equals(TwoSides.GAOTAN));
        Row supplement = one(rows(file, Table.SUPPLEMENT), node.page(reviewer, asked).number());
        assertThat(supplement.get("notice_content")).contains("银行卡复印件");
        assertThat(Checks.faults(BatchFile.read(file).rows(), n -> false)).isEmpty();
    }

    /** Granted on a promise that turned out to be false; gives the number of the case. */
    private String revoked(TwoSides node, int person) {
        var promising =
                node.definition(SERVICE).materials().stream()
                        .filter(Material::promise)
                        .map(Material::id)
                        .findFirst()
                        .orElseThrow();
        Actor clerk = node.clerk(Jurisdiction.SICHUAN);
        Actor reviewer = node.reviewer(SERVICE, TwoSides.GAOTAN);
        Actor decider = node.decider(SERVICE, TwoSides.GAOTAN);
        var draft = node.typed(clerk, SERVICE, "01-", people + person, TwoSides.GAOTAN, Map.of());
        List<MaterialTaken> papers = new ArrayList<>(node.papers(SERVICE));
        papers.removeIf(m -> m.material().equals(promising));
        papers.add(new MaterialTaken(promising, MaterialTaken.How.PROMISED, 0, ""));
        UUID id =
                node.done(
                                clerk,
                                new Command.Collect(
                                        draft.id(),
                                        draft.version(),
                                        new IdentityCheck(IdentityCheck.Shown.ID_CARD, true, ""),
                                        papers,
                                        true))
                        .caseId();
        node.done(reviewer, new Command.Accept(id, node.version(reviewer, id)));
        node.done(reviewer, new Command.StartReview(id, node.version(reviewer, id)));
        node.done(
                reviewer,
                new Command.Recommend(id, node.version(reviewer, id), Outcome.GRANTED, "同意"));
        node.done(decider, new Command.Decide(id, node.version(decider, id), Outcome.GRANTED, ""));
        node.done(
                reviewer,
                new Command.VerifyPromise(
                        id, node.version(reviewer, id), promising, false, "另有补贴"));
        node.done(decider, new Command.Revoke(id, node.version(decider, id), "承诺不实"));
        return node.page(reviewer, id).number();
    }

    @Test
    void hearingsAreSpecialProceduresAndATakenBackDecisionIsVoid() {
        TwoSides node = here;
        String permit = "oversize-transport-permit";
        UUID heard =
                node.collected(Jurisdiction.SICHUAN, permit, "04", people + 1, TwoSides.GAOTAN)
                        .caseId();
        Actor clerk = node.clerk(Jurisdiction.SICHUAN);
        Actor reviewer = node.reviewer(permit, TwoSides.GAOTAN);
        Actor decider = node.decider(permit, TwoSides.GAOTAN);
        node.done(reviewer, new Command.Accept(heard, node.version(reviewer, heard)));
        node.done(reviewer, new Command.StartReview(heard, node.version(reviewer, heard)));
        node.done(reviewer, new Command.OfferHearing(heard, node.version(reviewer, heard), "拟不同意"));
        node.done(clerk, new Command.RequestHearing(heard, node.version(clerk, heard), ""));
        node.done(
                reviewer,
                new Command.ScheduleHearing(
                        heard,
                        node.version(reviewer, heard),
                        node.today().plusDays(14),
                        LocalTime.of(9, 30),
                        "三楼会议室",
                        "法规科 周某"));
        byte[] called = fetched(node, next(node));
        String number = node.page(reviewer, heard).number();
        Row hearing = one(rows(called, Table.SPECIAL), number);
        assertThat(hearing.get("special_type")).isEqualTo("2");
        assertThat(hearing.get("special_name")).isEqualTo("听证");
        assertThat(hearing.get("special_reason"))
                .contains("09:30")
                .contains("三楼会议室")
                .contains("法规科 周某");
        assertThat(hearing.get("special_end_time")).isEmpty();
        received(node, next(node));
        node.done(
                reviewer,
                new Command.HoldHearing(
                        heard, node.version(reviewer, heard), true, node.today(), "笔录"));
        node.done(
                decider, new Command.Extend(heard, node.version(decider, heard), "案情复杂", "厅长 王某"));

        String revoked = revoked(node, 2);
        byte[] file = fetched(node, next(node));
        List<Row> specials = of(rows(file, Table.SPECIAL), number);
        assertThat(specials).extracting(r -> r.get("special_type")).containsExactly("2", "1");
        assertThat(specials.getFirst().get("special_end_time")).isNotEmpty();
        assertThat(specials.getFirst().get("special_result")).isEqualTo("已举行");
        assertThat(specials.getLast().get("special_reason")).contains("厅长 王某");
        Row result = one(rows(file, Table.RESULT), revoked);
        assertThat(result.get("result_type")).as("void, and no longer granted").isEqualTo("8");
        assertThat(result.get("result_explain")).isEqualTo("承诺不实");
        assertThat(Checks.faults(BatchFile.read(file).rows(), n -> false)).isEmpty();
    }

    private static List<Row> of(List<Row> rows, String number) {
        return rows.stream().filter(r -> r.project().equals(number)).toList();
    }

    private static Row one(List<Row> rows, String number) {
        assertThat(of(rows, number)).hasSize(1);
        return of(rows, number).getFirst();
    }

    @Test
    void aBrokenTransferGoesOnWhereItStoppedNothingTwiceNothingLost() {
        TwoSides node = here;
        int cases = Exports.CASES_PER_BATCH_MAX / 100;
        for (int i = 0; i < cases; i++) {
            collected(node, i);
        }
        Exports exports = node.bean(Exports.class);
        Exports.Batch first = next(node);
        assertThat(first.cases()).isGreaterThanOrEqualTo(cases);
        // the receiver did not get it: it is the same batch, the same bytes
        byte[] once = fetched(node, first);
        assertThat(next(node)).isEqualTo(first);
        assertThat(fetched(node, first)).isEqualTo(once);
        assertThat(BatchFile.hex(BatchFile.sha256(once))).isEqualTo(first.sha256());
        // cut short on the way: the receiver's hash is not the batch's
        byte[] cut = Arrays.copyOf(once, once.length - 1);
        assertThat(
                        exports.received(
                                supervisor(node), first.id(), BatchFile.hex(BatchFile.sha256(cut))))
                .isEqualTo(Exports.Confirmed.OTHER_CONTENT);
        // a case goes on while the batch is under way: the batch stays what it was
        Actor reviewer = node.reviewer(SERVICE, TwoSides.GAOTAN);
        String number = rows(only(once, 0), Table.ACCEPT).getFirst().project();
        UUID id = node.cases.byNumber(reviewer, number).orElseThrow();
        node.done(reviewer, new Command.Accept(id, node.version(reviewer, id)));
        assertThat(fetched(node, first)).isEqualTo(once);
        received(node, first);
        assertThat(exports.received(supervisor(node), first.id(), first.sha256()))
                .isEqualTo(Exports.Confirmed.ALREADY);
        assertThat(exports.content(supervisor(node), first.id())).isEmpty();
        // the next one holds the change, and nothing else
        Exports.Batch second = next(node);
        List<Row> changed = rows(fetched(node, second), Table.ACCEPT);
        assertThat(changed)
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.project()).isEqualTo(number);
                    assertThat(r.get("cd_operation")).isEqualTo("U");
                });
        assertThat(second.seq()).isEqualTo(first.seq() + 1);
        received(node, second);
        assertThat(exports.next(supervisor(node), destination)).isEmpty();
        // another receiver starts from the beginning
        assertThat(exports.next(supervisor(node), destination + "-other").orElseThrow().cases())
                .isEqualTo(first.cases());
    }

    @Test
    void anErasedCaseIsDeletedThereAndItsPersonNeverSentAgain() {
        TwoSides node = here;
        UUID id = collected(node, 1).caseId();
        received(node, next(node));
        node.walls.run(
                supervisor(node),
                () ->
                        node.jdbc
                                .sql("select destroy_case(?, 'RETENTION')")
                                .param(id)
                                .query()
                                .singleRow());
        byte[] file = fetched(node, next(node));
        assertThat(rows(file, Table.ACCEPT))
                .singleElement()
                .satisfies(r -> assertThat(r.get("cd_operation")).isEqualTo("D"));
        assertThat(BatchFile.read(file).rows()).hasSize(1);
        assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain("陈国安");
        assertThat(Checks.faults(BatchFile.read(file).rows(), n -> true)).isEmpty();
    }

    @Test
    void onlySupervisorsSendAndOnlyClerksTakeIn() {
        TwoSides node = here;
        collected(node, 1);
        Exports exports = node.bean(Exports.class);
        assertThat(exports.next(clerk(node), destination)).isEmpty();
        assertThat(exports.destinations(clerk(node))).isEmpty();
        Exports.Batch batch = next(node);
        assertThat(exports.content(clerk(node), batch.id())).isEmpty();
        Actor other =
                node.staff(
                        Role.SUPERVISOR, Jurisdiction.CHONGQING, "500157:civil-affairs", "other");
        assertThat(exports.content(other, batch.id())).isEmpty();
        assertThat(exports.next(other, destination)).isEmpty();
        assertThat(node.bean(Imports.class).run(supervisor(node), new byte[0])).isEmpty();
        assertThat(exports.next(supervisor(node), "../etc")).isEmpty();
    }

    @Test
    void eachDownloadIsInTheJournalWithItsPurpose() {
        TwoSides node = here;
        UUID id = collected(node, 1).caseId();
        long before = looks(node, id);
        fetched(node, next(node));
        assertThat(looks(node, id)).isGreaterThan(before);
    }

    private static long looks(TwoSides node, UUID id) {
        return node.walls.inside(
                supervisor(node),
                () ->
                        node.jdbc
                                .sql(
                                        """
                                        select count(*) from journal where act = 'read' and purpose = 'EXCHANGE'
                                           and subject_ids @> array[?]::uuid[]
                                        """)
                                .param(id)
                                .query(Long.class)
                                .single());
    }

    @Test
    void whatGoesOutComesInElsewhereAndGoesOutTheSame() {
        decided(here, 1);
        collected(here, 2);
        byte[] file = only(fetched(here, next(here)), 1, 2);

        Imports.Report report = there.bean(Imports.class).run(clerk(there), file).orElseThrow();
        assertThat(report.faults()).isEmpty();
        assertThat(report.taken()).hasSize(2).noneMatch(Imports.Taken::isDraft);
        assertThat(report.informative()).isPositive();
        for (Imports.Taken taken : report.taken()) {
            assertThat(there.state(clerk(there), taken.id())).isEqualTo(State.SUBMITTED);
        }
        Map<String, String> numbers = new HashMap<>();
        report.taken().forEach(t -> numbers.put(t.number(), t.foreignNumber()));
        byte[] again = only(fetched(there, next(there)), 1, 2);
        for (Table table : List.of(Table.ACCEPT, Table.MATERIAL, Table.FORM)) {
            assertThat(plain(rows(again, table), numbers))
                    .as(table.table())
                    .isEqualTo(plain(rows(file, table), Map.of()));
        }

        // the same batch again, and the same cases in another batch: nothing is opened twice
        Imports.Report second = there.bean(Imports.class).run(clerk(there), file).orElseThrow();
        assertThat(second.taken()).isEmpty();
        assertThat(second.known()).isEqualTo(2);
        assertThat(second.faults()).isEmpty();
        assertThat(there.bean(Imports.class).past(supervisor(there)))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    /** What a platform told of its cases, without the platform's own numbers, batches and steps. */
    private static Set<Map<String, String>> plain(List<Row> rows, Map<String, String> numbers) {
        Set<Map<String, String>> plain = new HashSet<>();
        for (Row row : rows) {
            Map<String, String> values = new HashMap<>(row.values());
            values.keySet()
                    .removeIf(c ->
                            c.startsWith("cd_")
                                    || Set.of(
                                                    "row_guid",
                                                    "accept_date",
                                                    "accept_doc_no",
                                                    "promise_date",
                                                    "handle_user_name")
                                            .contains(c));
            values.put("project_no", numbers.getOrDefault(row.project(), row.project()));
            plain.add(values);
        }
        return plain;
    }

    @Test
    void aCaseOfTheOtherSideIsForwardedAcrossTheBorder() {
        // keyed by Chongqing's platform, of a Chongqing town
        here.collected(Jurisdiction.CHONGQING, SERVICE, "02-", people + 7, TwoSides.YUZUI);
        Actor sender =
                here.staff(Role.SUPERVISOR, Jurisdiction.CHONGQING, "500157:civil-affairs", "s");
        Exports.Batch batch = here.bean(Exports.class).next(sender, destination).orElseThrow();
        byte[] file = only(here.bean(Exports.class).content(sender, batch.id()).orElseThrow(), 7);

        Imports.Report report = there.bean(Imports.class).run(clerk(there), file).orElseThrow();
        assertThat(report.faults()).isEmpty();
        Imports.Taken taken = report.taken().getFirst();
        there.post.drain();
        Actor reviewer = there.reviewer(SERVICE, TwoSides.YUZUI);
        assertThat(there.state(reviewer, taken.id())).isEqualTo(State.RECEIVED);
        assertThat(
                        there.walls.inside(
                                reviewer,
                                () ->
                                        there.bean(PersonalData.class)
                                                .openIdNumber(
                                                        taken.id(), "APPLICANT", Purpose.HANDLE)))
                .contains(TwoSides.number(people + 7));
    }

    @Test
    void theApplicantsRatingGoesOutWithTheResultAndComesInOnceTheDecisionIsDelivered() {
        UUID rated = decided(here, 3);
        UUID unrated = decided(here, 4);
        for (UUID id : List.of(rated, unrated)) {
            delivered(here, id);
        }
        here.done(
                clerk(here),
                new Command.Rate(
                        rated,
                        here.version(clerk(here), rated),
                        RatingGrade.DISSATISFIED.code(),
                        "慢"));
        byte[] file = only(fetched(here, next(here)), 3, 4);
        String number = here.page(clerk(here), rated).number();
        assertThat(one(rows(file, Table.RESULT), number).get("satisfaction")).isEqualTo("4");
        assertThat(
                        one(rows(file, Table.RESULT), here.page(clerk(here), unrated).number())
                                .get("satisfaction"))
                .isEmpty();
        assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain("慢");

        Imports imports = there.bean(Imports.class);
        Imports.Report first = imports.run(clerk(there), file).orElseThrow();
        assertThat(first.rated()).as("nothing was delivered here yet").isZero();
        UUID id =
                first.taken().stream()
                        .filter(t -> t.foreignNumber().equals(number))
                        .findFirst()
                        .orElseThrow()
                        .id();
        assertThat(first.faults()).isEmpty();
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        Actor decider = there.decider(SERVICE, TwoSides.GAOTAN);
        there.done(reviewer, new Command.Accept(id, there.version(reviewer, id)));
        there.done(reviewer, new Command.StartReview(id, there.version(reviewer, id)));
        there.done(
                reviewer,
                new Command.Recommend(id, there.version(reviewer, id), Outcome.GRANTED, "同意"));
        there.done(
                decider, new Command.Decide(id, there.version(decider, id), Outcome.GRANTED, ""));
        delivered(there, id);
        assertThat(imports.run(clerk(there), file).orElseThrow().rated()).isEqualTo(1);
        assertThat(there.page(reviewer, id).branches().rating())
                .hasValueSatisfying(r -> {
                    assertThat(r.grade()).isEqualTo(4);
                    assertThat(r.answerBy()).as("a remedy is due").isPresent();
                });
        assertThat(imports.run(clerk(there), file).orElseThrow().rated())
                .as("one matter, one rating")
                .isZero();
    }

    private static void delivered(TwoSides node, UUID id) {
        Actor clerk = clerk(node);
        node.done(
                clerk,
                new Command.Deliver(
                        id,
                        node.version(clerk, id),
                        DeliveryWay.WINDOW,
                        node.today(),
                        "",
                        node.page(clerk, id).applicant().name(),
                        ""));
    }

    @Test
    void everyFaultIsToldWithLineAndColumnAndTheRestGoesOn() throws IOException {
        collected(here, 1);
        collected(here, 2);
        collected(here, 3);
        byte[] sound = only(fetched(here, next(here)), 1, 2, 3);
        List<String> numbers =
                rows(sound, Table.ACCEPT).stream().map(Row::project).sorted().toList();
        List<Row> rows = new ArrayList<>();
        for (Row row : BatchFile.read(sound).rows()) {
            Map<String, String> values = new HashMap<>(row.values());
            if (row.table() == Table.ACCEPT && row.project().equals(numbers.get(0))) {
                values.put("applyer_type", "7");
                values.put("apply_date", "2026-02-30");
                values.remove("org_name");
                values.put("applyer_name", "长".repeat(101));
            }
            if (row.table() == Table.MATERIAL && row.project().equals(numbers.get(1))) {
                values.put("take_number", "-1");
            }
            rows.add(new Row(row.table(), row.line(), values));
        }
        rows.add(
                new Row(
                        Table.RESULT,
                        0,
                        Map.of(
                                "project_no", "NOBODY-1",
                                "result_type", "2",
                                "result_date", "2026-11-01",
                                "is_delivery_results", "0",
                                "row_guid", UUID.randomUUID().toString(),
                                "cd_operation", "I",
                                "cd_time", "2026-11-01 00:00:00",
                                "cd_batch", "b",
                                "data_source", "51")));
        Imports.Report report =
                there.bean(Imports.class)
                        .run(clerk(there), BatchFile.write("b", "51", rows))
                        .orElseThrow();
        assertThat(report.taken())
                .singleElement()
                .satisfies(t -> assertThat(t.foreignNumber()).isEqualTo(numbers.get(2)));
        assertThat(report.faults())
                .extracting(f -> f.code() + " " + f.file().replace(".jsonl", "") + " " + f.column())
                .contains(
                        "EXC-003 up_pro_accept applyer_type",
                        "EXC-004 up_pro_accept apply_date",
                        "EXC-001 up_pro_accept org_name",
                        "EXC-002 up_pro_accept applyer_name",
                        "EXC-005 up_pro_material take_number",
                        "EXC-006 up_pro_result project_no");
        assertThat(report.faults())
                .allSatisfy(f -> {
                    assertThat(f.line()).isPositive();
                    assertThat(f.remedy().zh()).isNotBlank();
                    assertThat(f.remedy().en()).isNotBlank();
                    assertThat(f.in(java.util.Locale.ENGLISH)).doesNotContain("陈国安");
                });
        // corrected and sent again: the two that were wrong come in, the third is known
        Imports.Report corrected = there.bean(Imports.class).run(clerk(there), sound).orElseThrow();
        assertThat(corrected.taken()).hasSize(2);
        assertThat(corrected.known()).isOne();
    }

    @Test
    void whatIsOnlyIncompleteBecomesTheClerksDraftWithEverythingThatCame() {
        collected(here, 1);
        byte[] sound = only(fetched(here, next(here)), 1);
        List<Row> rows =
                BatchFile.read(sound).rows().stream()
                        .filter(r ->
                                r.table() != Table.FORM
                                        || r.get("field").equals("place")
                                        || r.get("field").equals("disability-card-number"))
                        .toList();
        Imports imports = there.bean(Imports.class);
        Imports.Report report =
                imports.run(clerk(there), BatchFile.write("b", "51", rows)).orElseThrow();
        Imports.Taken taken = report.taken().getFirst();
        assertThat(taken.isDraft()).isTrue();
        assertThat(taken.missing())
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.column()).isNotEmpty());
        assertThat(there.drafts.load(clerk(there), taken.id()).orElseThrow().typed())
                .containsEntry("applicant.name", List.of("陈国安" + (people + 1)))
                .containsEntry("place", List.of(TwoSides.GAOTAN));
        // the platform has filled in the rest meanwhile: the same draft becomes the case
        Imports.Report whole = imports.run(clerk(there), sound).orElseThrow();
        assertThat(whole.taken())
                .singleElement()
                .satisfies(t -> {
                    assertThat(t.isDraft()).isFalse();
                    assertThat(t.id()).isEqualTo(taken.id());
                });
    }

    @Test
    void theSameApplicantsOpenCaseIsNotOpenedTwice() {
        collected(here, 1);
        byte[] file = only(fetched(here, next(here)), 1);
        collected(there, 1);
        int drafts = there.drafts.own(clerk(there)).size();
        Imports.Report report = there.bean(Imports.class).run(clerk(there), file).orElseThrow();
        assertThat(report.taken()).isEmpty();
        assertThat(report.faults())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo("CASE-025");
                    assertThat(f.column()).isEqualTo("applyer_page_code");
                });
        assertThat(there.drafts.own(clerk(there))).hasSize(drafts);
    }

    @Test
    void noFileHoweverBrokenDoesMoreThanBeRefused() throws IOException {
        TwoSides node = here;
        collected(node, 1);
        byte[] sound = only(fetched(node, next(node)), 1);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < HOSTILE_FILES; i++) {
            byte[] broken = Arrays.copyOf(sound, random.nextInt(sound.length) + 1);
            for (int n = random.nextInt(8); n >= 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            BatchFile.Content content = BatchFile.read(broken);
            assertThat(
                            content.batch().isEmpty()
                                    || content.rows().isEmpty()
                                    || content.faults().isEmpty())
                    .as("seed %d, file %d", seed, i)
                    .isTrue();
        }
        assertThat(code(zip(Map.of("manifest.json", "{}")))).isEqualTo("EXC-013");
        assertThat(code(zip(Map.of("../up_pro_accept.jsonl", "")))).isEqualTo("EXC-012");
        assertThat(code("PK".getBytes(StandardCharsets.UTF_8))).isEqualTo("EXC-010");
        assertThat(code(altered(sound))).isEqualTo("EXC-014");
        assertThat(code(zip(Map.of("up_pro_form.jsonl", "a".repeat(BatchFile.BYTES_MAX + 1)))))
                .isEqualTo("EXC-011");
    }

    private static String code(byte[] file) {
        return BatchFile.read(file).faults().getFirst().code();
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** The same files, one of them with another content. */
    private static byte[] altered(byte[] sound) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(sound))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                files.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        files.computeIfPresent(Table.ACCEPT.file(), (name, text) -> text.replace("陈国安", "陈国平"));
        return zip(files);
    }
}
