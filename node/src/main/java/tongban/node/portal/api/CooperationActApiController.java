package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.cooperation.Act;
import tongban.node.cooperation.Body;
import tongban.node.cooperation.Both;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.cooperation.Entry;
import tongban.node.cooperation.Meeting;
import tongban.node.cooperation.Task;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/** The steps of cooperation, for programs: those of the joint office and of the lead bodies. */
@RestController
@RequestMapping("/api/v1/cooperation")
@Tag(name = "两省市合作 Cooperation")
class CooperationActApiController {
    static final String OFFICE = "由联合办公室（监督人员）。 By the joint office (supervisors).";
    static final String LEADS = "由牵头单位（审核、决定人员）。 By lead bodies (reviewers, deciders).";
    static final String SEEN =
            "seen 写您读到时已更正的次数（earlier 或 revisions 的长度），其间有他人更正的答 409；留空不核对。 In seen, how often it was corrected when you read it (the length of earlier or revisions): 409 where somebody corrected it since; not asked where it is left out. ";
    private static final String NAMED =
            "指定了单位的一方，只由这些单位。 Where bodies of a side are named, by them alone.";
    private final Cooperation cooperation;

    CooperationActApiController(Cooperation cooperation) {
        this.cooperation = cooperation;
    }

    /** What was made or changed. */
    record Made(UUID id) {}

    static Made done(Cooperation.Result result) {
        return switch (result) {
            case Cooperation.Result.Done(UUID id) -> new Made(id);
            case Cooperation.Result.NotFound _ -> throw ApiFault.notFound();
            case Cooperation.Result.Rejected no -> throw ApiFault.rejected(no.problems());
            case Cooperation.Result.Overtaken by -> throw ApiFault.stale(by.problem());
        };
    }

    static OptionalInt seen(@Nullable Integer given) {
        return given == null ? OptionalInt.empty() : OptionalInt.of(given);
    }

    static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    static Words name(@Nullable String zh, @Nullable String en) {
        return Words.of(text(zh), text(en).isEmpty() ? text(zh) : text(en));
    }

    private static Both<List<Body>> bodies(
            @Nullable List<String> chongqing, @Nullable List<String> sichuan) {
        return Body.of(
                new Both<>(
                        Objects.requireNonNullElse(chongqing, List.<String>of()),
                        Objects.requireNonNullElse(sichuan, List.<String>of())));
    }

    // ------------------------------------------------------------------ meetings and tasks

    record NewMeeting(
            Meeting.@Nullable Layer layer,
            @Nullable Integer number,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable LocalDate heldOn,
            @Nullable String place,
            @Nullable String source,
            @Nullable String reason,
            @Nullable Integer seen) {
        Meeting.Heading heading() {
            return new Meeting.Heading(
                    ApiFault.required("layer", layer),
                    Objects.requireNonNullElse(number, 0),
                    name(nameZh, nameEn),
                    ApiFault.required("heldOn", heldOn),
                    text(place),
                    text(source));
        }
    }

    @PostMapping("/meetings")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记会议 Record a meeting", description = OFFICE)
    Made convene(@AuthenticationPrincipal Actor actor, @RequestBody NewMeeting body) {
        return done(cooperation.begin(actor, new Act.Convene(body.heading())));
    }

    @PostMapping("/meetings/{meetingId}/corrections")
    @Operation(
            summary = "更正会议登记 Correct the record of a meeting",
            description =
                    "写全更正后的内容和理由；原内容保留可查。 All of it as it should be, and why; what stood before stays. "
                            + SEEN
                            + OFFICE)
    Made correctMeeting(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID meetingId,
            @RequestBody NewMeeting body) {
        return act(
                actor,
                Kind.MEETING,
                meetingId,
                new Act.CorrectMeeting(body.heading(), text(body.reason())),
                seen(body.seen()));
    }

    /** A matter of the agenda as it should be, and why. */
    record CorrectedItem(
            @Nullable UUID itemId,
            @Nullable String title,
            @Nullable String document,
            @Nullable String reason,
            @Nullable Integer seen) {}

    @PostMapping("/meetings/{meetingId}/items/corrections")
    @Operation(
            summary = "更正议题 Correct a matter of the agenda",
            description = "由提出方。 By the side that put it there. " + SEEN + OFFICE)
    Made correctItem(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID meetingId,
            @RequestBody CorrectedItem body) {
        return act(
                actor,
                Kind.MEETING,
                meetingId,
                new Act.CorrectMatter(
                        ApiFault.required("itemId", body.itemId()),
                        text(body.title()),
                        text(body.document()),
                        text(body.reason())),
                seen(body.seen()));
    }

    /** A decision as it should be, and why. */
    record CorrectedDecision(
            @Nullable UUID itemId,
            @Nullable String text,
            @Nullable String reason,
            @Nullable Integer seen) {}

    @PostMapping("/meetings/{meetingId}/resolutions/corrections")
    @Operation(
            summary = "更正决定 Correct a decision",
            description =
                    "由主办方；原决定保留可查。 By the side that leads the meeting; what stood before stays. "
                            + SEEN
                            + OFFICE)
    Made correctDecision(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID meetingId,
            @RequestBody CorrectedDecision body) {
        return act(
                actor,
                Kind.MEETING,
                meetingId,
                new Act.CorrectDecision(
                        ApiFault.required("itemId", body.itemId()),
                        text(body.text()),
                        text(body.reason())),
                seen(body.seen()));
    }

    /**
     * @param problemId of a joint project, where the matter is one of its problems
     */
    record NewItem(@Nullable String title, @Nullable String document, @Nullable UUID problemId) {}

    @PostMapping("/meetings/{meetingId}/items")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "列入议程 Put on the agenda",
            description = "返回议题编号。 Answers with the id of the item. " + OFFICE)
    Made agenda(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID meetingId,
            @RequestBody NewItem body) {
        UUID item = UUID.randomUUID();
        done(
                cooperation.act(
                        actor,
                        Kind.MEETING,
                        meetingId,
                        new Act.PutOnAgenda(
                                item,
                                text(body.title()),
                                text(body.document()),
                                Optional.empty(),
                                Optional.ofNullable(body.problemId()))));
        return new Made(item);
    }

    record Decision(@Nullable UUID itemId, @Nullable String text) {}

    @PostMapping("/meetings/{meetingId}/resolutions")
    @Operation(summary = "记录决定 Record a decision", description = OFFICE)
    Made resolve(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID meetingId,
            @RequestBody Decision body) {
        return act(
                actor,
                Kind.MEETING,
                meetingId,
                new Act.Resolve(ApiFault.required("itemId", body.itemId()), text(body.text())));
    }

    /**
     * @param leadChongqing who leads and is no body of the platform; needed where no body is named
     * @param bodiesChongqing ids of bodies of the side that lead it; they alone report for it
     */
    record NewTask(
            @Nullable UUID itemId,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String leadChongqing,
            @Nullable String leadSichuan,
            @Nullable LocalDate from,
            @Nullable LocalDate due,
            @Nullable String source,
            @Nullable List<String> bodiesChongqing,
            @Nullable List<String> bodiesSichuan) {
        Task.Heading heading(UUID meeting) {
            return new Task.Heading(
                    meeting,
                    Optional.ofNullable(itemId),
                    name(nameZh, nameEn),
                    new Both<>(text(leadChongqing), text(leadSichuan)),
                    ApiFault.required("from", from),
                    ApiFault.required("due", due),
                    text(source),
                    bodies(bodiesChongqing, bodiesSichuan));
        }
    }

    /**
     * @param meetingId the one that gave it
     */
    record CorrectedTask(
            @Nullable UUID meetingId,
            @Nullable NewTask task,
            @Nullable String reason,
            @Nullable Integer seen) {}

    @PostMapping("/tasks/{taskId}/corrections")
    @Operation(
            summary = "更正任务 Correct a task",
            description =
                    "写全更正后的内容和理由；原内容保留可查。 All of it as it should be, and why; what stood before stays. "
                            + SEEN
                            + OFFICE)
    Made correctTask(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID taskId,
            @RequestBody CorrectedTask body) {
        return act(
                actor,
                Kind.TASK,
                taskId,
                new Act.CorrectTask(
                        ApiFault.required("task", body.task())
                                .heading(ApiFault.required("meetingId", body.meetingId())),
                        text(body.reason())),
                seen(body.seen()));
    }

    @PostMapping("/meetings/{meetingId}/tasks")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "交办任务 Give a task", description = OFFICE)
    Made giveTask(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID meetingId,
            @RequestBody NewTask body) {
        return done(cooperation.begin(actor, new Act.Assign(body.heading(meetingId))));
    }

    private Made act(Actor actor, Kind kind, UUID id, Act act) {
        return act(actor, kind, id, act, OptionalInt.empty());
    }

    private Made act(Actor actor, Kind kind, UUID id, Act act, OptionalInt seen) {
        return done(cooperation.act(actor, kind, id, act, seen));
    }

    record NewReport(@Nullable String text, @Nullable String evidence, @Nullable Boolean done) {
        Act act() {
            return new Act.Report(
                    CooperationActApiController.text(text),
                    CooperationActApiController.text(evidence),
                    Boolean.TRUE.equals(done));
        }
    }

    @PostMapping("/tasks/{taskId}/reports")
    @Operation(summary = "报告任务进展 Report on a task", description = LEADS + " " + NAMED)
    Made reportTask(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID taskId,
            @RequestBody NewReport body) {
        return act(actor, Kind.TASK, taskId, body.act());
    }

    /** A reason, a result, a note. */
    record Saying(@Nullable String text) {}

    @PostMapping("/tasks/{taskId}/confirmation")
    @Operation(
            summary = "确认任务完成 Confirm that a task is done",
            description = "两方牵头单位都报告完成之后。 After both leads reported it. " + OFFICE)
    Made confirmTask(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID taskId,
            @RequestBody Saying body) {
        return act(actor, Kind.TASK, taskId, new Act.Confirm(text(body.text())));
    }

    @PostMapping("/tasks/{taskId}/cancellation")
    @Operation(summary = "取消任务 Drop a task", description = OFFICE)
    Made dropTask(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID taskId,
            @RequestBody Saying body) {
        return act(actor, Kind.TASK, taskId, new Act.Drop(text(body.text())));
    }

    // ------------------------------------------------------------------ entries

    /**
     * @param ownerChongqing who answers for it and is no body of the platform; needed where no body
     *     is named
     * @param reason of a revision; left out for a new entry
     * @param bodiesChongqing ids of bodies of the side that answer for it; they alone report on it
     */
    record NewEntry(
            Entry.@Nullable ListKind list,
            @Nullable Integer year,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String ownerChongqing,
            @Nullable String ownerSichuan,
            @Nullable String target,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable List<Entry.Dimension> dimensions,
            @Nullable String project,
            @Nullable String addressee,
            @Nullable String plan,
            @Nullable List<String> indicators,
            @Nullable String source,
            @Nullable String reason,
            @Nullable List<String> bodiesChongqing,
            @Nullable List<String> bodiesSichuan,
            @Nullable Integer seen) {
        Entry.Heading heading() {
            return new Entry.Heading(
                    ApiFault.required("list", list),
                    Objects.requireNonNullElse(year, 0),
                    name(nameZh, nameEn),
                    new Both<>(text(ownerChongqing), text(ownerSichuan)),
                    text(target),
                    ApiFault.required("from", from),
                    ApiFault.required("until", until),
                    Objects.requireNonNullElse(dimensions, List.<Entry.Dimension>of()),
                    text(project),
                    text(addressee),
                    text(plan),
                    Objects.requireNonNullElse(indicators, List.<String>of()),
                    text(source),
                    bodies(bodiesChongqing, bodiesSichuan));
        }
    }

    @PostMapping("/entries")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "列入清单 Put on a list", description = OFFICE)
    Made enlist(@AuthenticationPrincipal Actor actor, @RequestBody NewEntry body) {
        return done(cooperation.begin(actor, new Act.Enlist(body.heading())));
    }

    @PostMapping("/entries/{entryId}/revisions")
    @Operation(summary = "修改事项 Revise an entry", description = SEEN + OFFICE)
    Made revise(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID entryId,
            @RequestBody NewEntry body) {
        return act(
                actor,
                Kind.ENTRY,
                entryId,
                new Act.Revise(body.heading(), text(body.reason())),
                seen(body.seen()));
    }

    @PostMapping("/entries/{entryId}/reports")
    @Operation(summary = "报告事项进展 Report on an entry", description = LEADS + " " + NAMED)
    Made reportEntry(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID entryId,
            @RequestBody NewReport body) {
        return act(actor, Kind.ENTRY, entryId, body.act());
    }

    record StateAnswer(@Nullable LocalDate on, @Nullable String text) {}

    @PostMapping("/entries/{entryId}/answer")
    @Operation(summary = "记录国家答复 Record the answer of the state", description = OFFICE)
    Made recordAnswer(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID entryId,
            @RequestBody StateAnswer body) {
        return act(
                actor,
                Kind.ENTRY,
                entryId,
                new Act.Answer(ApiFault.required("on", body.on()), text(body.text())));
    }

    @PostMapping("/entries/{entryId}/result")
    @Operation(summary = "办结 Finish an entry", description = OFFICE)
    Made finishEntry(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID entryId,
            @RequestBody Saying body) {
        return act(actor, Kind.ENTRY, entryId, new Act.Finish(text(body.text())));
    }

    @PostMapping("/entries/{entryId}/cancellation")
    @Operation(summary = "取消事项 Drop an entry", description = OFFICE)
    Made dropEntry(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID entryId,
            @RequestBody Saying body) {
        return act(actor, Kind.ENTRY, entryId, new Act.Drop(text(body.text())));
    }

    record Escalation(@Nullable UUID meetingId) {}

    @PostMapping("/entries/{entryId}/escalation")
    @Operation(
            summary = "提请会议研究 Bring an entry before a meeting",
            description = "列入该会议的议程，两边互相链接。 It comes on the agenda; both keep the link. " + OFFICE)
    Made escalate(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID entryId,
            @RequestBody Escalation body) {
        return done(
                cooperation.escalate(
                        actor, entryId, ApiFault.required("meetingId", body.meetingId())));
    }
}
