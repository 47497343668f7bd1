package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.Material;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactDeclaration;
import tongban.service.procedure.Verb;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/** Lays out a case for one reader; what he has no need to know is left out here. */
final class PageAssembler {
    private final Case subject;
    private final Actor actor;
    private final ServiceDefinition service;
    private final WorkingCalendar calendar;
    private final LocalDate today;

    PageAssembler(
            Case subject,
            Actor actor,
            ServiceDefinition service,
            WorkingCalendar calendar,
            LocalDate today) {
        this.subject = subject;
        this.actor = actor;
        this.service = service;
        this.calendar = calendar;
        this.today = today;
    }

    CasePage page(
            Optional<ClockReading> clock,
            PaidAwards.Paid paid,
            List<Documents.Line> documents,
            List<Exchange.Crossed> crossed,
            Function<String, String> nameOf,
            boolean barred,
            Optional<InHand> inHand,
            Parcels.Sheet parcels) {
        CaseEvent.Opened opened = subject.opened();
        CaseEvent.Route route = subject.route();
        boolean insider = insider();
        return new CasePage(
                subject.id(),
                opened.number(),
                opened.service(),
                opened.serviceHash(),
                service.name(),
                subject.part(),
                opened.mode(),
                subject.state(),
                stateWords(subject.state(), service, route.competent().code()),
                subject.version(),
                new CasePage.Competence(
                        route.collecting(),
                        route.accepting(),
                        route.deciding(),
                        route.inNameOf(),
                        route.why(),
                        route.remedies()),
                person(opened.applicant()),
                opened.proxy().map(this::person),
                timeline(nameOf),
                clock,
                materials(),
                documents,
                answers(),
                supplement(),
                insider ? subject.proposal().map(PageAssembler::proposal) : Optional.empty(),
                insider ? recommendation() : Optional.empty(),
                decision(insider),
                barred ? List.of() : permitted(inHand, paid),
                handOver(documents, nameOf),
                messages(crossed),
                subject.part() == Part.ASKED ? List.of() : Notices.of(subject, service, calendar),
                why(),
                opened.appliedOn(),
                opened.elsewhere(),
                actor.is(Role.REVIEWER, Role.DECIDER) ? Changes.open(subject) : List.of(),
                new Branching(subject, actor, service, calendar, today).all(),
                mandate(),
                opened.oral().filter(o -> !actor.is(Role.SUPERVISOR)),
                Consents.of(subject).stream()
                        .map(a -> actor.is(Role.SUPERVISOR) ? a.masked() : a)
                        .toList(),
                barred,
                inHand,
                parcels,
                Inaction.isSilenceAcceptance(subject, service));
    }

    /** Nothing where the case was assigned to a colleague, but to answer for what he did. */
    private List<CasePage.Permitted> permitted(Optional<InHand> inHand, PaidAwards.Paid paid) {
        CaseFile.Responsible desk = CaseFile.Responsible.of(subject);
        boolean anothers =
                inHand.filter(h -> h.isAnothers(actor, desk.role(), desk.organ().id())).isPresent();
        if (!anothers) {
            return permitted(paid);
        }
        return Ratings.isForOthers(subject, inHand)
                ? permitted(paid).stream().filter(p -> p.act() == Act.ANSWER_RATING).toList()
                : List.of();
    }

    private Optional<CasePage.Mandated> mandate() {
        return subject.opened()
                .mandate()
                .map(m ->
                        new CasePage.Mandated(
                                m.kind().words(),
                                m.kind().isByMandate(),
                                m.from(),
                                m.until(),
                                m.authorisation().isPresent(),
                                m.isOver(today),
                                Consents.isMandateWithdrawn(subject)));
    }

    /** A decision that departs from the proposal has reasons of its own. */
    private List<Words> why() {
        if (!actor.is(Role.RESIDENT)) return List.of();
        return subject.decided()
                .filter(d -> !d.departs())
                .map(d -> d.proposal().explanation())
                .orElse(List.of());
    }

    private boolean insider() {
        return actor.is(Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR);
    }

    /** The service's own verb for the state on the competent side, where it has one. */
    static Words stateWords(State state, ServiceDefinition service, String competentSide) {
        Verb verb =
                switch (state) {
                    case ACCEPTED -> Verb.ACCEPT;
                    case NOT_ACCEPTED -> Verb.NOT_ACCEPT;
                    case GRANTED -> Verb.GRANT;
                    case REFUSED -> Verb.REFUSE;
                    default -> null;
                };
        return verb == null || !service.procedure().verbs().containsKey(verb)
                ? state.words()
                : service.texts()
                        .find(service.procedure().verb(verb, competentSide))
                        .orElse(state.words());
    }

    private CasePage.Person person(CaseEvent.Applicant a) {
        // a supervisor checks the handling, not the person
        boolean masked = actor.is(Role.SUPERVISOR);
        return new CasePage.Person(
                masked ? Masked.name(a) : a.name(),
                a.maskedNumber(),
                masked ? Masked.mobile(a.mobile()) : a.mobile(),
                masked ? "" : a.address(),
                Words.same(a.relation()),
                a.electronicService());
    }

    List<CasePage.Step> timeline(Function<String, String> nameOf) {
        List<CasePage.Step> steps = new ArrayList<>();
        for (int i = 0; i < subject.events().size(); i++) {
            Recorded recorded = subject.events().get(i);
            Act act = recorded.event().act();
            State state = subject.stateAfter(i);
            if (hidden(act)) {
                continue;
            }
            if (recorded.event() instanceof CaseEvent.Reported told) {
                steps.add(
                        new CasePage.Step(
                                recorded.seq(),
                                act,
                                words(act),
                                state,
                                told.step().at(),
                                told.step().organ(),
                                Decisions.roleWords(told.step().role()),
                                "",
                                "",
                                Optional.of(recorded.at()),
                                article(recorded.event(), state),
                                Reports.details(told, service)));
            } else {
                CaseFile.Responsible by = Reports.by(subject, recorded);
                steps.add(
                        new CasePage.Step(
                                recorded.seq(),
                                act,
                                words(act),
                                state,
                                recorded.at(),
                                by.organ(),
                                Decisions.roleWords(by.role()),
                                actor.is(Role.RESIDENT) ? "" : nameOf.apply(recorded.actor()),
                                actor.is(Role.RESIDENT) || recorded.standsFor().isEmpty()
                                        ? ""
                                        : nameOf.apply(recorded.standsFor()),
                                Optional.empty(),
                                article(recorded.event(), state),
                                subject.refusal(recorded)
                                        .map(r -> Reports.refused(r, subject.route().accepting()))
                                        .orElseGet(() -> details(recorded))));
            }
        }
        return steps;
    }

    /**
     * The window reads a rating that it entered itself as insiders do, on either side; an
     * acceptance that is older than its entry says so.
     */
    private List<Words> details(Recorded recorded) {
        CaseEvent event = recorded.event();
        if (event instanceof CaseEvent.ChangeTold told) {
            return Changes.details(told, service, !actor.is(Role.SUPERVISOR));
        }
        boolean own =
                actor.is(Role.CLERK)
                        && event.act() == Act.RATE
                        && (recorded.actor().equals(actor.account().toString())
                                || actor.worksFor().filter(recorded.organ()::equals).isPresent());
        List<Words> lines =
                new ArrayList<>(
                        insider() || own
                                ? Reports.inside(event, service)
                                : Reports.details(event, service));
        if (event instanceof CaseEvent.Accepted accepted
                && accepted.act() == Act.ACCEPT
                && accepted.on().isBefore(recorded.day())) {
            Words day = Words.day(accepted.on());
            lines.add(
                    Words.of(
                            "按来源平台所载，自" + day.zh() + "起受理",
                            "Accepted as of " + day.en() + ", as the other platform states"));
        }
        return lines;
    }

    /**
     * What goes to and fro between reviewer and decider is not the applicant's or the window's
     * business; that the review is over is.
     */
    private boolean hidden(Act act) {
        return actor.is(Role.RESIDENT, Role.CLERK)
                && (act == Act.RECORD_FACTS
                        || act == Act.SEND_BACK
                        || act == Act.RECORD_OBJECTION
                        || act == Act.ANSWER_OBJECTION
                        || act == Act.TELL_THIRD_PARTY
                        || act == Act.HEAR_THIRD_PARTY);
    }

    /** Time stands still by the article of the service's own law where the folder names one. */
    private String article(CaseEvent event, State state) {
        if (event.act() == Act.SUSPEND) {
            return CaseClock.procedure(event).article(service.procedure());
        }
        String article = article(event.act(), state);
        return article.isEmpty()
                ? article
                : ground(event).map(g -> g.article() + "、第二款").orElse(article);
    }

    /** Why an application was not accepted; a report names it first. */
    private static Optional<Ground> ground(CaseEvent event) {
        return switch (event) {
            case CaseEvent.AcceptanceRefused e -> Optional.of(e.ground());
            case CaseEvent.Reported e when e.act() == Act.REFUSE_ACCEPTANCE ->
                    e.content().details().stream()
                            .flatMap(line -> Ground.named(line).stream())
                            .findFirst();
            default -> Optional.empty();
        };
    }

    /**
     * The licensing law is cited where it governs: its rules for everybody else are the folder's.
     */
    private String article(Act act, State state) {
        if (act == Act.DEEM_ACCEPTED) {
            return service.procedure().deemedAcceptance().map(a -> a.citation()).orElse("");
        }
        String article = Procedure.article(act, state);
        if (Decisions.isLicence(service) || !article.startsWith(Procedure.LICENSING)) {
            return article;
        }
        return act == Act.REQUEST_SUPPLEMENT ? "《优化营商环境条例》第三十六条（一次性告知）" : "";
    }

    private Words words(Act act) {
        return switch (act) {
            case ACCEPT ->
                    service.texts()
                            .find(
                                    service.procedure()
                                            .verb(
                                                    tongban.service.procedure.Verb.ACCEPT,
                                                    subject.route().competent().code()))
                            .orElse(act.words());
            case COLLECT ->
                    subject.opened().mode() == Mode.WINDOW
                            ? Words.of("窗口收件", "Take in at the window")
                            : act.words();
            default -> act.words();
        };
    }

    /** Those of the folder that matter, and by what right a proxy acts, where he had to show it. */
    private List<CasePage.Material> materials() {
        Words untaken = Words.of("未收取", "not taken in");
        Stream<CasePage.Material> ofFolder =
                service.materials().stream()
                        .filter(m ->
                                subject.materials().containsKey(m.id())
                                        || (subject.part() != Part.ASKED && isRequired(m)))
                        .map(m ->
                                material(
                                        m.id(),
                                        isRequired(m),
                                        m.channel() == Material.Channel.GOVERNMENT
                                                ? MaterialTaken.How.FETCHED.words()
                                                : untaken));
        Stream<CasePage.Material> ofProxy =
                Stream.of(Behalf.PAPER)
                        .filter(subject.materials()::containsKey)
                        .map(id -> material(id, true, untaken));
        return Stream.concat(ofFolder, ofProxy).toList();
    }

    private static boolean isRequired(Material material) {
        return material.need() == Material.Need.REQUIRED;
    }

    private CasePage.Material material(String id, boolean required, Words none) {
        MaterialTaken taken = subject.materials().get(id);
        return new CasePage.Material(
                id,
                Intakes.name(service, id),
                required,
                taken == null ? none : taken.how().words(),
                atFirst(id).orElse(none),
                taken == null ? 0 : taken.copies(),
                taken == null ? "" : taken.note());
    }

    private Optional<Words> atFirst(String material) {
        return subject.opened().materials().stream()
                .filter(m -> m.material().equals(material))
                .map(m -> m.how().words())
                .findFirst();
    }

    private List<CasePage.Answer> answers() {
        List<CasePage.Answer> answers = new ArrayList<>();
        var values = Answers.values(service, subject.facts(), today);
        for (FactDeclaration fact : service.facts()) {
            Object value = values.get(fact.name());
            CaseEvent.StoredFact stored = subject.facts().get(fact.name());
            if (value == null || stored == null) {
                continue;
            }
            answers.add(
                    new CasePage.Answer(
                            fact.key(),
                            service.form().name(fact),
                            fact.format().isPresent()
                                    ? Words.same(Masked.number(value.toString()))
                                    : service.form().words(fact, value),
                            each(fact, value),
                            source(stored.source()),
                            fact.sensitive()));
        }
        return answers;
    }

    private List<Words> each(FactDeclaration fact, Object value) {
        return value instanceof List<?> several && !fact.fields().isEmpty()
                ? several.stream().map(one -> service.form().words(fact, one)).toList()
                : List.of();
    }

    private static Words source(String source) {
        return switch (source) {
            case "REGISTER" -> Words.of("台账", "register");
            case "DOCUMENT" -> Words.of("材料", "document");
            case "EXCHANGE" -> Words.of("数据交换", "exchange");
            default -> Words.of("申请人填报", "declared");
        };
    }

    private List<CasePage.MissingLine> supplement() {
        return subject.missing().stream()
                .map(m ->
                        new CasePage.MissingLine(
                                m.subject(),
                                Intakes.subjectName(service, m.subject()),
                                m.what(),
                                subject.supplied()))
                .toList();
    }

    private static CasePage.Proposal proposal(CaseEvent.Proposed p) {
        return new CasePage.Proposal(
                p.kind(),
                p.kind().words(),
                p.reasons(),
                p.missing(),
                p.awards(),
                p.standardVersion(),
                p.standardHash(),
                p.demonstration(),
                p.explanation());
    }

    private Optional<CasePage.Recommendation> recommendation() {
        return subject.recommendation()
                .map(r ->
                        new CasePage.Recommendation(
                                r.outcome(),
                                r.opinion(),
                                subject.last(Act.RECOMMEND).orElseThrow().at()));
    }

    private Optional<CasePage.Decision> decision(boolean insider) {
        return subject.decided()
                .map(d -> Reports.decision(d, subject, service, insider))
                .or(() -> Reports.toldDecision(subject));
    }

    /** What the reader may do now, unless something keeps him from it. */
    List<CasePage.Permitted> permitted(PaidAwards.Paid paid) {
        return Permissions.permitted(subject, actor, service, paid, today).stream()
                .map(row ->
                        new CasePage.Permitted(
                                row.act(), words(row.act()), article(row.act(), row.to())))
                .toList();
    }

    private Optional<CasePage.HandOverSheet> handOver(
            List<Documents.Line> documents, Function<String, String> nameOf) {
        CaseEvent.Opened opened = subject.opened();
        boolean crosses = Originals.cross(subject);
        if (!Originals.travel(subject) || (!crosses && !Originals.wereKept(subject))) {
            return Optional.empty();
        }
        Recorded first = subject.events().getFirst();
        return Optional.of(
                new CasePage.HandOverSheet(
                        opened.number(),
                        subject.route().collecting().get(),
                        subject.route().accepting(),
                        opened.shown().map(IdentityCheck.Shown::words).orElse(checkedElsewhere()),
                        opened.shown().isPresent(),
                        opened.identityNote(),
                        materials(),
                        documents,
                        !crosses || subject.part() == Part.COLLECTOR
                                ? nameOf.apply(first.actor())
                                : "",
                        first.at(),
                        // within a side the file is there as soon as it is taken in
                        crosses
                                ? subject.last(Act.FORWARD).map(Recorded::at)
                                : Optional.of(first.at()),
                        subject.part() == Part.COMPETENT
                                ? Optional.of(first.at())
                                : subject.last(Act.RECEIVE)
                                        .map(Recorded::event)
                                        .filter(CaseEvent.Reported.class::isInstance)
                                        .map(r -> ((CaseEvent.Reported) r).step().at()),
                        subject.forwarded().map(CaseEvent.Forwarded::courier).orElse(""),
                        subject.forwarded().map(CaseEvent.Forwarded::note).orElse("")));
    }

    /** Nobody here looked at a card: another platform's window may have. */
    private Words checkedElsewhere() {
        return subject.opened().elsewhere().isPresent()
                ? Words.of("本窗口没有核验，以来源平台所载为准", "not checked here: as the other platform states")
                : Words.same("");
    }

    private List<CasePage.Message> messages(List<Exchange.Crossed> crossed) {
        if (actor.is(Role.RESIDENT)) {
            return List.of();
        }
        return crossed.stream()
                .map(c ->
                        new CasePage.Message(
                                c.outgoing(),
                                c.seq(),
                                kind(c.kind()),
                                c.at(),
                                c.delivered(),
                                c.fault()))
                .toList();
    }

    private static Words kind(String kind) {
        return switch (kind) {
            case "application" -> Words.of("移交申请", "application handed over");
            case "relay" -> Words.of("窗口转交", "relayed from the window");
            case "step-request" -> Words.of("请求协办", "step asked for");
            case "step-reply" -> Words.of("协办答复", "step answered");
            case "parcel-sent" -> Words.of("邮寄通知", "parcel sent");
            case "parcel-checked" -> Words.of("清点结果", "parcel checked");
            case "step-call-off" -> Words.of("撤销协办", "step called off");
            case "urge" -> Words.of("催办", "asked to hasten");
            case "urge-answer" -> Words.of("催办答复", "answer to that");
            default -> Words.of("办理情况", "report of a step");
        };
    }
}
