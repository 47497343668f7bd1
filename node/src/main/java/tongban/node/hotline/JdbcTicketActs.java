package tongban.node.hotline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import tongban.node.casework.Drafts;
import tongban.node.casework.Problem;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.hotline.Hotline.NewTicket;
import tongban.node.hotline.Hotline.Result;
import tongban.node.hotline.JdbcTicketRows.More;
import tongban.node.hotline.JdbcTicketRows.Stored;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.place.Division;
import tongban.service.identifier.CreditCode;
import tongban.service.identifier.Reading;

/** What people do with tickets, decided and stored in the open transaction, with what follows. */
final class JdbcTicketActs {
    private static final int TITLE_LENGTH_MAX = 100;
    private static final int NAME_LENGTH_MAX = 100;

    private final PersonalData personalData;
    private final JdbcTicketRows rows;
    private final JdbcTicketFollow follow;
    private final JdbcLeads leads;
    private final JdbcKnowledge knowledge;
    private final Services services;
    private final Drafts drafts;
    private final TicketPlaces places;
    private final Desk desk;

    JdbcTicketActs(
            PersonalData personalData,
            JdbcTicketRows rows,
            JdbcTicketFollow follow,
            JdbcLeads leads,
            JdbcKnowledge knowledge,
            Services services,
            Drafts drafts,
            TicketPlaces places,
            Desk desk) {
        this.personalData = personalData;
        this.rows = rows;
        this.follow = follow;
        this.leads = leads;
        this.knowledge = knowledge;
        this.services = services;
        this.drafts = drafts;
        this.places = places;
        this.desk = desk;
    }

    // ------------------------------------------------------------------ finding

    Optional<Stored> seen(Actor actor, UUID ticket, boolean held) {
        TicketAccess.Condition sees = TicketAccess.sees(actor);
        List<Object> known = new ArrayList<>(List.of(ticket));
        known.addAll(sees.known());
        return rows.one("t.id = ? and " + sees.sql(), known, held);
    }

    Optional<Stored> bySecret(String code, String secret, boolean held) {
        return rows.one("t.code = ? and t.secret_hash = ?", List.of(code, Desk.hash(secret)), held);
    }

    // ------------------------------------------------------------------ taking

    Result take(Actor actor, NewTicket typed) {
        if (!actor.is(Role.CLERK, Role.RESIDENT, Role.SYSTEM)) {
            return new Result.Rejected(List.of(TicketProblems.role()));
        }
        LocalDate today = desk.today();
        Instant now = desk.now();
        String phone = Desk.digits(typed.phone());
        String creditCode = "";
        List<Problem> problems = faults(typed, phone);
        // also across the border: the line passes it on
        Optional<Division> place = places.find(typed.place(), today);
        if (place.isEmpty()) {
            problems.add(TicketProblems.place(typed.place()));
        }
        if (typed.enterprise()) {
            switch (CreditCode.read(typed.creditCode())) {
                case Reading.Sound<CreditCode>(CreditCode code) -> creditCode = code.signs();
                case Reading.Fault<CreditCode> fault ->
                        problems.add(TicketProblems.creditCode(fault.words(), fault.remedy()));
            }
        }
        // the line classifies while it takes; whoever else takes it leaves that to the line
        boolean line = Hotline.isLine(actor);
        if (line && typed.kind().isEmpty()) {
            problems.add(TicketProblems.kind());
        }
        if (line && typed.topic().isEmpty()) {
            problems.add(TicketProblems.topic());
        }
        if (!problems.isEmpty()) {
            return new Result.Rejected(problems);
        }
        Ticket ticket =
                TicketChange.begun(
                        today,
                        line ? typed.kind() : Optional.empty(),
                        line ? typed.topic() : Optional.empty(),
                        Ticket.Crossing.NONE,
                        false,
                        desk.limits());
        String secret = Desk.secret();
        UUID id = GlobalId.next(now);
        String code = rows.nextCode(today);
        rows.insert(
                new JdbcTicketRows.Fresh(
                        id,
                        code,
                        line && typed.channel() == Channel.PHONE
                                ? Channel.PHONE
                                : actor.is(Role.CLERK) ? Channel.COUNTER : Channel.WEB,
                        now,
                        actor.worksFor().orElse(""),
                        actor.is(Role.RESIDENT) ? Optional.of(actor.account()) : Optional.empty(),
                        Optional.of(Desk.hash(secret)),
                        phone.isEmpty()
                                ? Optional.empty()
                                : Optional.of(personalData.idIndex(phone)),
                        creditCode.isEmpty()
                                ? Optional.empty()
                                : Optional.of(personalData.idIndex(creditCode)),
                        typed.enterprise(),
                        typed.confidential(),
                        place.orElseThrow().code(),
                        Optional.empty(),
                        "",
                        ticket,
                        new Content.Caller(typed.name().strip(), phone, creditCode),
                        new Content(typed.title().strip(), typed.text().strip())),
                "");
        return new Result.Done(id, code, secret);
    }

    private static List<Problem> faults(NewTicket typed, String phone) {
        List<Problem> problems = new ArrayList<>();
        if (typed.title().isBlank()) {
            problems.add(TicketProblems.title());
        } else if (typed.title().length() > TITLE_LENGTH_MAX) {
            problems.add(TicketProblems.tooLong("title", TITLE_LENGTH_MAX));
        }
        if (typed.text().isBlank()) {
            problems.add(TicketProblems.text());
        } else if (typed.text().length() > Ticket.TEXT_LENGTH_MAX) {
            problems.add(TicketProblems.tooLong("text", Ticket.TEXT_LENGTH_MAX));
        }
        if (typed.enterprise() && typed.name().isBlank()) {
            problems.add(TicketProblems.name());
        } else if (typed.name().length() > NAME_LENGTH_MAX) {
            problems.add(TicketProblems.tooLong("name", NAME_LENGTH_MAX));
        }
        if (!typed.phone().isBlank()
                && (!typed.phone().strip().matches("[0-9+() -]+")
                        || phone.length() < 5
                        || phone.length() > 20)) {
            problems.add(TicketProblems.phone());
        }
        return problems;
    }

    // ------------------------------------------------------------------ acting

    Result act(Actor actor, UUID ticket, int version, TicketOrder order) {
        return seen(actor, ticket, true)
                .map(s ->
                        s.version() == version
                                ? decided(s, TicketAccess.position(actor, s), order)
                                : new Result.Rejected(List.of(TicketProblems.stale())))
                .orElseGet(Result.NotFound::new);
    }

    /** What was done is so too where the ticket is handled; outside a transaction. */
    Result passOn(Jurisdiction side, TicketOrder order, Result result) {
        if (result instanceof Result.Done done) {
            follow.passOn(side, done.id(), order);
        }
        return result;
    }

    /** Decides and stores; the row is held. */
    Result decided(Stored s, Position position, TicketOrder order) {
        return rows.key(s.id(), Purpose.HOTLINE, "text", "caller")
                .map(key -> decided(s, key, position, order))
                .orElseGet(Result.NotFound::new);
    }

    private Result decided(Stored s, CaseKey key, Position position, TicketOrder order) {
        List<Problem> problems = new ArrayList<>(unfounded(s, order));
        Ticket.Verdict verdict = s.ticket().decide(order, position, desk.today(), desk.limits());
        if (verdict instanceof Ticket.Verdict.Rejected(List<Problem> more)) {
            more.stream()
                    .filter(p ->
                            problems.stream().noneMatch(known -> known.code().equals(p.code())))
                    .forEach(problems::add);
        }
        if (!problems.isEmpty() || !(verdict instanceof Ticket.Verdict.Happens(Ticket after))) {
            return new Result.Rejected(problems);
        }
        Instant now = desk.now();
        follow.hold(s, order.act());
        rows.store(s, after, order, more(s, key, order), key, words(s, order), now);
        effect(s, key, order, now);
        follow.after(s, after, key, order, now);
        return new Result.Done(s.id(), s.code(), "");
    }

    /** What an order names that does not exist, or cannot be used. */
    private List<Problem> unfounded(Stored s, TicketOrder order) {
        LocalDate today = desk.today();
        String side = rows.side();
        return switch (order) {
            case TicketOrder.Dispatch d -> {
                List<Problem> problems = new ArrayList<>();
                if (places.body(d.main(), today, side).isEmpty()) {
                    problems.add(TicketProblems.body());
                }
                if (d.assisting().stream().anyMatch(a -> places.body(a, today, side).isEmpty())) {
                    problems.add(TicketProblems.assisting(Ticket.ASSISTING_MAX));
                }
                yield problems;
            }
            case TicketOrder.Arbitrate a ->
                    places.body(a.main(), today, side).isEmpty()
                            ? List.of(TicketProblems.body())
                            : List.of();
            case TicketOrder.AnswerDirectly a ->
                    a.entry().flatMap(e -> knowledge.valid(e, today)).isEmpty()
                            ? List.of(TicketProblems.entry())
                            : List.of();
            case TicketOrder.Join j ->
                    main(s, j.main()).isEmpty() ? List.of(TicketProblems.main()) : List.of();
            case TicketOrder.MakeCase m ->
                    services.get(m.service()).isEmpty()
                            ? List.of(TicketProblems.service())
                            : drafts.own(rows.actor()).size() >= Drafts.DRAFTS_PER_ACCOUNT_MAX
                                    ? List.of(TicketProblems.drafts(Drafts.DRAFTS_PER_ACCOUNT_MAX))
                                    : List.of();
            case TicketOrder.Plain p ->
                    p.act() == TicketAct.MAKE_LEAD && leads.receiver(s.place(), today).isEmpty()
                            ? List.of(TicketProblems.lead(s.place()))
                            : List.of();
            case TicketOrder.Classify c ->
                    c.place().isBlank() || places.find(c.place(), today).isPresent()
                            ? List.of()
                            : List.of(TicketProblems.place(c.place()));
            case TicketOrder.Refuse _,
                    TicketOrder.AskExtension _,
                    TicketOrder.DecideExtension _,
                    TicketOrder.Extended _,
                    TicketOrder.CallBack _,
                    TicketOrder.Rate _,
                    TicketOrder.Divide _ ->
                    List.of();
        };
    }

    /** The main ticket that another is joined to: still owed an answer, and no part or guest. */
    private Optional<Stored> main(Stored s, String code) {
        return rows.one("t.code = ?", List.of(code.strip()), true)
                .filter(m -> !m.id().equals(s.id()))
                .filter(m -> m.ticket().state().isOwed())
                .filter(m -> m.ticket().crossing() != Ticket.Crossing.IN && !m.ticket().part());
    }

    private More more(Stored s, CaseKey key, TicketOrder order) {
        return switch (order) {
            case TicketOrder.AnswerDirectly a -> {
                Knowledge.Entry entry =
                        knowledge.valid(a.entry().orElseThrow(), desk.today()).orElseThrow();
                yield new More(
                        Optional.of(
                                key.sealText(
                                        Content.ANSWER,
                                        (entry.answer().zh()
                                                        + "\n"
                                                        + entry.answer().en()
                                                        + "\n"
                                                        + a.said())
                                                .strip())),
                        a.entry(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
            }
            case TicketOrder.Refuse r -> {
                Refusal reason = r.reason().orElseThrow();
                yield More.answer(
                        key.sealText(
                                Content.ANSWER,
                                (reason.words().zh()
                                                + "。"
                                                + reason.instead().zh()
                                                + "。\n"
                                                + reason.words().en()
                                                + ". "
                                                + reason.instead().en()
                                                + ".\n"
                                                + r.said())
                                        .strip()));
            }
            case TicketOrder.Join j ->
                    new More(
                            Optional.empty(),
                            Optional.empty(),
                            main(s, j.main()).map(Stored::id),
                            Optional.empty(),
                            Optional.empty());
            case TicketOrder.Classify c ->
                    new More(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            places.find(c.place(), desk.today()).map(Division::code));
            case TicketOrder.Plain p ->
                    p.act() == TicketAct.ANSWER
                            ? More.answer(key.sealText(Content.ANSWER, p.said().strip()))
                            : More.NOTHING;
            case TicketOrder.Dispatch _,
                    TicketOrder.Arbitrate _,
                    TicketOrder.AskExtension _,
                    TicketOrder.DecideExtension _,
                    TicketOrder.Extended _,
                    TicketOrder.CallBack _,
                    TicketOrder.Rate _,
                    TicketOrder.Divide _,
                    TicketOrder.MakeCase _ ->
                    More.NOTHING;
        };
    }

    /** What the step keeps: what was said, and what was chosen with it. */
    private String words(Stored s, TicketOrder order) {
        String chosen =
                switch (order) {
                    case TicketOrder.Classify c ->
                            c.kind().orElseThrow().words().zh()
                                    + " · "
                                    + c.topic().orElseThrow().words().zh();
                    case TicketOrder.Dispatch d -> name(d.main());
                    case TicketOrder.Arbitrate a -> name(a.main());
                    case TicketOrder.AskExtension a -> a.days() + " 个工作日";
                    case TicketOrder.DecideExtension d ->
                            d.granted()
                                    ? "同意延期 " + s.ticket().extensionAsked().orElse(0) + " 个工作日"
                                    : "不同意延期";
                    case TicketOrder.Extended e -> e.days() + " 个工作日";
                    case TicketOrder.CallBack c -> c.heard().orElseThrow().words().zh();
                    case TicketOrder.Rate r -> r.satisfied().orElseThrow() ? "满意" : "不满意";
                    case TicketOrder.Join j -> j.main();
                    case TicketOrder.Refuse r -> r.reason().orElseThrow().words().zh();
                    case TicketOrder.Divide d -> d.parts().size() + " 部分";
                    case TicketOrder.MakeCase m ->
                            services.get(m.service())
                                    .map(p -> p.definition().name().zh())
                                    .orElse(m.service());
                    case TicketOrder.Plain p -> p.act() == TicketAct.ANSWER ? withdrawn(s) : "";
                    case TicketOrder.AnswerDirectly _ -> "";
                };
        return chosen.isEmpty() || order.said().isBlank()
                ? chosen + order.said().strip()
                : chosen + "：" + order.said().strip();
    }

    /** Who has finished needs no more time, whether or not he was granted it. */
    private static String withdrawn(Stored s) {
        OptionalInt asked = s.ticket().extensionAsked();
        return asked.isPresent() ? "撤回尚未答复的延期申请（" + asked.getAsInt() + " 个工作日）" : "";
    }

    private String name(String organ) {
        return places.organ(organ, desk.today(), rows.side()).zh();
    }

    private void effect(Stored s, CaseKey key, TicketOrder order, Instant now) {
        switch (order) {
            case TicketOrder.AnswerDirectly a -> knowledge.used(a.entry().orElseThrow(), s.id());
            case TicketOrder.MakeCase m -> makeCase(s, key, m.service());
            case TicketOrder.Divide d -> divide(s, key, d.parts(), now);
            case TicketOrder.Plain p -> {
                if (p.act() == TicketAct.MAKE_LEAD) {
                    leads.make(s, key, p.said(), now);
                }
            }
            case TicketOrder.Classify _,
                    TicketOrder.Refuse _,
                    TicketOrder.Dispatch _,
                    TicketOrder.Arbitrate _,
                    TicketOrder.AskExtension _,
                    TicketOrder.DecideExtension _,
                    TicketOrder.Extended _,
                    TicketOrder.CallBack _,
                    TicketOrder.Rate _,
                    TicketOrder.Join _ -> {}
        }
    }

    /** A draft of whoever takes the call, with who calls; it keeps its id as a case. */
    private void makeCase(Stored s, CaseKey key, String service) {
        Actor actor = rows.actor();
        PublishedService published = services.get(service).orElseThrow();
        Drafts.Draft draft = drafts.start(actor, service).orElseThrow();
        Content.Caller caller = rows.caller(s, key);
        drafts.save(
                actor,
                draft.id(),
                draft.version(),
                Map.of(
                        Drafts.APPLICANT_NAME,
                        List.of(caller.name()),
                        Drafts.APPLICANT_NUMBER,
                        List.of(caller.creditCode()),
                        Drafts.APPLICANT_MOBILE,
                        List.of(caller.phone())));
        rows.link(
                s.id(),
                Hotline.Became.CASE,
                draft.id(),
                published.definition().name().zh(),
                desk.today());
    }

    private void divide(Stored s, CaseKey key, List<String> parts, Instant now) {
        Ticket t = s.ticket();
        // a whole that is handled again has a new limit, and so have its new parts
        LocalDate from = t.clock().map(TicketClock.Running::from).orElse(t.takenOn());
        Content.Caller caller = rows.caller(s, key);
        String title = rows.content(s, key).title();
        int number = 1;
        for (String part : parts.stream().filter(p -> !p.isBlank()).toList()) {
            rows.insert(
                    new JdbcTicketRows.Fresh(
                            GlobalId.next(now),
                            rows.nextCode(desk.today()),
                            Channel.PART,
                            now,
                            s.takenBy(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            s.enterprise(),
                            s.confidential(),
                            s.place(),
                            Optional.of(s.id()),
                            "",
                            TicketChange.begun(
                                    from,
                                    t.kind(),
                                    t.topic(),
                                    Ticket.Crossing.NONE,
                                    true,
                                    desk.limits()),
                            caller,
                            new Content(title + " · " + number, part.strip())),
                    "");
            number++;
        }
    }
}
