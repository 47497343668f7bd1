package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.hotline.Channel;
import tongban.node.hotline.Hotline;
import tongban.node.hotline.Knowledge;
import tongban.node.hotline.Metrics;
import tongban.node.hotline.Refusal;
import tongban.node.hotline.TicketAct;
import tongban.node.hotline.TicketKind;
import tongban.node.hotline.TicketOrder;
import tongban.node.hotline.TicketStage;
import tongban.node.hotline.Topic;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/** Tickets of the 12345 line, for programs. */
@RestController
@RequestMapping("/api/v1/tickets")
@Tag(name = "热线工单 Hotline tickets")
class HotlineApiController {
    private static final int PAGES_MAX = 1_000_000;
    private final Hotline hotline;
    private final Knowledge knowledge;
    private final Metrics metrics;
    private final Clock clock;

    HotlineApiController(Hotline hotline, Knowledge knowledge, Metrics metrics, Clock clock) {
        this.hotline = hotline;
        this.knowledge = knowledge;
        this.metrics = metrics;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "工单列表 Tickets",
            description =
                    "热线看本方全部，承办单位看本单位的，居民看自己的；每页 50，页从 0 起；总数最多数到 10000。 Those that one may see; 50 a page, from 0; counted up to 10000.")
    Hotline.Page tickets(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "ALL") Hotline.Look look,
            @RequestParam(required = false) @Nullable TicketStage state,
            @RequestParam(required = false) @Nullable TicketKind kind,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "NEWEST") Hotline.Sort sort,
            @RequestParam(defaultValue = "0") int page) {
        return hotline.list(
                actor,
                new Hotline.Query(
                        look,
                        Optional.ofNullable(state),
                        Optional.ofNullable(kind),
                        number,
                        body,
                        sort,
                        Math.clamp(page, 0, PAGES_MAX)));
    }

    @GetMapping("/{ticketId}")
    @Operation(
            summary = "一张工单 One ticket",
            description =
                    "内容、期限、经过、可办事项和版本；查看留痕。 Content, limit, steps, what may be done, version; journaled.")
    Hotline.File ticket(@AuthenticationPrincipal Actor actor, @PathVariable UUID ticketId) {
        return hotline.file(actor, ticketId).orElseThrow(ApiFault::notFound);
    }

    /**
     * @param place code or name of a county or a smaller place
     * @param creditCode of an enterprise; absent for a person
     * @param kind for the line alone, as topic
     */
    record NewTicket(
            @Nullable Channel channel,
            @Nullable String title,
            @Nullable String text,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String creditCode,
            boolean confidential,
            @Nullable String place,
            @Nullable TicketKind kind,
            @Nullable Topic topic) {}

    /**
     * The ticket that was taken.
     *
     * @param secret with which the caller follows it; given this once
     */
    record Taken(UUID ticketId, String number, String secret) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "受理 Take a ticket",
            description = "话务员、窗口人员或者居民本人。 By the line, a window, or a resident.")
    Taken takeTicket(@AuthenticationPrincipal Actor actor, @RequestBody NewTicket body) {
        String credit = text(body.creditCode());
        Hotline.Result.Done done =
                done(
                        hotline.take(
                                actor,
                                new Hotline.NewTicket(
                                        body.channel() == null ? Channel.WEB : body.channel(),
                                        text(body.title()),
                                        text(body.text()),
                                        text(body.name()),
                                        text(body.phone()),
                                        !credit.isEmpty(),
                                        credit,
                                        body.confidential(),
                                        text(body.place()),
                                        Optional.ofNullable(body.kind()),
                                        Optional.ofNullable(body.topic()))));
        return new Taken(done.id(), done.code(), done.secret());
    }

    /**
     * What is done; which fields it needs depends on the act.
     *
     * @param version that was seen
     * @param main id of the main body, or number of the main ticket
     */
    record Act(
            @Nullable TicketAct act,
            int version,
            @Nullable String text,
            @Nullable TicketKind kind,
            @Nullable Topic topic,
            @Nullable String place,
            @Nullable UUID entry,
            @Nullable Refusal reason,
            @Nullable String main,
            @Nullable List<String> assisting,
            int days,
            boolean granted,
            TicketOrder.@Nullable Heard heard,
            @Nullable Boolean solved,
            @Nullable List<String> parts,
            @Nullable String service) {}

    @PostMapping("/{ticketId}/acts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "办理 Do something with it",
            description =
                    "act 为一张工单列出的可办事项之一；version 为看到的版本，已有他人先办理的会拒绝。 One of those that the ticket lists; refused where somebody was first.")
    void actOnTicket(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID ticketId,
            @RequestBody Act body) {
        // that it is not there comes before what is missing
        if (hotline.file(actor, ticketId).isEmpty()) {
            throw ApiFault.notFound();
        }
        done(hotline.act(actor, ticketId, body.version(), order(body)));
    }

    private static TicketOrder order(Act b) {
        TicketAct act = ApiFault.required("act", b.act());
        if (act == TicketAct.TAKE) {
            throw ApiFault.refused(
                    "act", Words.of("受理用另一个地址", "A ticket is taken at another address"));
        }
        return TicketOrder.of(
                act,
                new TicketOrder.Given(
                        Optional.ofNullable(b.kind()),
                        Optional.ofNullable(b.topic()),
                        text(b.place()),
                        Optional.ofNullable(b.entry()),
                        Optional.ofNullable(b.reason()),
                        text(b.main()),
                        Set.copyOf(texts(b.assisting())),
                        b.days(),
                        b.granted(),
                        Optional.ofNullable(b.heard()),
                        Optional.ofNullable(b.solved()),
                        texts(b.parts()),
                        text(b.service())),
                text(b.text()));
    }

    @GetMapping("/knowledge")
    @Operation(
            summary = "知识库 The knowledge base",
            description = "有效的条目，最合适的在前；每页 20，页从 0 起。 Valid entries, the best first; 20 a page.")
    Knowledge.Found knownAnswers(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page) {
        return knowledge.search(
                actor,
                q.substring(0, Math.min(q.length(), 100)),
                false,
                Math.clamp(page, 0, 10_000));
    }

    @GetMapping("/knowledge/{entryId}/versions")
    @Operation(
            summary = "知识库条目的版本 Versions of an entry",
            description =
                    "新的在前，连同何时、何人、为何修改；工单的 entryVersion 指其中一版。 The newest first, with when, who and why; a ticket's entryVersion is one of them.")
    List<Knowledge.Version> entryVersions(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID entryId) {
        List<Knowledge.Version> versions = knowledge.versions(actor, entryId);
        if (versions.isEmpty()) {
            throw ApiFault.notFound();
        }
        return versions;
    }

    @GetMapping("/metrics")
    @Operation(
            summary = "统计指标 Measures",
            description =
                    "每个比率都有分子和分母；月份如 2026-11，最多 24 个月。 Each rate with numerator and denominator; months like 2026-11, 24 at most.")
    Metrics.Sheet hotlineMetrics(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "MONTH") Metrics.By by,
            @RequestParam(required = false) @Nullable YearMonth from,
            @RequestParam(required = false) @Nullable YearMonth until) {
        YearMonth last = until == null ? YearMonth.now(clock) : until;
        YearMonth earliest = last.minusMonths(Metrics.MONTHS_MAX - 1L);
        YearMonth first = from == null || from.isBefore(earliest) ? earliest : from;
        return metrics.of(actor, by, first, last);
    }

    private static Hotline.Result.Done done(Hotline.Result result) {
        return switch (result) {
            case Hotline.Result.Done done -> done;
            case Hotline.Result.NotFound none -> throw ApiFault.notFound();
            case Hotline.Result.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }

    private static List<String> texts(@Nullable List<String> typed) {
        return typed == null ? List.of() : typed;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
