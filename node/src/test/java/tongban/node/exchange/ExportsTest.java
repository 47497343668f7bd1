package tongban.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.exchange.ExchangeGround.SERVICE;
import static tongban.node.exchange.ExchangeGround.clerk;
import static tongban.node.exchange.ExchangeGround.fetched;
import static tongban.node.exchange.ExchangeGround.of;
import static tongban.node.exchange.ExchangeGround.one;
import static tongban.node.exchange.ExchangeGround.received;
import static tongban.node.exchange.ExchangeGround.rows;
import static tongban.node.exchange.ExchangeGround.supervisor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Command;
import tongban.node.casework.Documents;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.TerminationGround;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.paper.Papers;
import tongban.service.Sha256;
import tongban.time.WorkingCalendar;

/** Cases go out to a provincial platform: whole, once, and nothing of them twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportsTest {
    private final ExchangeGround ground = new ExchangeGround();
    private TwoSides node;

    @BeforeAll
    void open() {
        node = new TwoSides("exports");
    }

    @AfterAll
    void close() {
        node.close();
    }

    @BeforeEach
    void begin() {
        ground.begin();
    }

    @Test
    void everyTableHoldsWhatHappened() {
        UUID decided = ground.decided(node, 1);
        UUID asked = ground.collected(node, 2).caseId();
        Actor reviewer = node.reviewer(SERVICE, TwoSides.GAOTAN);
        node.supplementAsked(reviewer, asked, "bank-account", "银行卡复印件");
        byte[] file = fetched(node, ground.next(node));

        String number = node.page(reviewer, decided).number();
        Row accept = one(rows(file, Table.ACCEPT), number);
        assertThat(accept.get("applyer_page_code")).isEqualTo(TwoSides.number(ground.person(1)));
        assertThat(accept.get("applyer_name")).isEqualTo("陈国安" + ground.person(1));
        assertThat(accept.get("applyer_page_type")).isEqualTo("111");
        assertThat(accept.get("apply_type")).isEqualTo("1");
        assertThat(accept.get("accept_date")).isEqualTo(node.today().toString());
        assertThat(accept.get("org_code")).startsWith("511623");
        assertThat(accept.get("promise_date"))
                .as("the township's seven working days and fifteen, also once it is decided")
                .isEqualTo(
                        WorkingCalendar.published().plusWorkingDays(node.today(), 22).toString());
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
    private String revoked(int person) {
        String promising = node.promising(SERVICE);
        Actor clerk = node.clerk(Jurisdiction.SICHUAN);
        Actor reviewer = node.reviewer(SERVICE, TwoSides.GAOTAN);
        Actor decider = node.decider(SERVICE, TwoSides.GAOTAN);
        var draft =
                node.typed(clerk, SERVICE, "01-", ground.person(person), TwoSides.GAOTAN, Map.of());
        List<MaterialTaken> papers =
                node.papers(
                        SERVICE, new MaterialTaken(promising, MaterialTaken.How.PROMISED, 0, ""));
        UUID id = node.done(clerk, TwoSides.collecting(draft, papers)).caseId();
        node.granted(reviewer, decider, id, "同意");
        node.done(
                reviewer,
                new Command.VerifyPromise(
                        id, node.version(reviewer, id), promising, false, "另有补贴"));
        node.done(decider, new Command.Revoke(id, node.version(decider, id), "承诺不实"));
        return node.page(reviewer, id).number();
    }

    @Test
    void hearingsAreSpecialProceduresAndATakenBackDecisionIsVoid() {
        String permit = "oversize-transport-permit";
        UUID heard =
                node.collected(
                                Jurisdiction.SICHUAN,
                                permit,
                                "04",
                                ground.person(1),
                                TwoSides.GAOTAN)
                        .caseId();
        Actor clerk = node.clerk(Jurisdiction.SICHUAN);
        Actor reviewer = node.reviewer(permit, TwoSides.GAOTAN);
        Actor decider = node.decider(permit, TwoSides.GAOTAN);
        node.underReview(reviewer, heard);
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
        byte[] called = fetched(node, ground.next(node));
        String number = node.page(reviewer, heard).number();
        Row hearing = one(rows(called, Table.SPECIAL), number);
        assertThat(hearing.get("special_type")).isEqualTo("2");
        assertThat(hearing.get("special_name")).isEqualTo("听证");
        assertThat(hearing.get("special_reason"))
                .contains("09:30")
                .contains("三楼会议室")
                .contains("法规科 周某");
        assertThat(hearing.get("special_end_time")).isEmpty();
        received(node, ground.next(node));
        node.pass(Duration.ofDays(14));
        node.done(
                reviewer,
                new Command.HoldHearing(
                        heard, node.version(reviewer, heard), true, node.today(), "笔录"));
        node.done(
                decider, new Command.Extend(heard, node.version(decider, heard), "案情复杂", "厅长 王某"));

        String revoked = revoked(2);
        byte[] file = fetched(node, ground.next(node));
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

    @Test
    void aBrokenTransferGoesOnWhereItStoppedNothingTwiceNothingLost() {
        int cases = Exports.CASES_PER_BATCH_MAX / 100;
        for (int i = 0; i < cases; i++) {
            ground.collected(node, i);
        }
        Exports exports = node.bean(Exports.class);
        Exports.Batch first = ground.next(node);
        assertThat(first.cases()).isGreaterThanOrEqualTo(cases);
        // the receiver did not get it: it is the same batch, the same bytes
        byte[] once = fetched(node, first);
        assertThat(ground.next(node)).isEqualTo(first);
        assertThat(fetched(node, first)).isEqualTo(once);
        assertThat(Sha256.hex(once)).isEqualTo(first.sha256());
        // cut short on the way: the receiver's hash is not the batch's
        byte[] cut = Arrays.copyOf(once, once.length - 1);
        assertThat(exports.received(supervisor(node), first.id(), Sha256.hex(cut)))
                .isEqualTo(Exports.Confirmed.OTHER_CONTENT);
        // a case goes on while the batch is under way: the batch stays what it was
        Actor reviewer = node.reviewer(SERVICE, TwoSides.GAOTAN);
        String number = rows(ground.only(once, 0), Table.ACCEPT).getFirst().project();
        UUID id = node.cases.byNumber(reviewer, number).orElseThrow();
        node.done(reviewer, new Command.Accept(id, node.version(reviewer, id)));
        assertThat(fetched(node, first)).isEqualTo(once);
        received(node, first);
        assertThat(exports.received(supervisor(node), first.id(), first.sha256()))
                .isEqualTo(Exports.Confirmed.ALREADY);
        assertThat(exports.content(supervisor(node), first.id())).isEmpty();
        // the next one holds the change, and nothing else
        Exports.Batch second = ground.next(node);
        List<Row> changed = rows(fetched(node, second), Table.ACCEPT);
        assertThat(changed)
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.project()).isEqualTo(number);
                    assertThat(r.get("cd_operation")).isEqualTo("U");
                });
        assertThat(second.seq()).isEqualTo(first.seq() + 1);
        received(node, second);
        assertThat(exports.next(supervisor(node), ground.destination())).isEmpty();
        // another receiver starts from the beginning
        assertThat(
                        exports.next(supervisor(node), ground.destination() + "-other")
                                .orElseThrow()
                                .cases())
                .isEqualTo(first.cases());
    }

    @Test
    void howACaseEndedIsSaidByItsGroundAndNotByTheStateBefore() {
        Actor reviewer = node.reviewer(SERVICE, TwoSides.GAOTAN);
        UUID died = ground.collected(node, 1).caseId();
        node.supplementAsked(reviewer, died, "bank-account", "银行卡复印件");
        node.done(
                reviewer,
                new Command.Terminate(
                        died,
                        node.version(reviewer, died),
                        TerminationGround.APPLICANT_DIED,
                        "死亡证明"));
        assertThat(
                        one(
                                        rows(fetched(node, ground.next(node)), Table.RESULT),
                                        node.page(reviewer, died).number())
                                .get("result_type"))
                .as("void; nobody failed to supply anything")
                .isEqualTo("8");
    }

    /** A case with these files as its account's proof. */
    private UUID withFiles(int person, byte[]... files) {
        Actor clerk = clerk(node);
        var draft =
                node.typed(clerk, SERVICE, "01-", ground.person(person), TwoSides.GAOTAN, Map.of());
        for (byte[] file : files) {
            assertThat(node.documents.attach(clerk, draft.id(), "bank-account", "陈国安的存折.pdf", file))
                    .isInstanceOf(Documents.Attached.Done.class);
        }
        MaterialTaken scanned =
                new MaterialTaken("bank-account", MaterialTaken.How.ELECTRONIC, 1, "");
        return node.done(clerk, TwoSides.collecting(draft, node.papers(SERVICE, scanned))).caseId();
    }

    @Test
    void papersGoAlongAsTheCaseHadThem() {
        byte[] front = TwoSides.pdf("first page");
        byte[] back = TwoSides.pdf("last page");
        UUID id = withFiles(1, front, back);
        Actor reviewer = node.reviewer(SERVICE, TwoSides.GAOTAN);
        String number = node.page(reviewer, id).number();
        Exports.Batch batch = ground.next(node);
        byte[] file = fetched(node, batch);
        List<String> names =
                of(rows(file, Table.MATERIAL), number).stream()
                        .filter(r -> r.get("material_code").equals("bank-account"))
                        .map(r -> r.get("attachment"))
                        .toList();
        assertThat(names)
                .as("whose it is and what, not how its owner called it")
                .containsExactly(number + "-bank-account-1.pdf", number + "-bank-account-2.pdf");
        Map<String, byte[]> attachments = BatchFile.read(file).attachments();
        assertThat(attachments.get(names.getFirst())).isEqualTo(front);
        assertThat(attachments.get(names.getLast())).isEqualTo(back);
        assertThat(Checks.faults(BatchFile.read(file).rows(), n -> false)).isEmpty();
        // a paper that comes while the batch is under way is none of that version of the case
        node.supplementAsked(reviewer, id, "bank-account", "存折内页");
        assertThat(
                        node.documents.attach(
                                clerk(node), id, "bank-account", "内页.pdf", TwoSides.pdf("inside")))
                .isInstanceOf(Documents.Attached.Done.class);
        assertThat(fetched(node, batch)).isEqualTo(file);
    }

    @Test
    void aBatchHoldsAsManyCasesAsTheirPapersAllow() {
        byte[] large = Arrays.copyOf(TwoSides.pdf(""), Documents.DOCUMENT_BYTES_MAX - 1);
        int cases = Exports.ATTACHMENT_BYTES_PER_BATCH_MAX / (2 * large.length) + 1;
        List<UUID> heavy =
                IntStream.range(0, cases).mapToObj(i -> withFiles(i, large, large)).toList();
        int sent = 0;
        List<List<String>> batches = new ArrayList<>();
        String again = "";
        Exports exports = node.bean(Exports.class);
        for (var next = exports.next(supervisor(node), ground.destination());
                next.isPresent();
                next = exports.next(supervisor(node), ground.destination())) {
            BatchFile.Content content = BatchFile.read(fetched(node, next.get()));
            assertThat(content.faults()).isEmpty();
            List<String> held =
                    content.rows().stream()
                            .filter(r -> r.table() == Table.ACCEPT)
                            .map(Row::project)
                            .toList();
            sent += held.size();
            batches.add(held);
            assertThat(content.attachments().values().stream().mapToLong(b -> b.length).sum())
                    .isLessThanOrEqualTo(Exports.ATTACHMENT_BYTES_PER_BATCH_MAX);
            received(node, next.get());
            if (again.isEmpty()) {
                // the walk has passed it: it is the next one's, once all have been sent
                Actor reviewer = node.reviewer(SERVICE, TwoSides.GAOTAN);
                again = node.page(reviewer, heavy.getFirst()).number();
                assertThat(held).contains(again);
                node.done(
                        reviewer,
                        new Command.Accept(
                                heavy.getFirst(), node.version(reviewer, heavy.getFirst())));
                assertThat(waiting()).isEqualTo(1 + cases - heavyOnes(held, heavy));
            }
        }
        assertThat(batches).hasSize(3).last().isEqualTo(List.of(again));
        assertThat(sent).isGreaterThan(cases);
        heavy.forEach(this::destroyed); // the other tests' batches are not to be cut by them
    }

    private long waiting() {
        return node.bean(Exports.class).destinations(supervisor(node)).stream()
                .filter(d -> d.name().equals(ground.destination()))
                .findFirst()
                .orElseThrow()
                .waiting();
    }

    private long heavyOnes(List<String> numbers, List<UUID> heavy) {
        Actor reviewer = node.reviewer(SERVICE, TwoSides.GAOTAN);
        return heavy.stream()
                .filter(id -> numbers.contains(node.page(reviewer, id).number()))
                .count();
    }

    private void destroyed(UUID id) {
        node.walls.run(
                supervisor(node),
                () ->
                        node.jdbc
                                .sql("select destroy_case(?, 'RETENTION')")
                                .param(id)
                                .query()
                                .singleRow());
    }

    @Test
    void anErasedCaseIsDeletedThereAndItsPersonNeverSentAgain() {
        UUID id = ground.collected(node, 1).caseId();
        received(node, ground.next(node));
        destroyed(id);
        byte[] file = fetched(node, ground.next(node));
        assertThat(rows(file, Table.ACCEPT))
                .singleElement()
                .satisfies(r -> assertThat(r.get("cd_operation")).isEqualTo("D"));
        assertThat(BatchFile.read(file).rows()).hasSize(1);
        assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain("陈国安");
        assertThat(Checks.faults(BatchFile.read(file).rows(), n -> true)).isEmpty();
    }

    @Test
    void onlySupervisorsSendAndOnlyClerksTakeIn() {
        ground.collected(node, 1);
        Exports exports = node.bean(Exports.class);
        assertThat(exports.next(clerk(node), ground.destination())).isEmpty();
        assertThat(exports.destinations(clerk(node))).isEmpty();
        Exports.Batch batch = ground.next(node);
        assertThat(exports.content(clerk(node), batch.id())).isEmpty();
        Actor other =
                node.staff(
                        Role.SUPERVISOR, Jurisdiction.CHONGQING, "500157:civil-affairs", "other");
        assertThat(exports.content(other, batch.id())).isEmpty();
        assertThat(exports.next(other, ground.destination())).isEmpty();
        assertThat(node.bean(Imports.class).run(supervisor(node), new byte[0])).isEmpty();
        assertThat(exports.next(supervisor(node), "../etc")).isEmpty();
    }

    @Test
    void eachDownloadIsInTheJournalWithItsPurpose() {
        UUID id = ground.collected(node, 1).caseId();
        long before = looks(id);
        fetched(node, ground.next(node));
        assertThat(looks(id)).isGreaterThan(before);
    }

    private long looks(UUID id) {
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
}
