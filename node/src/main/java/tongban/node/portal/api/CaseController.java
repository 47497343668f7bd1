package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.CasePage;
import tongban.node.casework.Cases;
import tongban.node.casework.ClockPage;
import tongban.node.casework.ClockReading;
import tongban.node.casework.ErasedCase;
import tongban.node.casework.ReceiptView;
import tongban.node.casework.State;
import tongban.node.casework.WorkList;
import tongban.node.identity.Actor;
import tongban.node.journal.Journal;
import tongban.node.journal.Walls;
import tongban.node.portal.AddressText;

/** Looking at cases. What an actor may not see does not exist for him: 404. */
@RestController
@RequestMapping("/api/v1/cases")
@Tag(name = "案件 Cases")
class CaseController {
    private final Cases cases;
    private final Journal journal;
    private final Walls walls;

    CaseController(Cases cases, Journal journal, Walls walls) {
        this.cases = cases;
        this.journal = journal;
        this.walls = walls;
    }

    @GetMapping
    @Operation(
            summary = "案件列表 List of cases",
            description =
                    "姓名已脱敏；页从 0 起，每页最多 100。 Names are masked; pages from 0, at most 100 lines.")
    WorkList list(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "MINE_TO_DO") WorkList.Scope scope,
            @RequestParam(defaultValue = "") Set<State> state,
            @RequestParam Optional<String> serviceId,
            @RequestParam Optional<String> number,
            @RequestParam(defaultValue = "false") boolean overdueOnly,
            @RequestParam Optional<String> organ,
            @RequestParam Optional<UUID> officer,
            @RequestParam(defaultValue = "ALL") WorkList.Look look,
            @RequestParam(defaultValue = "DUE_FIRST") WorkList.Sort sort,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return cases.workList(
                actor,
                new WorkList.Query(
                        scope,
                        state,
                        serviceId,
                        number,
                        overdueOnly,
                        organ,
                        officer,
                        look,
                        sort,
                        page,
                        size));
    }

    @GetMapping("/{caseId}")
    @Operation(
            summary = "案件全貌 A case",
            description =
                    "步骤、责任主体、期限、材料、建议结论、可办事项；查看留痕。 Steps, who was responsible, clock, proposal, what you may do next; journaled.")
    ResponseEntity<CasePage> page(@AuthenticationPrincipal Actor actor, @PathVariable UUID caseId) {
        CasePage page = load(actor, caseId);
        return ResponseEntity.ok()
                .eTag(String.valueOf(page.version()))
                .cacheControl(CacheControl.noStore())
                .body(page);
    }

    @GetMapping("/{caseId}/remains")
    @Operation(
            summary = "删除后留存的内容 What remains after erasure",
            description =
                    "个人信息依法删除后仍可证明的经过和哈希。 Steps and hashes that prove the case once the person is erased.")
    ErasedCase remains(@AuthenticationPrincipal Actor actor, @PathVariable UUID caseId) {
        return cases.erased(actor, caseId).orElseThrow(ApiFault::notFound);
    }

    @GetMapping("/{caseId}/clock")
    @Operation(summary = "期限 The clock", description = "为什么是这一天。 Why it is that day.")
    ClockReading clock(@AuthenticationPrincipal Actor actor, @PathVariable UUID caseId) {
        return load(actor, caseId).clock().orElseThrow(ApiFault::notFound);
    }

    @GetMapping("/{caseId}/clock/days")
    @Operation(
            summary = "逐日计时 The clock day by day",
            description =
                    "每一天计或不计、为何、依据哪一条；今天中止会怎样；提醒。 Every day, counted or not, why and under which article; what a suspension today would do; alarms.")
    ClockPage days(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID caseId,
            @RequestParam Optional<Integer> whatIf) {
        return cases.clock(actor, caseId, whatIf).orElseThrow(ApiFault::notFound);
    }

    @GetMapping("/{caseId}/history")
    @Operation(summary = "经过 The steps", description = "每一步由谁负责。 Who was responsible for each.")
    List<CasePage.Step> history(@AuthenticationPrincipal Actor actor, @PathVariable UUID caseId) {
        return load(actor, caseId).timeline();
    }

    @GetMapping("/{caseId}/receipt")
    @Operation(
            summary = "决定存证凭证 The receipt",
            description =
                    "标准、参数、文本的哈希和依据的事实。 Hashes of standard, parameters and texts, and the facts.")
    ReceiptView receipt(@AuthenticationPrincipal Actor actor, @PathVariable UUID caseId) {
        return cases.receipt(actor, caseId).orElseThrow(ApiFault::notFound);
    }

    @GetMapping("/{caseId}/journal")
    @Operation(
            summary = "谁看过 Who looked",
            description =
                    "谁、何时、为何看过个人信息；每次最多 200 条，更早的以 before（上一页末条的 id）取。 Who looked at personal data, when and why; 200 at a time, earlier ones with before, the id of the last one.")
    List<Journal.Entry> journal(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "") String before) {
        load(actor, caseId);
        return walls.inside(
                actor, () -> journal.about(caseId, Journal.PAGE_ROWS_MAX, AddressText.row(before)));
    }

    private CasePage load(Actor actor, UUID caseId) {
        return cases.page(actor, caseId).orElseThrow(ApiFault::notFound);
    }

    /** The number, whole. */
    record Number(String number) {}

    @PostMapping("/{caseId}/number")
    @Operation(
            summary = "核对完整号码 The full number",
            description =
                    "需要与证件核对时才用；每次查看留痕。 For comparing it with a document; every look is journaled.")
    ResponseEntity<Number> number(@AuthenticationPrincipal Actor actor, @PathVariable UUID caseId) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        new Number(
                                cases.applicantNumber(actor, caseId)
                                        .orElseThrow(ApiFault::notFound)));
    }
}
