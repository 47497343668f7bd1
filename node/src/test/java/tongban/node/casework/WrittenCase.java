package tongban.node.casework;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceFolder;
import tongban.service.parameter.Confidence;
import tongban.service.procedure.Article;
import tongban.service.procedure.AtOnce;
import tongban.service.procedure.Limit;
import tongban.service.procedure.ProcedureSelection;
import tongban.service.procedure.PublicNotice;
import tongban.service.procedure.Publication;
import tongban.service.procedure.Term;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/**
 * Cases written down event by event, without a database: the shortest way through the table to any
 * state, the command for any act, and people at every desk.
 */
final class WrittenCase {
    static final LocalDate BEGUN = LocalDate.of(2026, 3, 2);
    static final Organ WINDOW = organ("gaozhu:service-centre", "高竹窗口", Jurisdiction.CHONGQING);
    static final Organ ACCEPTING = organ("511623109:town", "高滩镇", Jurisdiction.SICHUAN);
    static final Organ DECIDING = organ("511623:transport", "邻水县交通", Jurisdiction.SICHUAN);
    static final Organ ELSEWHERE = organ("511602:transport", "广安区交通", Jurisdiction.SICHUAN);
    static final ServiceDefinition LICENCE = service("oversize-transport-permit");

    /** One paper of every case is promised, another is to follow. */
    static final String PROMISED = LICENCE.materials().get(0).id();

    static final String LATER = LICENCE.materials().get(1).id();

    /** The joint step of the licence, and who is asked for it. */
    static final String STEP = LICENCE.procedure().joint().getFirst().id();

    static final Organ OTHER_SIDE = organ("50:transport", "重庆市交通", Jurisdiction.CHONGQING);

    private WrittenCase() {}

    static ServiceDefinition service(String id) {
        Path root = Path.of(System.getProperty("tongban.root", "..")).toAbsolutePath().normalize();
        return switch (ServiceFolder.read(root.resolve("public-services/" + id))) {
            case ServiceFolder.Reading.Sound(ServiceDefinition definition) -> definition;
            case ServiceFolder.Reading.Faulty(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    /** The same service with another procedure. */
    static ServiceDefinition with(ServiceDefinition d, ProcedureSelection procedure) {
        return new ServiceDefinition(
                d.identity(),
                d.competence(),
                d.facts(),
                d.dates(),
                d.parameters(),
                d.rows(),
                d.standards(),
                d.lines(),
                d.materials(),
                procedure,
                d.texts(),
                d.examples(),
                d.conditions(),
                d.law(),
                d.rules());
    }

    /** The same service, posted in the village for seven days before the decision. */
    static ServiceDefinition posted(ServiceDefinition d) {
        Map<Term, Limit> terms = new HashMap<>(d.procedure().terms());
        terms.put(
                Term.PUBLIC_NOTICE,
                new Limit(
                        7,
                        Limit.Unit.CALENDAR_DAYS,
                        new Article("民发〔2021〕57号", "第十九条", Confidence.DEMONSTRATION)));
        return with(d, noticed(d.procedure(), terms, PublicNotice.VILLAGE));
    }

    /** The same service, of which what is granted is published: name, number and amount. */
    static ServiceDefinition published(ServiceDefinition d) {
        ProcedureSelection p = d.procedure();
        Article article = new Article("民发〔2021〕57号", "第二十四条", Confidence.VERIFIED);
        Map<Term, Limit> terms = new HashMap<>(p.terms());
        terms.put(
                Term.PUBLICATION,
                new Limit(12, Limit.Unit.MONTHS, new Article("", "", Confidence.DEMONSTRATION)));
        return with(
                d,
                new ProcedureSelection(
                        p.steps(),
                        terms,
                        p.supplement(),
                        p.deemedAcceptance(),
                        p.publicNotice(),
                        new Publication(
                                true,
                                Optional.of(
                                        new Publication.Board(
                                                EnumSet.allOf(Publication.Field.class), article))),
                        p.decision(),
                        p.start(),
                        p.verbs(),
                        p.notices(),
                        p.remedies(),
                        p.joint(),
                        p.atOnce(),
                        p.sums()));
    }

    /** The same service, of which something may be handed out before the decision. */
    static ServiceDefinition atOnce(ServiceDefinition d) {
        ProcedureSelection p = d.procedure();
        return with(
                d,
                new ProcedureSelection(
                        p.steps(),
                        p.terms(),
                        p.supplement(),
                        p.deemedAcceptance(),
                        p.publicNotice(),
                        p.publication(),
                        p.decision(),
                        p.start(),
                        p.verbs(),
                        p.notices(),
                        p.remedies(),
                        p.joint(),
                        Optional.of(
                                new AtOnce(
                                        "given first",
                                        new Article("", "", Confidence.DEMONSTRATION))),
                        p.sums()));
    }

    static ProcedureSelection noticed(
            ProcedureSelection p, Map<Term, Limit> terms, PublicNotice notice) {
        return new ProcedureSelection(
                p.steps(),
                terms,
                p.supplement(),
                p.deemedAcceptance(),
                notice,
                p.publication(),
                p.decision(),
                p.start(),
                p.verbs(),
                p.notices(),
                p.remedies(),
                p.joint(),
                p.atOnce(),
                p.sums());
    }

    private static Organ organ(String id, String name, Jurisdiction side) {
        return new Organ(id, Words.same(name), side);
    }

    // ------------------------------------------------------------------ people

    static Actor at(Role role, @Nullable Organ desk, Jurisdiction side) {
        String organ = desk == null ? null : desk.id();
        UUID account =
                UUID.nameUUIDFromBytes(
                        (role + "" + organ + side)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new Actor(account, "p", role, side, organ, "某甲", "Somebody");
    }

    /** At the desk of the reviewer who recorded everything, and somebody else. */
    static Actor colleague() {
        return new Actor(
                new UUID(0, 11),
                "q",
                Role.REVIEWER,
                Jurisdiction.SICHUAN,
                ACCEPTING.id(),
                "某乙",
                "Another");
    }

    /** Somebody of this role at the desk that a row asks for. */
    static Actor seated(Role role, Procedure.Row row) {
        if (row.act() == Act.ANSWER_RATING && role == Role.REVIEWER) {
            return colleague();
        }
        Jurisdiction side =
                row.part() == Part.COLLECTOR ? Jurisdiction.CHONGQING : Jurisdiction.SICHUAN;
        return switch (role) {
            case RESIDENT -> at(role, null, side);
            case SYSTEM -> Actor.system(side);
            case CLERK, REVIEWER, DECIDER, SUPERVISOR -> at(role, desk(row), side);
        };
    }

    private static Organ desk(Procedure.Row row) {
        return switch (row.desk()) {
            case ANY_WINDOW, COLLECTING -> WINDOW;
            case HANDLING -> ACCEPTING;
            case DECIDING -> DECIDING;
            case INVOLVED -> row.part() == Part.COLLECTOR ? WINDOW : ACCEPTING;
        };
    }

    static Circumstances known(Actor actor, ServiceDefinition service, LocalDate today) {
        return Circumstances.of(actor, service, "hash", today, WorkingCalendar.published())
                .with(proposed(CasePage.Proposal.Kind.GRANTED))
                .atOnce(Optional.of(new BigDecimal("2000")))
                .joining(
                        service.procedure().joint().stream()
                                .map(s ->
                                        new JointTarget(s, Optional.of(OTHER_SIDE), new UUID(0, 8)))
                                .toList());
    }

    static CaseEvent.Proposed proposed(CasePage.Proposal.Kind kind) {
        return new CaseEvent.Proposed(
                kind, List.of(), List.of(), List.of(), "2021-08", "abc", false, List.of());
    }

    // ------------------------------------------------------------------ events

    /** What somebody agreed to on his phone before each of the cases began. */
    static final UUID CONSENT = new UUID(90, 1);

    static CaseEvent.Opened opened(Act act, Part part) {
        return opened(act, part, DECIDING);
    }

    /** The same of somebody who answered so to electronic service. */
    static CaseEvent.Opened answering(
            CaseEvent.Opened opened, Optional<ElectronicService> electronicService) {
        CaseEvent.Applicant a = opened.applicant();
        CaseEvent.Applicant answered =
                new CaseEvent.Applicant(
                        a.kind(),
                        a.name(),
                        a.maskedNumber(),
                        a.mobile(),
                        a.address(),
                        a.relation(),
                        electronicService);
        return but(
                opened,
                opened.number(),
                opened.appliedOn(),
                opened.receivedOn(),
                answered,
                opened.materials());
    }

    /** The same, begun with another number, on another day. */
    static CaseEvent.Opened begun(
            CaseEvent.Opened o, String number, LocalDate day, List<MaterialTaken> materials) {
        return but(o, number, day, Optional.of(day), o.applicant(), materials);
    }

    /** The same with these papers. */
    static CaseEvent.Opened handing(CaseEvent.Opened o, List<MaterialTaken> materials) {
        return but(o, o.number(), o.appliedOn(), o.receivedOn(), o.applicant(), materials);
    }

    /** The same of somebody who lives in this place. */
    static CaseEvent.Opened in(CaseEvent.Opened o, String place) {
        return but(
                o, o.number(), o.appliedOn(), o.receivedOn(), place, o.applicant(), o.materials());
    }

    private static CaseEvent.Opened but(
            CaseEvent.Opened o,
            String number,
            LocalDate appliedOn,
            Optional<LocalDate> receivedOn,
            CaseEvent.Applicant applicant,
            List<MaterialTaken> materials) {
        return but(o, number, appliedOn, receivedOn, o.place(), applicant, materials);
    }

    private static CaseEvent.Opened but(
            CaseEvent.Opened o,
            String number,
            LocalDate appliedOn,
            Optional<LocalDate> receivedOn,
            String place,
            CaseEvent.Applicant applicant,
            List<MaterialTaken> materials) {
        return new CaseEvent.Opened(
                o.act(),
                o.part(),
                number,
                o.service(),
                o.serviceHash(),
                o.mode(),
                o.collector(),
                o.route(),
                appliedOn,
                receivedOn,
                o.eventOn(),
                o.shown(),
                place,
                applicant,
                o.proxy(),
                o.facts(),
                materials,
                o.identityNote(),
                o.mandate(),
                o.oral(),
                o.authorised(),
                o.elsewhere());
    }

    static CaseEvent.Opened opened(Act act, Part part, Organ deciding) {
        boolean across = part == Part.COLLECTOR || act == Act.RECEIVE;
        return new CaseEvent.Opened(
                act,
                part,
                "50-20260302-000001-1",
                LICENCE.id(),
                "hash",
                act == Act.SUBMIT ? Mode.FULL_ONLINE : Mode.REMOTE_COLLECT,
                across ? Jurisdiction.CHONGQING : Jurisdiction.SICHUAN,
                new CaseEvent.Route(
                        act == Act.SUBMIT ? Optional.empty() : Optional.of(WINDOW),
                        ACCEPTING,
                        deciding,
                        deciding,
                        Jurisdiction.SICHUAN,
                        List.of(),
                        List.of()),
                BEGUN,
                part == Part.COMPETENT ? Optional.of(BEGUN) : Optional.empty(),
                Optional.empty(),
                Optional.of(IdentityCheck.Shown.ID_CARD),
                "511623109",
                new CaseEvent.Applicant(
                        "person",
                        "陈某",
                        "5916**********001X",
                        "",
                        "",
                        "",
                        Optional.of(ElectronicService.AGREED)),
                Optional.empty(),
                Map.of("crosses border", new CaseEvent.StoredFact(false, "DECLARED", "")),
                List.of(
                        new MaterialTaken(PROMISED, MaterialTaken.How.PROMISED, 0, ""),
                        new MaterialTaken(LATER, MaterialTaken.How.TO_FOLLOW, 0, "")),
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new Authorisation(
                                CONSENT,
                                Authorisation.What.DATA_CHECK,
                                "陈家人",
                                "5916**********002X",
                                "139****0002",
                                Authorisation.Standing.AGREED,
                                Authorisation.Way.PHONE,
                                Instant.EPOCH,
                                Instant.EPOCH,
                                Optional.of(Instant.EPOCH),
                                LocalDate.of(2027, 3, 1),
                                Authorisations.TEXT_VERSION)),
                Optional.empty());
    }

    /** What an act leaves behind, as simply as it can be. */
    static CaseEvent event(Act act, Part part, LocalDate day) {
        return switch (act) {
            case COLLECT, SUBMIT, RECEIVE -> opened(act, part);
            case FORWARD -> new CaseEvent.Forwarded("", "");
            case REQUEST_SUPPLEMENT ->
                    new CaseEvent.SupplementRequested(List.of(new Missing(paper(), "缺章")));
            case SUPPLY_SUPPLEMENT -> new CaseEvent.SupplementSupplied(List.of(), Map.of(), "");
            case ACCEPT -> new CaseEvent.Accepted(Act.ACCEPT, day);
            case DEEM_ACCEPTED -> new CaseEvent.Accepted(Act.DEEM_ACCEPTED, BEGUN);
            case REFUSE_ACCEPTANCE ->
                    new CaseEvent.AcceptanceRefused(
                            Ground.NOTHING_TO_APPLY_FOR, Optional.empty(), "无需办理");
            case START_REVIEW ->
                    new CaseEvent.ReviewStarted(proposed(CasePage.Proposal.Kind.GRANTED));
            case RECORD_FACTS ->
                    new CaseEvent.FactsRecorded(Map.of(), proposed(CasePage.Proposal.Kind.GRANTED));
            case RECOMMEND -> new CaseEvent.Recommended(Outcome.GRANTED, "同意");
            case SEND_BACK -> new CaseEvent.SentBack("再查");
            case EXTEND -> new CaseEvent.Extended("案情复杂", "局长");
            case SUSPEND -> new CaseEvent.Suspended(SpecialProcedure.EXPERT_REVIEW, 10, "评审");
            case RESUME -> new CaseEvent.Resumed("评审通过");
            case GRANT, GRANT_AUTOMATICALLY -> decided(act, Outcome.GRANTED, day);
            case REFUSE -> decided(act, Outcome.REFUSED, day);
            case DELIVER ->
                    new CaseEvent.Delivered(
                            DeliveryWay.WINDOW, day, Optional.empty(), "", "陈某", "");
            case CLOSE -> new CaseEvent.Closed();
            case WITHDRAW -> new CaseEvent.Withdrawn("不办了");
            case OFFER_HEARING -> new CaseEvent.HearingOffered(day.plusDays(7), "拟不同意");
            case REQUEST_HEARING -> new CaseEvent.HearingRequested("");
            case SCHEDULE_HEARING ->
                    new CaseEvent.HearingScheduled(
                            day.plusDays(12), Optional.of(LocalTime.of(9, 30)), "会议室", "科长");
            case TELL_THIRD_PARTY ->
                    new CaseEvent.ThirdPartyTold(day.plusDays(7), "邻居乙", "", "门前道路");
            case HEAR_THIRD_PARTY -> new CaseEvent.ThirdPartyHeard(0, day, false, "没有意见");
            case POSTPONE_HEARING ->
                    new CaseEvent.HearingPostponed(
                            day.plusDays(12), Optional.of(LocalTime.of(15, 0)), "会议室", "暴雨封路");
            case HOLD_HEARING -> new CaseEvent.HearingHeld(true, day, "笔录");
            case GIVE_AT_ONCE ->
                    new CaseEvent.GivenAtOnce(
                            day,
                            new BigDecimal("500"),
                            "陈某",
                            "房屋烧毁",
                            proposed(CasePage.Proposal.Kind.GRANTED));
            case VISIT -> new CaseEvent.Visited(day, List.of("甲", "乙"), "现场", "", "属实");
            case POST_NOTICE -> new CaseEvent.NoticePosted(day, day.plusDays(7), "村务栏", List.of());
            case PUBLISH ->
                    new CaseEvent.Published(day, day.plusMonths(12), true, "村务栏", List.of());
            case TAKE_DOWN -> new CaseEvent.TakenDown(day, "停发");
            case RECORD_OBJECTION -> new CaseEvent.Objected(day, "", "不符合");
            case ANSWER_OBJECTION -> new CaseEvent.ObjectionAnswered(0, false, "不成立", "");
            case SUPPLY_LATER ->
                    new CaseEvent.LaterSupplied(
                            List.of(new MaterialTaken(LATER, MaterialTaken.How.COPY, 1, "")), "");
            case VERIFY_PROMISE -> new CaseEvent.PromiseVerified(PROMISED, false, "不实");
            case REVOKE -> new CaseEvent.Revoked(day, "承诺不实");
            case ASK_STEP -> asked(day);
            case TAKE_STEP -> new CaseEvent.StepTaken(1, STEP, new UUID(0, 9), DECIDING, day);
            case ANSWER_STEP ->
                    new CaseEvent.StepAnswered(
                            1, StepAnswer.AGREED, OTHER_SIDE, day, Optional.empty(), "");
            case CALL_OFF_STEP -> new CaseEvent.StepCalledOff(1, "不再需要");
            case TELL_CHANGE ->
                    new CaseEvent.ChangeTold(
                            "51",
                            "b-1",
                            false,
                            false,
                            Optional.empty(),
                            List.of(),
                            Map.of(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            List.of(),
                            List.of());
            case ANSWER_CHANGE ->
                    new CaseEvent.ChangeAnswered(1, false, "与查明的不符", Optional.empty());
            case WITHDRAW_CONSENT ->
                    new CaseEvent.ConsentWithdrawn(
                            CONSENT, Authorisation.What.DATA_CHECK, false, "本人到场");
            case RATE -> new CaseEvent.Rated(RatingGrade.VERY_DISSATISFIED.code(), "慢", "");
            case ANSWER_RATING -> new CaseEvent.RatingAnswered("已整改");
            case TERMINATE -> new CaseEvent.Terminated(TerminationGround.APPLICANT_DIED, "死亡");
        };
    }

    static CaseEvent.StepAsked asked(LocalDate day) {
        return new CaseEvent.StepAsked(1, STEP, new UUID(0, 8), OTHER_SIDE, day);
    }

    private static CaseEvent decided(Act act, Outcome outcome, LocalDate day) {
        return new CaseEvent.Decided(
                act,
                outcome,
                day,
                Words.of("准予", "granted"),
                false,
                proposed(CasePage.Proposal.Kind.GRANTED),
                List.of(),
                List.of(),
                "",
                Map.of());
    }

    private static String paper() {
        return LICENCE.materials().getFirst().id();
    }

    /** What an officer sends to have an act done; empty for what no officer can ask for. */
    static Optional<Command> command(Act act, Case subject, LocalDate today) {
        UUID id = subject.id();
        int v = subject.version();
        return Optional.ofNullable(
                switch (act) {
                    case FORWARD -> new Command.Forward(id, v, "", "");
                    case REQUEST_SUPPLEMENT ->
                            new Command.RequestSupplement(
                                    id, v, List.of(new Missing(paper(), "缺章")));
                    case SUPPLY_SUPPLEMENT ->
                            new Command.SupplySupplement(
                                    id,
                                    v,
                                    List.of(
                                            new MaterialTaken(
                                                    paper(), MaterialTaken.How.ELECTRONIC, 1, "")),
                                    Map.of(),
                                    "");
                    case ACCEPT -> new Command.Accept(id, v);
                    case REFUSE_ACCEPTANCE ->
                            new Command.RefuseAcceptance(
                                    id, v, Ground.NOTHING_TO_APPLY_FOR, "无需办理", null);
                    case START_REVIEW -> new Command.StartReview(id, v);
                    case RECORD_FACTS ->
                            new Command.RecordFacts(
                                    id, v, Map.of("axles", List.of("4")), "document", "证");
                    case RECOMMEND -> new Command.Recommend(id, v, Outcome.GRANTED, "同意");
                    case SEND_BACK -> new Command.SendBack(id, v, "再查");
                    case GRANT -> new Command.Decide(id, v, Outcome.GRANTED, "");
                    case REFUSE -> new Command.Decide(id, v, Outcome.REFUSED, "核查不符");
                    case EXTEND -> new Command.Extend(id, v, "案情复杂", "局长");
                    case SUSPEND ->
                            new Command.Suspend(id, v, SpecialProcedure.EXPERT_REVIEW, "评审", 10);
                    case RESUME -> new Command.Resume(id, v, "评审通过");
                    case DELIVER ->
                            new Command.Deliver(id, v, DeliveryWay.WINDOW, today, "", "陈某", "");
                    case CLOSE -> new Command.Close(id, v);
                    case WITHDRAW -> new Command.Withdraw(id, v, "不办了");
                    case OFFER_HEARING -> new Command.OfferHearing(id, v, "拟不同意");
                    case REQUEST_HEARING -> new Command.RequestHearing(id, v, "");
                    case SCHEDULE_HEARING ->
                            new Command.ScheduleHearing(
                                    id, v, today.plusDays(16), LocalTime.of(9, 30), "会议室", "科长");
                    case TELL_THIRD_PARTY -> new Command.TellThirdParty(id, v, "邻居乙", "", "门前道路");
                    case HEAR_THIRD_PARTY ->
                            new Command.HearThirdParty(
                                    id,
                                    v,
                                    subject.last(Act.TELL_THIRD_PARTY).map(Recorded::seq).orElse(v),
                                    today,
                                    false,
                                    "没有意见");
                    case POSTPONE_HEARING ->
                            new Command.PostponeHearing(
                                    id, v, today.plusDays(24), LocalTime.of(15, 0), "会议室", "暴雨封路");
                    case HOLD_HEARING -> new Command.HoldHearing(id, v, false, today, "笔录");
                    case GIVE_AT_ONCE ->
                            new Command.GiveAtOnce(
                                    id, v, today, new BigDecimal("500"), "陈某", "房屋烧毁");
                    case VISIT ->
                            new Command.Visit(id, v, today, List.of("甲", "乙"), "现场", "", "属实");
                    case POST_NOTICE -> new Command.PostNotice(id, v, "村务栏", 0);
                    case PUBLISH -> new Command.Publish(id, v, "村务栏", 3);
                    case TAKE_DOWN -> new Command.TakeDown(id, v, "停发");
                    case RECORD_OBJECTION -> new Command.RecordObjection(id, v, today, "", "不符合");
                    case ANSWER_OBJECTION ->
                            new Command.AnswerObjection(
                                    id,
                                    v,
                                    subject.last(Act.RECORD_OBJECTION).map(Recorded::seq).orElse(v),
                                    false,
                                    "不成立",
                                    "不成立");
                    case SUPPLY_LATER ->
                            new Command.SupplyLater(
                                    id,
                                    v,
                                    List.of(
                                            new MaterialTaken(
                                                    LATER, MaterialTaken.How.ELECTRONIC, 1, "")),
                                    "");
                    case VERIFY_PROMISE -> new Command.VerifyPromise(id, v, PROMISED, false, "不实");
                    case REVOKE -> new Command.Revoke(id, v, "承诺不实");
                    case ASK_STEP -> new Command.AskStep(id, v, STEP, "");
                    case ANSWER_STEP ->
                            new Command.AnswerStep(id, v, 1, StepAnswer.AGREED, "", null, null);
                    case CALL_OFF_STEP -> new Command.CallOffStep(id, v, 1, "不再需要");
                    case ANSWER_CHANGE ->
                            new Command.AnswerChange(
                                    id,
                                    v,
                                    subject.openChanges().stream()
                                            .mapToInt(CaseEvent.Recorded::seq)
                                            .findFirst()
                                            .orElse(0),
                                    false,
                                    "与查明的不符");
                    case TELL_CHANGE ->
                            new Command.TellChange(
                                    id,
                                    v,
                                    new ToldChange(
                                            false,
                                            "51",
                                            "b-1",
                                            Optional.empty(),
                                            Map.of(Drafts.APPLICANT_NAME, List.of("陈另名")),
                                            List.of(),
                                            List.of()));
                    case WITHDRAW_CONSENT ->
                            new Command.WithdrawConsent(id, v, CONSENT, false, "本人到场");
                    case RATE ->
                            new Command.Rate(
                                    id,
                                    v,
                                    RatingGrade.VERY_DISSATISFIED.code(),
                                    "慢",
                                    "本人到窗口说的，核对过身份证");
                    case ANSWER_RATING -> new Command.AnswerRating(id, v, "已整改");
                    case TERMINATE ->
                            new Command.Terminate(id, v, TerminationGround.APPLICANT_DIED, "死亡");
                    case COLLECT, SUBMIT, RECEIVE, DEEM_ACCEPTED, GRANT_AUTOMATICALLY, TAKE_STEP ->
                            null;
                });
    }

    /** What has to have happened in the same state before an act makes sense. */
    private static List<Act> before(Act act, Part part) {
        return switch (act) {
            case GRANT -> List.of(Act.RECOMMEND, Act.SUPPLY_LATER);
            case REFUSE, SEND_BACK -> List.of(Act.RECOMMEND);
            case REQUEST_HEARING -> List.of(Act.OFFER_HEARING);
            case SCHEDULE_HEARING -> List.of(Act.OFFER_HEARING, Act.REQUEST_HEARING);
            case RECORD_OBJECTION -> List.of(Act.POST_NOTICE);
            case TAKE_DOWN -> List.of(Act.PUBLISH);
            case HEAR_THIRD_PARTY -> List.of(Act.TELL_THIRD_PARTY);
            case ANSWER_OBJECTION -> List.of(Act.POST_NOTICE, Act.RECORD_OBJECTION);
            case REVOKE -> List.of(Act.VERIFY_PROMISE);
            case ANSWER_RATING -> List.of(Act.RATE);
            case ANSWER_CHANGE -> List.of(Act.TELL_CHANGE);
            case ANSWER_STEP, CALL_OFF_STEP ->
                    part == Part.ASKED ? List.of(Act.TAKE_STEP) : List.of(Act.ASK_STEP);
            default -> List.of();
        };
    }

    // ------------------------------------------------------------------ cases

    /** Recorded by the reviewer of the accepting body, a day a step. */
    static Case of(Part part, List<Act> acts) {
        UUID id =
                UUID.nameUUIDFromBytes(
                        (part + acts.toString()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        List<Recorded> events = new ArrayList<>();
        LocalDate day = BEGUN;
        for (Act act : acts) {
            events.add(recorded(events.size() + 1, event(act, part, day), day));
            day = day.plus(Period.ofDays(1));
        }
        return Case.of(id, events);
    }

    static Recorded recorded(int seq, CaseEvent event, LocalDate day) {
        Actor actor = at(Role.REVIEWER, ACCEPTING, Jurisdiction.SICHUAN);
        return new Recorded(
                seq,
                event,
                noon(day),
                actor.account().toString(),
                actor.role(),
                ACCEPTING.id(),
                "");
    }

    static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(Case.ZONE).toInstant();
    }

    /** The case on which an act can be done from a state, with what the act presupposes. */
    static Optional<Case> ready(State state, Act act, Part part) {
        Set<Act> spared = new HashSet<>(Set.of(act));
        if (act == Act.HOLD_HEARING || act == Act.POSTPONE_HEARING) {
            spared.add(Act.SUSPEND); // only what was called can be held, or put off
        }
        return path(state, part, spared)
                .or(() -> path(state, part, Set.of()))
                .map(way -> {
                    List<Act> acts = new ArrayList<>(way);
                    List<Act> before = before(act, part);
                    boolean here =
                            before.isEmpty()
                                    || Procedure.find(state, before.getFirst(), part).isPresent();
                    // what cannot happen any more in the state happened before it was entered
                    acts.addAll(here ? acts.size() : acts.size() - 1, before);
                    return of(part, acts);
                });
    }

    /** The shortest way to a state that does without some acts. */
    static Optional<List<Act>> path(State to, Part part, Set<Act> without) {
        Map<State, List<Act>> ways = new HashMap<>();
        ArrayDeque<State> open = new ArrayDeque<>();
        for (Procedure.Row row : Procedure.ROWS) {
            if (row.from() == null && row.part() == part && !ways.containsKey(row.to())) {
                ways.put(row.to(), List.of(row.act()));
                open.add(row.to());
            }
        }
        while (!open.isEmpty()) {
            State state = open.remove();
            for (Procedure.Row row : Procedure.from(state, part)) {
                if (!ways.containsKey(row.to()) && !without.contains(row.act())) {
                    List<Act> way = new ArrayList<>(ways.get(state));
                    way.addAll(before(row.act(), part));
                    way.add(row.act());
                    ways.put(row.to(), way);
                    open.add(row.to());
                }
            }
        }
        return Optional.ofNullable(ways.get(to));
    }
}
