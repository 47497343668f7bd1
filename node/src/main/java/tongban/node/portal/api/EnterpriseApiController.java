package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
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
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Purpose;
import tongban.node.portal.AddressText;
import tongban.node.portal.EnterpriseList;
import tongban.node.register.Enterprises;
import tongban.node.register.Register;
import tongban.node.talk.TalkAct;
import tongban.node.talk.TalkOrder;
import tongban.node.talk.Talks;
import tongban.service.text.Words;

/** Enterprises and their talks with officials, for programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "企业 Enterprises")
class EnterpriseApiController {
    private static final int PAGES_MAX = 1_000_000;
    private final Enterprises enterprises;
    private final Talks talks;
    private final Clock clock;

    EnterpriseApiController(Enterprises enterprises, Talks talks, Clock clock) {
        this.enterprises = enterprises;
        this.talks = talks;
        this.clock = clock;
    }

    @GetMapping("/enterprises")
    @Operation(
            summary = "企业列表 Enterprises",
            description =
                    "本机关管理的企业的公示信息；每页 50，页从 0 起。 What is public of those that one's body is in charge of; 50 a page, from 0.")
    Enterprises.Rows enterprises(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "NAME") Enterprises.Sort sort,
            @RequestParam(defaultValue = "0") int page) {
        return enterprises.list(
                actor,
                EnterpriseList.search(name ->
                        switch (name) {
                            case "q" -> q;
                            case "place" -> place;
                            case "sort" -> sort.name();
                            default -> "";
                        }),
                Math.clamp(page, 0, PAGES_MAX));
    }

    @GetMapping("/enterprises/own")
    @Operation(
            summary = "我代表的企业 Enterprises that one acts for",
            description =
                    "事实按服务使用的名称；没有登记的不出现；查看留痕。 Facts by the names that services use; what is not recorded is absent; journaled.")
    List<Enterprises.Known> own(@AuthenticationPrincipal Actor actor) {
        return enterprises.mine(actor, LocalDate.now(clock));
    }

    @GetMapping("/enterprises/{creditCode}")
    @Operation(
            summary = "一家企业的事实 Facts of one enterprise",
            description = "按统一社会信用代码，写明目的；查看留痕。 By its credit code, for a purpose; journaled.")
    Enterprises.Known facts(
            @AuthenticationPrincipal Actor actor,
            @PathVariable String creditCode,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(defaultValue = "APPLICATION_CHECK") Purpose purpose) {
        Purpose why = actor.is(Role.RESIDENT) ? Purpose.OWN_MATTER : purpose;
        if (!actor.is(Role.RESIDENT) && !Register.PURPOSES.contains(why)) {
            throw ApiFault.refused(
                    "purpose", Words.of("不是查阅台账的目的。", "It is no purpose to open a register for."));
        }
        return enterprises
                .find(actor, creditCode, day == null ? LocalDate.now(clock) : day, why)
                .orElseThrow(ApiFault::notFound);
    }

    // ------------------------------------------------------------------ talks

    @GetMapping("/talks")
    @Operation(
            summary = "政企见面列表 Talks",
            description =
                    "企业看自己的，管理其档案的机关看辖区的；每页 50，页从 0 起。 An enterprise its own, the bodies in charge those of their area; 50 a page, from 0.")
    Talks.Rows talks(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "OPEN") Talks.Look look,
            @RequestParam(defaultValue = "0") int page) {
        return talks.list(actor, look, Optional.empty(), Math.clamp(page, 0, PAGES_MAX));
    }

    @GetMapping("/talks/{talkId}")
    @Operation(
            summary = "一次见面 One talk",
            description =
                    "内容、约定、经过、可办事项和版本。 Content, what was agreed, steps, what may be done, version.")
    Talks.File talk(@AuthenticationPrincipal Actor actor, @PathVariable UUID talkId) {
        return talks.file(actor, talkId).orElseThrow(ApiFault::notFound);
    }

    /**
     * @param organ id of the body
     * @param from first day that suits
     */
    record NewTalk(
            @Nullable UUID enterpriseId,
            @Nullable String organ,
            @Nullable String title,
            @Nullable String text,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** The talk that was asked for. */
    record AskedFor(UUID talkId) {}

    @PostMapping("/talks")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "约见 Ask for a talk",
            description = "由法定代表人或者登记的办事人员。 By its legal representative or a recorded agent.")
    AskedFor ask(@AuthenticationPrincipal Actor actor, @RequestBody NewTalk body) {
        return new AskedFor(
                done(
                        talks.ask(
                                actor,
                                new Talks.Asked(
                                        ApiFault.required("enterpriseId", body.enterpriseId()),
                                        text(body.organ()),
                                        text(body.title()),
                                        text(body.text()),
                                        Optional.ofNullable(body.from()),
                                        Optional.ofNullable(body.until())))));
    }

    /**
     * One act with what it needs.
     *
     * @param version that was seen
     * @param at like 14:30
     */
    record TalkStep(
            @Nullable TalkAct act,
            int version,
            @Nullable String text,
            @Nullable LocalDate on,
            @Nullable String at,
            @Nullable String place,
            @Nullable String official,
            @Nullable String organ,
            @Nullable String followUp,
            @Nullable LocalDate until) {}

    @PostMapping("/talks/{talkId}/acts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "办理 Act on a talk",
            description =
                    "约定、转交、不安排、改期、记录、落实；企业撤回或者转为工单。 Agree, pass on, decline, move, record, follow up; the enterprise withdraws or makes it a ticket.")
    void act(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID talkId,
            @RequestBody TalkStep body) {
        done(
                talks.act(
                        actor,
                        talkId,
                        body.version(),
                        order(ApiFault.required("act", body.act()), body)));
    }

    private static TalkOrder order(TalkAct act, TalkStep body) {
        String said = text(body.text()).strip();
        return switch (act) {
            case ACCEPT, MOVE ->
                    new TalkOrder.Appoint(
                            act == TalkAct.MOVE,
                            Optional.ofNullable(body.on()),
                            time(body.at()),
                            text(body.place()),
                            text(body.official()),
                            said);
            case PASS_ON -> new TalkOrder.PassOn(text(body.organ()), said);
            case RECORD ->
                    new TalkOrder.Record(
                            said, text(body.followUp()).strip(), Optional.ofNullable(body.until()));
            case ASK, DECLINE, FOLLOW_UP, WITHDRAW, TO_TICKET -> new TalkOrder.Plain(act, said);
        };
    }

    private static Optional<LocalTime> time(@Nullable String text) {
        return AddressText.time(text(text));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static UUID done(Talks.Result result) {
        return switch (result) {
            case Talks.Result.Done(UUID id) -> id;
            case Talks.Result.NotFound none -> throw ApiFault.notFound();
            case Talks.Result.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }
}
