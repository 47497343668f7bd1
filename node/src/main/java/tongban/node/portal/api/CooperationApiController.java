package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.cooperation.Agreement;
import tongban.node.cooperation.Both;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier;
import tongban.node.cooperation.Entry;
import tongban.node.cooperation.Meeting;
import tongban.node.cooperation.Plans;
import tongban.node.cooperation.Progress;
import tongban.node.cooperation.Shares;
import tongban.node.cooperation.Sharing;
import tongban.node.cooperation.Statement;
import tongban.node.cooperation.Task;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/** Meetings, tasks, lists, plans, platforms and shares, to be read by programs. */
@RestController
@RequestMapping("/api/v1/cooperation")
@Tag(name = "两省市合作 Cooperation")
class CooperationApiController {
    private static final int PAGES_MAX = 1_000_000;
    private final Cooperation cooperation;
    private final Sharing sharing;

    CooperationApiController(Cooperation cooperation, Sharing sharing) {
        this.cooperation = cooperation;
        this.sharing = sharing;
    }

    /** A row of a list. */
    record Line(
            UUID id,
            Words name,
            String category,
            int year,
            Optional<UUID> parent,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            Progress progress,
            Jurisdiction home,
            String source) {
        static Line of(Cooperation.Row row) {
            Dossier.Line line = row.dossier().line();
            return new Line(
                    row.id(),
                    row.dossier().name(),
                    line.category(),
                    line.year(),
                    line.parent(),
                    line.from(),
                    line.until(),
                    row.progress(),
                    row.dossier().home(),
                    row.dossier().source());
        }
    }

    record Lines(List<Line> rows, int total, int page) {}

    private Lines lines(@Nullable Actor actor, Cooperation.Query query) {
        Cooperation.Listing list = cooperation.list(actor, Actor.sideRead(actor, ""), query);
        return new Lines(list.rows().stream().map(Line::of).toList(), list.total(), list.page());
    }

    private static Cooperation.Query query(
            Dossier.Kind kind,
            String category,
            @Nullable Progress progress,
            @Nullable UUID parent,
            String words,
            int page) {
        return new Cooperation.Query(
                kind,
                category,
                Optional.empty(),
                Optional.ofNullable(progress),
                Optional.empty(),
                Optional.ofNullable(parent),
                words,
                Cooperation.Order.NEWEST,
                Math.clamp(page, 0, PAGES_MAX));
    }

    private Cooperation.File file(@Nullable Actor actor, Dossier.Kind kind, UUID id) {
        return cooperation
                .file(actor, Actor.sideRead(actor, ""), kind, id)
                .orElseThrow(ApiFault::notFound);
    }

    private Plans standing(@Nullable Actor actor) {
        return cooperation.plans(actor, Actor.sideRead(actor, ""));
    }

    @GetMapping("/plans")
    @Operation(
            summary = "规划体系 The tree of plans",
            description =
                    "节点、提法及其文件和日期；没有登记名称的只计数。 Nodes, phrases with document and date; what has no name here is counted.")
    PlanTree plans(@AuthenticationPrincipal @Nullable Actor actor) {
        Plans plans = standing(actor);
        return new PlanTree(plans.document(), plans.nodes(), plans.slogans());
    }

    record PlanTree(Words document, List<Plans.Node> nodes, List<Plans.Slogan> slogans) {}

    @GetMapping("/platforms")
    @Operation(
            summary = "毗邻地区合作功能平台 Platforms of neighbouring areas",
            description =
                    "总数，以及有名称的，各注明依据和把握。 How many there are, and those with a name, each with its source and how sure it is.")
    Platforms platforms(@AuthenticationPrincipal @Nullable Actor actor) {
        Plans plans = standing(actor);
        return new Platforms(plans.platformsTotal(), plans.platforms());
    }

    record Platforms(int total, List<Plans.Platform> named) {}

    @GetMapping("/meetings")
    @Operation(summary = "会议 Meetings", description = "每页 50，页从 0 起。 50 a page, from 0.")
    Lines meetings(
            @AuthenticationPrincipal @Nullable Actor actor,
            @RequestParam(required = false) Meeting.@Nullable Layer layer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page) {
        return lines(
                actor,
                query(
                        Dossier.Kind.MEETING,
                        layer == null ? "" : layer.name(),
                        null,
                        null,
                        q,
                        page));
    }

    record OneMeeting(UUID id, Meeting meeting) {}

    @GetMapping("/meetings/{meetingId}")
    @Operation(summary = "一次会议 One meeting", description = "议程和决定。 Its agenda and decisions.")
    OneMeeting meeting(
            @AuthenticationPrincipal @Nullable Actor actor, @PathVariable UUID meetingId) {
        Cooperation.File file = file(actor, Dossier.Kind.MEETING, meetingId);
        return new OneMeeting(file.id(), (Meeting) file.dossier());
    }

    /** How the tasks of a meeting stand. */
    record Executed(
            UUID meetingId, Words name, int total, int open, int overdue, int done, int dropped) {}

    @GetMapping("/execution")
    @Operation(
            summary = "各次会议任务的执行情况 How the tasks of each meeting stand",
            description = "工作人员可看。 For officials.")
    List<Executed> execution(@AuthenticationPrincipal Actor actor) {
        return cooperation.execution(actor).stream()
                .map(e ->
                        new Executed(
                                e.meeting().id(),
                                e.meeting().dossier().name(),
                                e.total(),
                                e.open(),
                                e.overdue(),
                                e.done(),
                                e.dropped()))
                .toList();
    }

    @GetMapping("/tasks")
    @Operation(summary = "会议任务 Tasks of meetings", description = "工作人员可看。 For officials.")
    Lines tasks(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(required = false) @Nullable Progress progress,
            @RequestParam(required = false) @Nullable UUID meeting,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page) {
        return lines(actor, query(Dossier.Kind.TASK, "", progress, meeting, q, page));
    }

    record OneTask(UUID id, Task task, Progress progress) {}

    @GetMapping("/tasks/{taskId}")
    @Operation(
            summary = "一项任务 One task",
            description = "牵头单位、两方报告、状态。 Leads, what each side reported, its state.")
    OneTask task(@AuthenticationPrincipal Actor actor, @PathVariable UUID taskId) {
        Cooperation.File file = file(actor, Dossier.Kind.TASK, taskId);
        return new OneTask(file.id(), (Task) file.dossier(), file.progress());
    }

    @GetMapping("/entries")
    @Operation(
            summary = "清单事项 Entries of the lists",
            description =
                    "四张清单、重点合作事项、恳请国家支持事项。 The four lists, cooperation, matters put to the state.")
    Lines entries(
            @AuthenticationPrincipal @Nullable Actor actor,
            @RequestParam(required = false) Entry.@Nullable ListKind list,
            @RequestParam(required = false) @Nullable Progress progress,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page) {
        return lines(
                actor,
                query(
                        Dossier.Kind.ENTRY,
                        list == null ? "" : list.name(),
                        progress,
                        null,
                        q,
                        page));
    }

    /** What officials reported is left out for everybody else. */
    record OneEntry(
            UUID id,
            Entry.Heading heading,
            Progress progress,
            Optional<Entry.Answered> answer,
            List<Entry.Raised> raised,
            Optional<Entry> all) {}

    @GetMapping("/entries/{entryId}")
    @Operation(
            summary = "一个清单事项 One entry",
            description = "两方报告和修改记录只给工作人员。 Reports and revisions are for officials.")
    OneEntry entry(@AuthenticationPrincipal @Nullable Actor actor, @PathVariable UUID entryId) {
        Cooperation.File file = file(actor, Dossier.Kind.ENTRY, entryId);
        Entry entry = (Entry) file.dossier();
        boolean official = actor != null && !actor.is(Role.RESIDENT);
        return new OneEntry(
                file.id(),
                entry.heading(),
                file.progress(),
                entry.answer(),
                entry.raised(),
                official ? Optional.of(entry) : Optional.empty());
    }

    @GetMapping("/agreements")
    @Operation(summary = "利益分享协议 Agreements on sharing", description = "每页 50。 50 a page.")
    Lines agreements(
            @AuthenticationPrincipal @Nullable Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page) {
        return lines(actor, query(Dossier.Kind.AGREEMENT, "", null, null, q, page));
    }

    record OneAgreement(UUID id, Agreement agreement) {}

    @GetMapping("/agreements/{agreementId}")
    @Operation(summary = "一份协议 One agreement", description = "各版规则。 The versions of its rule.")
    OneAgreement agreement(
            @AuthenticationPrincipal @Nullable Actor actor, @PathVariable UUID agreementId) {
        Cooperation.File file = file(actor, Dossier.Kind.AGREEMENT, agreementId);
        return new OneAgreement(file.id(), (Agreement) file.dossier());
    }

    @GetMapping("/statements")
    @Operation(summary = "分享结算单 Statements of shares", description = "工作人员可看。 For officials.")
    Lines statements(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(required = false) @Nullable UUID agreement,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page) {
        return lines(actor, query(Dossier.Kind.STATEMENT, "", null, agreement, q, page));
    }

    /**
     * @param entries how often each side has entered its amounts: what a confirmation names
     * @param shares of the present amounts; empty while they are missing or the rule cannot be
     *     followed
     * @param total yuan
     */
    record OneStatement(
            UUID id,
            Statement statement,
            Statement.Standing standing,
            Both<Integer> entries,
            Optional<Shares> shares,
            Optional<Both<java.math.BigDecimal>> total) {}

    @GetMapping("/statements/{statementId}")
    @Operation(
            summary = "一份结算单 One statement",
            description = "两方金额、各方份额、尾差、确认。 Amounts, shares, remainders, confirmations.")
    OneStatement statement(@AuthenticationPrincipal Actor actor, @PathVariable UUID statementId) {
        Cooperation.File file = file(actor, Dossier.Kind.STATEMENT, statementId);
        Statement statement = (Statement) file.dossier();
        Optional<Shares> shares =
                statement.canBeComputed()
                                && sharing.shares(
                                                statement.heading().rule(),
                                                statement.amounts(statement.entries()))
                                        instanceof Sharing.Outcome.Computed(Shares computed)
                        ? Optional.of(computed)
                        : Optional.empty();
        return new OneStatement(
                file.id(),
                statement,
                statement.standing(),
                statement.entries(),
                shares,
                shares.map(Shares::shares));
    }
}
