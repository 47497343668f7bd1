package tongban.node.casework;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/** Steps of a case in words: for the timeline of a page, and for what the other side is told. */
final class Reports {
    private Reports() {}

    /** What is worth saying of an event beside its name; nothing that only insiders should know. */
    static List<Words> details(CaseEvent event, ServiceDefinition service) {
        List<Words> lines = new ArrayList<>();
        switch (event) {
            case CaseEvent.Opened e -> {
                e.shown()
                        .ifPresent(shown ->
                                lines.add(
                                        Words.of(
                                                "核验身份：" + shown.words().zh(),
                                                "Identity checked: " + shown.words().en())));
                e.elsewhere().ifPresent(there -> lines.addAll(there.words()));
            }
            case CaseEvent.Forwarded e -> {
                if (!e.courier().isEmpty()) {
                    Words shown = Courier.shown(e.courier());
                    lines.add(Words.of("快递单号：" + shown.zh(), "Courier: " + shown.en()));
                }
            }
            case CaseEvent.SupplementRequested e ->
                    e.missing()
                            .forEach(m -> {
                                Words name = Intakes.subjectName(service, m.subject());
                                lines.add(
                                        Words.of(
                                                name.zh() + "：" + m.what(),
                                                name.en() + ": " + m.what()));
                            });
            case CaseEvent.Accepted e -> {
                if (e.act() == Act.DEEM_ACCEPTED) {
                    lines.add(
                            dated(
                                    "逾期未告知补正，自收到之日{day}起视为受理",
                                    "Not asked in time: accepted as of the day of receipt, {day}",
                                    e.on()));
                }
            }
            case CaseEvent.AcceptanceRefused e -> {
                lines.add(e.ground().words());
                e.rightOrgan()
                        .ifPresent(organ ->
                                lines.add(
                                        Words.of(
                                                "应向" + organ.name().zh() + "申请",
                                                "The right body is " + organ.name().en())));
                said(e.reason(), lines);
            }
            case CaseEvent.Extended e -> {
                said(e.reason(), lines);
                if (!e.approver().isBlank()) {
                    lines.add(Words.of("批准人：" + e.approver(), "Approved by: " + e.approver()));
                }
            }
            case CaseEvent.Suspended e -> {
                lines.add(e.procedure().words());
                lines.add(
                        Words.of(
                                "预计" + e.expectedDays() + "天",
                                "expected to take " + e.expectedDays() + " days"));
                said(e.reason(), lines);
            }
            case CaseEvent.Resumed e -> said(e.result(), lines);
            case CaseEvent.Decided e -> {
                lines.add(e.verb());
                lines.addAll(Sums.lines(Sums.beside(e.sums(), e.proposal().awards(), service)));
            }
            case CaseEvent.Delivered e -> {
                lines.add(e.way().words());
                lines.add(dated("送达之日：{day}", "Counts as delivered on: {day}", e.on()));
                e.published()
                        .ifPresent(
                                day -> lines.add(dated("公告之日：{day}", "Published on: {day}", day)));
            }
            case CaseEvent.ConsentWithdrawn e ->
                    lines.add(
                            Words.of(
                                    e.what().words().zh()
                                            + "授权"
                                            + (e.byPhone() ? "由本人在手机上撤回" : "由本人到窗口撤回")
                                            + "：此前据此已办的不受影响，此后不再据此查询或者办理",
                                    "“"
                                            + e.what().words().en()
                                            + "” taken back "
                                            + (e.byPhone() ? "on the phone" : "at a window")
                                            + ": what was done before stands, nothing further is done on its strength"));
            case CaseEvent.Withdrawn e -> said(e.reason(), lines);
            case CaseEvent.ChangeTold e -> lines.addAll(Changes.details(e, service, false));
            case CaseEvent.ChangeAnswered e -> lines.add(Changes.details(e));
            case CaseEvent.Terminated e -> {
                lines.add(e.ground().words());
                said(e.reason(), lines);
            }
            case CaseEvent.HearingOffered e -> {
                lines.add(
                        dated(
                                "可以在{day}之前（含当日）申请听证",
                                "A hearing may be asked for until {day}",
                                e.askBy()));
                said(e.matter(), lines);
            }
            case CaseEvent.HearingRequested e -> said(e.note(), lines);
            case CaseEvent.ThirdPartyTold e ->
                    lines.add(
                            dated(
                                    "可以在{day}之前（含当日）陈述意见、申请听证",
                                    "May state a view or ask for a hearing until {day}",
                                    e.askBy()));
            case CaseEvent.ThirdPartyHeard e ->
                    lines.add(
                            e.hearing()
                                    ? Words.of("申请听证", "Asks for a hearing")
                                    : Words.of("没有申请听证", "Asks for no hearing"));
            case CaseEvent.HearingPostponed e -> {
                lines.add(hearing("听证延期至：{day}", "Hearing postponed to {day}", e.on(), e.at()));
                lines.add(Words.of("地点：" + e.place(), "Place: " + e.place()));
                if (!e.reason().isBlank()) {
                    lines.add(Words.of("延期的理由：" + e.reason(), "Why: " + e.reason()));
                }
            }
            case CaseEvent.HearingScheduled e -> {
                lines.add(hearing("听证时间：{day}", "Hearing on {day}", e.on(), e.at()));
                lines.add(
                        Words.of(
                                "地点：" + e.place() + "；主持人：" + e.president(),
                                "Place: " + e.place() + "; presided by: " + e.president()));
            }
            case CaseEvent.HearingHeld e ->
                    lines.add(
                            e.held()
                                    ? dated("已于{day}举行", "Held on {day}", e.on())
                                    : Words.of("未举行：申请人放弃或者缺席", "Not held: given up or missed"));
            case CaseEvent.GivenAtOnce e ->
                    lines.add(
                            dated(
                                    "已于{day}先行给付" + e.amount().toPlainString() + "元，余下的等待决定",
                                    e.amount().toPlainString()
                                            + " yuan were given at once on {day}; the rest waits for the decision",
                                    e.on()));
            case CaseEvent.Visited e -> lines.add(dated("核查日期：{day}", "Visited on: {day}", e.on()));
            case CaseEvent.NoticePosted e ->
                    lines.add(
                            dated(
                                    "公示至{day}（含当日）",
                                    "Shown until {day}, that day included",
                                    e.until()));
            case CaseEvent.Published e ->
                    lines.add(
                            dated(
                                    "公布至{day}（含当日）",
                                    "Published until {day}, that day included",
                                    e.until()));
            case CaseEvent.TakenDown e -> {}
            case CaseEvent.Objected e -> {}
            case CaseEvent.ObjectionAnswered e ->
                    lines.add(
                            e.upheld()
                                    ? Words.of("异议成立", "The objection was right")
                                    : Words.of("异议不成立", "The objection was not right"));
            case CaseEvent.LaterSupplied e -> {
                e.materials().forEach(m -> lines.add(Intakes.name(service, m.material())));
                said(e.note(), lines);
            }
            case CaseEvent.PromiseVerified e -> {
                Words name = Intakes.name(service, e.material());
                lines.add(
                        e.kept()
                                ? Words.of(name.zh() + "：承诺属实", name.en() + ": the promise is true")
                                : Words.of(
                                        name.zh() + "：承诺不实", name.en() + ": the promise is false"));
            }
            case CaseEvent.Revoked e -> said(e.reason(), lines);
            case CaseEvent.Rated e -> lines.add(Ratings.words(e));
            case CaseEvent.RatingAnswered e -> said(e.answer(), lines);
            case CaseEvent.SentAcross e ->
                    lines.add(
                            Words.of(
                                    "已发往主管机关，等待其登记",
                                    "Sent to the competent body, which records it"));
            case CaseEvent.Reported e -> lines.addAll(e.content().details());
            case CaseEvent.StepAsked e -> {
                Words title = JointSteps.title(service, e.step());
                lines.add(
                        Words.of(
                                title.zh() + "：" + e.organ().name().zh(),
                                title.en() + ": " + e.organ().name().en()));
            }
            case CaseEvent.StepTaken e -> {
                Words title = JointSteps.title(service, e.step());
                lines.add(
                        Words.of(
                                e.leading().name().zh() + "请本机关办理：" + title.zh(),
                                e.leading().name().en() + " asks this body: " + title.en()));
            }
            case CaseEvent.StepAnswered e -> {
                lines.add(
                        Words.of(
                                e.organ().name().zh() + "：" + e.answer().words().zh(),
                                e.organ().name().en() + ": " + e.answer().words().en()));
                e.right()
                        .ifPresent(organ ->
                                lines.add(
                                        Words.of(
                                                "应由" + organ.name().zh() + "办理",
                                                "The right body is " + organ.name().en())));
                if (e.answer() == StepAnswer.CONDITIONS) {
                    said(e.text(), lines);
                }
            }
            case CaseEvent.StepCalledOff e -> {}
            case CaseEvent.SupplementSupplied e -> said(e.note(), lines);
            case CaseEvent.ReviewStarted e -> {}
            case CaseEvent.FactsRecorded e -> {}
            case CaseEvent.Recommended e -> {}
            case CaseEvent.SentBack e -> {}
            case CaseEvent.Closed e -> {}
        }
        return lines;
    }

    /** What was sent across and refused: it came to nothing, and what can be done then. */
    static List<Words> refused(Refusal refusal, Organ competent) {
        Words what = refusal.what();
        return List.of(
                Words.of(
                        "主管机关没有接收：" + what.zh() + "（" + refusal.code() + "）",
                        "Not taken by the competent body: "
                                + what.en()
                                + " ("
                                + refusal.code()
                                + ")"),
                Words.of(
                        "这一步没有生效。本页仍列出这一步的，可以再次提交；没有列出的，请联系" + competent.name().zh(),
                        "It has no effect. If this page still offers the step, send it again; if not, ask "
                                + competent.name().en()));
    }

    /** The same for those who handle the case: the standard's proposal and their own words. */
    static List<Words> inside(CaseEvent event, ServiceDefinition service) {
        return switch (event) {
            case CaseEvent.ReviewStarted e -> List.of(proposed(e.proposal()));
            case CaseEvent.FactsRecorded e -> List.of(proposed(e.proposal()));
            case CaseEvent.Recommended e -> {
                boolean grant = e.outcome() == Outcome.GRANTED;
                yield List.of(
                        Words.of(
                                (grant ? "建议同意：" : "建议不同意：") + e.opinion(),
                                (grant ? "Grant: " : "Refuse: ") + e.opinion()));
            }
            case CaseEvent.SentBack e -> List.of(Words.same(e.reason()));
            case CaseEvent.HearingHeld e -> withText(e, e.minutes(), service);
            case CaseEvent.GivenAtOnce e ->
                    withText(e, e.why() + "（" + e.receivedBy() + "）", service);
            case CaseEvent.Visited e ->
                    withText(
                            e,
                            String.join("、", e.officers())
                                    + "："
                                    + e.findings()
                                    + (e.present().isBlank() ? "" : "（在场：" + e.present() + "）"),
                            service);
            case CaseEvent.Objected e -> List.of(Words.same(e.what()));
            case CaseEvent.TakenDown e -> withText(e, e.reason(), service);
            case CaseEvent.ThirdPartyTold e -> withText(e, e.name() + "：" + e.interest(), service);
            case CaseEvent.ThirdPartyHeard e -> withText(e, e.statement(), service);
            case CaseEvent.ConsentWithdrawn e -> withText(e, e.note(), service);
            case CaseEvent.ChangeAnswered e -> withText(e, e.reason(), service);
            case CaseEvent.ObjectionAnswered e -> withText(e, e.answer(), service);
            case CaseEvent.PromiseVerified e -> withText(e, e.findings(), service);
            case CaseEvent.Rated e -> {
                List<Words> lines = withText(e, e.comment(), service);
                entered(e.said(), lines);
                yield lines;
            }
            case CaseEvent.SentAcross e -> {
                List<Words> lines = new ArrayList<>(details(e, service));
                entered(e.more().getOrDefault(JdbcArrivals.SAID, ""), lines);
                yield lines;
            }
            case CaseEvent.StepAnswered e ->
                    e.answer() == StepAnswer.CONDITIONS
                            ? details(e, service)
                            : withText(e, e.text(), service);
            case CaseEvent.StepCalledOff e -> withText(e, e.reason(), service);
            case CaseEvent.Delivered e ->
                    withText(e, String.join(" ", e.receivedBy(), e.proof()).strip(), service);
            default -> details(event, service);
        };
    }

    /** Who told a rating to whoever entered it: at a window, or from an exchange file. */
    private static void entered(String said, List<Words> lines) {
        if (!said.isBlank()) {
            Words told = Ratings.told(said);
            lines.add(Words.of("代为录入：" + told.zh(), "Entered for the applicant: " + told.en()));
        }
    }

    private static List<Words> withText(CaseEvent event, String text, ServiceDefinition service) {
        List<Words> lines = new ArrayList<>(details(event, service));
        said(text, lines);
        return lines;
    }

    /** The decision as the other side reported it. */
    static Optional<CasePage.Decision> toldDecision(Case subject) {
        return subject.heard(CaseEvent.Reported.class).reversed().stream()
                .flatMap(r -> r.content().decision().stream())
                .findFirst();
    }

    /** Why the case was ended without a decision; a report names it first. */
    static Optional<TerminationGround> ground(Case subject) {
        return subject.last(Act.TERMINATE)
                .flatMap(r ->
                        switch (r.event()) {
                            case CaseEvent.Terminated t -> Optional.of(t.ground());
                            case CaseEvent.Reported t ->
                                    t.content().details().stream()
                                            .findFirst()
                                            .flatMap(TerminationGround::named);
                            default -> Optional.empty();
                        });
    }

    private static Words proposed(CaseEvent.Proposed p) {
        Words kind = p.kind().words();
        return Words.of("系统建议：" + kind.zh(), "Proposal: " + kind.en());
    }

    /** {@code {day}} in both languages becomes the day in the words of each. */
    private static Words dated(String zh, String en, LocalDate on) {
        Words day = Words.day(on);
        return Words.of(zh.replace("{day}", day.zh()), en.replace("{day}", day.en()));
    }

    private static Words hearing(String zh, String en, LocalDate on, Optional<LocalTime> at) {
        Words day = dated(zh, en, on);
        return Words.of(
                day.zh() + at.map(t -> " " + t).orElse(""),
                day.en() + at.map(t -> ", " + t).orElse(""));
    }

    private static void said(String text, List<Words> lines) {
        if (!text.isBlank()) {
            lines.add(Words.same(text));
        }
    }

    /** What the collecting side is told of a step. */
    static Letter.Status status(
            Case subject, int index, ServiceDefinition service, Optional<ClockReading> clock) {
        Recorded recorded = subject.events().get(index);
        CaseFile.Responsible by = by(subject, recorded);
        Optional<LocalDate> on =
                switch (recorded.event()) {
                    case CaseEvent.Accepted e -> Optional.of(e.on());
                    case CaseEvent.Opened e -> e.receivedOn();
                    case CaseEvent.Delivered e -> Optional.of(e.on());
                    case CaseEvent.HearingHeld e -> Optional.of(e.on());
                    default -> Optional.empty();
                };
        List<Missing> missing =
                recorded.event() instanceof CaseEvent.SupplementRequested e
                        ? e.missing()
                        : List.of();
        Optional<CasePage.Decision> decision =
                recorded.event() instanceof CaseEvent.Decided e
                        ? Optional.of(decision(e, subject, service, false))
                        : Optional.empty();
        return new Letter.Status(
                recorded.event().act(),
                subject.stateAfter(index),
                new Report.Step(recorded.seq(), by.organ(), by.role(), recorded.at(), on),
                new Report.Content(clock, details(recorded.event(), service), missing, decision));
    }

    /** The body whose step it was. */
    static CaseFile.Responsible by(Case subject, Recorded recorded) {
        CaseEvent.Route route = subject.route();
        Organ organ =
                route.collecting()
                        .filter(o -> o.id().equals(recorded.organ()))
                        .or(() ->
                                Optional.of(route.deciding())
                                        .filter(o -> o.id().equals(recorded.organ())))
                        .orElseGet(() ->
                                subject.part() == Part.COLLECTOR
                                        ? route.collecting().orElse(route.accepting())
                                        : route.accepting());
        return new CaseFile.Responsible(organ, recorded.role());
    }

    static CasePage.Decision decision(
            CaseEvent.Decided e, Case subject, ServiceDefinition service, boolean withDeparture) {
        return new CasePage.Decision(
                e.outcome(),
                e.verb(),
                e.on(),
                subject.route().inNameOf(),
                e.reasons(),
                e.awards(),
                withDeparture ? e.departure() : "",
                subject.route().remedies(),
                e.act() == Act.GRANT_AUTOMATICALLY,
                e.proposal().demonstration(),
                Sums.beside(e.sums(), e.proposal().awards(), service));
    }
}
