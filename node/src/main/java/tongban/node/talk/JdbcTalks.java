package tongban.node.talk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tongban.node.casework.Problem;
import tongban.node.hotline.Channel;
import tongban.node.hotline.Hotline;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walk;
import tongban.node.journal.Walls;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.node.register.Enterprises;
import tongban.node.talk.TalkAct.By;
import tongban.service.text.Words;

/** Talks in the database. */
final class JdbcTalks implements Talks {
    private final JdbcTalkRows rows;
    private final Enterprises enterprises;
    private final Hotline hotline;
    private final Organs organs;
    private final Walls walls;
    private final PersonalData personalData;
    private final Clock clock;

    JdbcTalks(
            JdbcTalkRows rows,
            Enterprises enterprises,
            Hotline hotline,
            Organs organs,
            Walls walls,
            PersonalData personalData,
            Clock clock) {
        this.rows = rows;
        this.enterprises = enterprises;
        this.hotline = hotline;
        this.organs = organs;
        this.walls = walls;
        this.personalData = personalData;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Optional<CaseKey> key(UUID enterprise, Purpose purpose) {
        return Optional.ofNullable(
                personalData
                        .open(PersonalData.Holder.SUBJECT, List.of(enterprise), purpose, "talk")
                        .get(enterprise));
    }

    private static Purpose purpose(Actor actor) {
        return actor.is(Role.RESIDENT) ? Purpose.OWN_MATTER : Purpose.ENTERPRISE;
    }

    // ------------------------------------------------------------------ asking

    @Override
    public List<Receiver> receivers(Actor actor, UUID enterprise) {
        return enterprises.bodies(actor, enterprise).stream()
                .map(o -> new Receiver(o.id(), o.name()))
                .toList();
    }

    private Set<String> receiverIds(Actor actor, UUID enterprise) {
        return receivers(actor, enterprise).stream().map(Receiver::id).collect(Collectors.toSet());
    }

    @Override
    public Result ask(Actor actor, Asked asked) {
        return walls.inside(actor, () -> asked(actor, asked));
    }

    private Result asked(Actor actor, Asked asked) {
        if (!enterprises.actsFor(actor, asked.enterprise(), today())) {
            return new Result.Rejected(List.of(TalkProblems.notForIt()));
        }
        List<Problem> problems =
                new ArrayList<>(
                        Talk.faults(asked, receiverIds(actor, asked.enterprise()), today()));
        if (rows.open(asked.enterprise()) >= OPEN_MAX) {
            problems.add(TalkProblems.tooMany());
        }
        if (!problems.isEmpty()) {
            return new Result.Rejected(problems);
        }
        return key(asked.enterprise(), Purpose.OWN_MATTER)
                .<Result>map(key -> {
                    UUID id = GlobalId.next(clock.instant());
                    Map<String, String> content =
                            Map.of(
                                    "title", asked.title().strip(),
                                    "text", asked.text().strip());
                    rows.insert(
                            actor,
                            id,
                            asked.enterprise(),
                            Talk.asked(asked.organ()),
                            new Wish(asked.from().orElseThrow(), asked.until().orElseThrow()),
                            key,
                            content,
                            clock.instant());
                    rows.step(actor, id, 1, TalkAct.ASK, key, "", clock.instant());
                    return new Result.Done(id);
                })
                .orElseGet(Result.NotFound::new);
    }

    // ------------------------------------------------------------------ reading

    @Override
    public Rows list(Actor actor, Look look, Optional<UUID> enterprise, int page) {
        int shown = Math.clamp(page, 0, PAGE_MAX - 1);
        return walls.inside(
                actor,
                () -> {
                    Where where = where(actor, look, enterprise);
                    List<JdbcTalkRows.Stored> found =
                            rows.list(where.sql(), where.known(), PAGE_ROWS, shown * PAGE_ROWS);
                    long total = rows.count(where.sql(), where.known(), PAGE_ROWS * PAGE_MAX);
                    return new Rows(opened(actor, found), shown, total);
                });
    }

    @Override
    public void each(Actor actor, Look look, Consumer<Row> to) {
        Walk.byId(
                walls,
                actor,
                PAGE_ROWS,
                behind -> {
                    Where where = where(actor, look, Optional.empty());
                    return rows.after(where.sql(), where.known(), behind, PAGE_ROWS);
                },
                JdbcTalkRows.Stored::id,
                found -> opened(actor, found),
                to);
    }

    private record Where(String sql, List<Object> known) {}

    private Where where(Actor actor, Look look, Optional<UUID> enterprise) {
        List<String> parts = new ArrayList<>();
        List<Object> known = new ArrayList<>();
        if (actor.is(Role.RESIDENT)) {
            // an ended mandate shows nothing any more
            parts.add("t.subject = any (?)");
            known.add(
                    enterprises.own(actor, today()).stream()
                            .map(Enterprises.Row::id)
                            .toArray(UUID[]::new));
        }
        enterprise.ifPresent(id -> {
            parts.add("t.subject = ?");
            known.add(id);
        });
        switch (look) {
            case ALL -> {}
            case OPEN -> parts.add("t.stage in ('ASKED', 'AGREED', 'FOLLOWED')");
            case TO_DO -> {
                if (actor.is(Role.RESIDENT)) {
                    parts.add("t.stage = 'AGREED'");
                } else {
                    parts.add("t.stage in ('ASKED', 'AGREED', 'FOLLOWED') and t.organ = ?");
                    known.add(actor.worksFor().orElse(""));
                }
            }
        }
        return new Where(
                parts.isEmpty() ? "true" : String.join(" and ", parts), List.copyOf(known));
    }

    private List<Row> opened(Actor actor, List<JdbcTalkRows.Stored> found) {
        Map<UUID, CaseKey> keys =
                found.isEmpty()
                        ? Map.of()
                        : personalData.open(
                                PersonalData.Holder.SUBJECT,
                                found.stream()
                                        .map(JdbcTalkRows.Stored::enterprise)
                                        .collect(Collectors.toSet()),
                                actor.is(Role.RESIDENT) ? Purpose.OWN_MATTER : Purpose.WORK_LIST,
                                "talkTitle");
        return found.stream()
                .map(s ->
                        row(
                                actor,
                                s,
                                Optional.ofNullable(keys.get(s.enterprise()))
                                        .map(k -> rows.content(k, s).getOrDefault("title", ""))
                                        .orElse("")))
                .toList();
    }

    private Row row(Actor actor, JdbcTalkRows.Stored s, String title) {
        return new Row(
                s.id(),
                s.enterprise(),
                s.name(),
                title,
                s.talk().stage(),
                body(actor, s.talk().organ()),
                s.askedAt(),
                s.talk().on(),
                s.talk().at(),
                s.talk().stage() == TalkStage.FOLLOWED
                        && s.talk()
                                .followUpUntil()
                                .filter(day -> day.isBefore(today()))
                                .isPresent());
    }

    private Words body(Actor actor, String organ) {
        return organ.isEmpty()
                ? Words.of("企业", "the enterprise")
                : organs.byId(organ, today(), actor.jurisdiction().code())
                        .map(Organ::name)
                        .orElse(Words.same(organ));
    }

    private By by(Actor actor, JdbcTalkRows.Stored s) {
        if (actor.is(Role.RESIDENT)) {
            return enterprises.actsFor(actor, s.enterprise(), today()) ? By.ENTERPRISE : By.READER;
        }
        return actor.is(Role.CLERK, Role.REVIEWER, Role.DECIDER)
                        && actor.worksFor().filter(s.talk().organ()::equals).isPresent()
                ? By.DESK
                : By.READER;
    }

    @Override
    public Optional<File> file(Actor actor, UUID talk) {
        return walls.inside(
                actor,
                () ->
                        rows.one(talk, false)
                                .filter(s -> isOpen(actor, s))
                                .flatMap(s -> file(actor, s)));
    }

    private boolean isOpen(Actor actor, JdbcTalkRows.Stored s) {
        return !actor.is(Role.RESIDENT) || by(actor, s) == By.ENTERPRISE;
    }

    private Optional<File> file(Actor actor, JdbcTalkRows.Stored s) {
        return key(s.enterprise(), purpose(actor))
                .map(key -> {
                    Map<String, String> said = rows.content(key, s);
                    List<TalkAct> may = s.talk().may(by(actor, s));
                    return new File(
                            row(actor, s, said.getOrDefault("title", "")),
                            s.version(),
                            said.getOrDefault("text", ""),
                            s.wish(),
                            said.getOrDefault("place", ""),
                            said.getOrDefault("official", ""),
                            said.getOrDefault("agreed", ""),
                            said.getOrDefault("followUp", ""),
                            s.talk().followUpUntil(),
                            s.ticket(),
                            rows.steps(s.id(), key, organ -> body(actor, organ)),
                            may,
                            may.contains(TalkAct.PASS_ON)
                                    ? receivers(actor, s.enterprise()).stream()
                                            .filter(o -> !o.id().equals(s.talk().organ()))
                                            .toList()
                                    : List.of());
                });
    }

    // ------------------------------------------------------------------ acting

    @Override
    public Result act(Actor actor, UUID talk, int version, TalkOrder order) {
        return walls.inside(
                actor,
                () ->
                        rows.one(talk, true)
                                .filter(s -> isOpen(actor, s))
                                .map(s ->
                                        s.version() == version
                                                ? acted(actor, s, order)
                                                : new Result.Rejected(
                                                        List.of(TalkProblems.stale())))
                                .orElseGet(Result.NotFound::new));
    }

    private Result acted(Actor actor, JdbcTalkRows.Stored s, TalkOrder order) {
        Set<String> receivers =
                order instanceof TalkOrder.PassOn ? receiverIds(actor, s.enterprise()) : Set.of();
        return switch (s.talk().decide(order, by(actor, s), receivers, today())) {
            case Talk.Verdict.Rejected(List<Problem> problems) -> new Result.Rejected(problems);
            case Talk.Verdict.Happens(Talk after) ->
                    key(s.enterprise(), purpose(actor))
                            .map(key -> stored(actor, s, after, order, key))
                            .orElseGet(Result.NotFound::new);
        };
    }

    private Result stored(
            Actor actor, JdbcTalkRows.Stored s, Talk after, TalkOrder order, CaseKey key) {
        Map<String, String> content = new HashMap<>(rows.content(key, s));
        String ticket = s.ticket();
        switch (order) {
            case TalkOrder.Appoint a -> {
                content.put("place", a.place().strip());
                content.put("official", a.official().strip());
            }
            case TalkOrder.Record r -> {
                content.put("agreed", r.said().strip());
                content.put("followUp", r.followUp().strip());
            }
            case TalkOrder.PassOn p -> {}
            case TalkOrder.Plain p -> {
                if (p.act() == TalkAct.TO_TICKET) {
                    switch (ticket(actor, s, content, p.said())) {
                        case Hotline.Result.Done done -> ticket = done.code();
                        case Hotline.Result.Rejected(List<Problem> problems) -> {
                            return new Result.Rejected(problems);
                        }
                        case Hotline.Result.NotFound none -> {
                            return new Result.NotFound();
                        }
                    }
                }
            }
        }
        rows.store(s, after, ticket, key, content);
        rows.step(
                actor,
                s.id(),
                s.version() + 1,
                order.act(),
                key,
                order.said().strip(),
                clock.instant());
        return new Result.Done(s.id());
    }

    /** In the transaction of the step: either both are there or neither. */
    private Hotline.Result ticket(
            Actor actor, JdbcTalkRows.Stored s, Map<String, String> content, String said) {
        Enterprises.Row enterprise = enterprises.row(actor, s.enterprise()).orElseThrow();
        return hotline.take(
                actor,
                new Hotline.NewTicket(
                        Channel.WEB,
                        content.getOrDefault("title", ""),
                        said.strip(),
                        enterprise.name(),
                        "",
                        true,
                        enterprise.creditCode(),
                        false,
                        enterprise.office(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
