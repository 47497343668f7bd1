package tongban.node.casework;

import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import tongban.node.casework.JdbcAuthorisationRows.Content;
import tongban.node.casework.JdbcAuthorisationRows.Held;
import tongban.node.casework.JdbcAuthorisationRows.Row;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Organs;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/**
 * Askings and answers. Whoever holds the link has no account: he acts as the node, which may open
 * the key of a draft only while somebody is asked about it.
 */
final class JdbcAuthorisations implements Authorisations {
    /** Where a link leads; the rest of it is secret. */
    static final String PATH = "/authorisations/";

    private static final String ASK = "authorisation-asked";

    /** How often a step that was overtaken is tried. */
    private static final int TRIES_MAX = 3;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final JdbcAuthorisationRows rows;
    private final JdbcDrafts drafts;
    private final JdbcCaseStore store;
    private final Gate gate;
    private final ShortMessages messages;
    private final Services services;
    private final Organs organs;
    private final Cases cases;
    private final AskingReader reader;
    private final String address;
    private final Clock clock;

    /** What it works with. */
    record Parts(
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcAuthorisationRows rows,
            JdbcDrafts drafts,
            JdbcCaseStore store,
            Gate gate,
            ShortMessages messages,
            Services services,
            Organs organs,
            Cases cases,
            Clock clock) {}

    /**
     * @param address under which people reach the pages, put before the path of a link; empty where
     *     none is set
     */
    JdbcAuthorisations(Parts parts, AskingReader reader, String address) {
        this.walls = parts.walls();
        this.journal = parts.journal();
        this.personalData = parts.personalData();
        this.rows = parts.rows();
        this.drafts = parts.drafts();
        this.store = parts.store();
        this.gate = parts.gate();
        this.messages = parts.messages();
        this.services = parts.services();
        this.organs = parts.organs();
        this.cases = parts.cases();
        this.clock = parts.clock();
        this.reader = reader;
        this.address = address;
    }

    // ------------------------------------------------------------------ asking

    @Override
    public Asked ask(Actor actor, UUID draftId, Request request) {
        return walls.inside(
                actor,
                () ->
                        drafts.open(draftId)
                                .map(open -> ask(actor, open, request))
                                .orElseGet(Asked.NotFound::new));
    }

    private Asked ask(Actor actor, JdbcDrafts.Opened open, Request request) {
        Drafts.Draft draft = open.draft();
        ServiceDefinition service = services.get(draft.serviceId()).orElseThrow().definition();
        List<Problem> problems = new ArrayList<>();
        if (!messages.isConnected()) {
            problems.add(AskingReader.noOperator());
            return new Asked.Rejected(problems);
        }
        Content content =
                reader.read(
                        request,
                        new Typed(draft.typed()),
                        service,
                        actor.worksFor().orElse(""),
                        today(),
                        problems);
        List<Held> before = rows.of(draft.id(), open.key());
        if (before.size() >= ASKED_PER_DRAFT_MAX) {
            problems.add(AskingReader.tooOften());
        }
        if (problems.isEmpty()) {
            pressed(content.mobile()).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            return new Asked.Rejected(problems);
        }
        before.stream()
                .filter(h ->
                        h.standing() == Authorisation.Standing.OPEN
                                && h.what() == request.what()
                                && h.content().number().equals(content.number()))
                .forEach(h -> rows.withdraw(draft.id(), h.authorisation().id()));
        return new Asked.Done(sent(actor, open, request, content));
    }

    private Optional<Problem> pressed(String mobile) {
        JdbcAuthorisationRows.Pressed pressed = rows.pressed(mobile);
        boolean tooSoon =
                pressed.last().filter(l -> clock.instant().isBefore(l.plus(PAUSE))).isPresent();
        return pressed.times() >= ASKED_PER_DAY_MAX || tooSoon
                ? Optional.of(AskingReader.pressed())
                : Optional.empty();
    }

    private UUID sent(Actor actor, JdbcDrafts.Opened open, Request request, Content content) {
        UUID draftId = open.draft().id();
        UUID id = GlobalId.next(clock.instant());
        PhoneLink secret = PhoneLink.make(actor.jurisdiction());
        int seq =
                rows.insert(
                        actor,
                        id,
                        draftId,
                        request.what(),
                        secret,
                        content,
                        request.holdsUntil().orElseThrow(),
                        open.key());
        Instant until = clock.instant().plus(OPEN);
        messages.queue(
                draftId,
                ShortMessages.Occasion.AUTHORISATION_ASKED,
                seq,
                content.mobile(),
                text(secret).in(request.language()),
                until);
        journal.write(ASK, Purpose.INTAKE.name(), List.of(draftId), List.of());
        return id;
    }

    /** Names nobody and nothing: the page behind the link does, once the code was given. */
    private Words text(PhoneLink secret) {
        String link = address + PATH + secret.link();
        return Words.of(
                "【通办】有人请您在手机上确认一件事。请打开 %s 查看，验证码 %s，48小时内有效。不认识的请勿理会，不要把验证码告诉别人。"
                        .formatted(link, secret.code()),
                "[Tongban] You are asked to confirm something. Open %s with the code %s within 48 hours. If you do not expect it, ignore it; give the code to nobody."
                        .formatted(link, secret.code()));
    }

    // ------------------------------------------------------------------ looking at it

    @Override
    public List<Authorisation> of(Actor actor, UUID caseId) {
        return walls.inside(
                actor,
                () -> {
                    Optional<CaseKey> key =
                            store.file(caseId).isPresent()
                                    ? store.file(caseId)
                                            .filter(f -> gate.sees(f, actor))
                                            .flatMap(f ->
                                                    personalData.open(
                                                            caseId,
                                                            CaseReader.purpose(actor),
                                                            "authorisations"))
                                    : drafts.open(caseId).map(JdbcDrafts.Opened::key);
                    return key.map(k -> rows.of(caseId, k)).orElse(List.of()).stream()
                            .map(Held::authorisation)
                            .map(a ->
                                    actor.is(tongban.node.identity.Role.SUPERVISOR)
                                            ? a.masked()
                                            : a)
                            .toList();
                });
    }

    @Override
    public boolean withdraw(Actor actor, UUID draftId, UUID id) {
        return walls.inside(
                actor,
                () -> {
                    boolean withdrawn =
                            drafts.open(draftId).isPresent() && rows.withdraw(draftId, id);
                    if (withdrawn) {
                        journal.write(
                                "authorisation-withdrawn",
                                Purpose.INTAKE.name(),
                                List.of(draftId),
                                List.of());
                    }
                    return withdrawn;
                });
    }

    // ------------------------------------------------------------------ the phone

    @Override
    public boolean isOpen(String link) {
        return PhoneLink.side(link)
                .map(side ->
                        walls.<Boolean>inside(
                                Actor.system(side),
                                () ->
                                        rows.byLink(PhoneLink.hash(link))
                                                .filter(this::leadsSomewhere)
                                                .isPresent()))
                .orElse(false);
    }

    private boolean leadsSomewhere(Row row) {
        return row.isOpen(clock.instant()) || row.canBeTakenBack(today());
    }

    @Override
    public Seen look(String link, String code) {
        return withCode(link, code, (key, held) -> new Seen.Shown(paper(held)));
    }

    @Override
    public Seen answer(String link, String code, String name, String tail, boolean agrees) {
        return withCode(
                link,
                code,
                (key, held) -> {
                    if (held.standing() != Authorisation.Standing.OPEN) {
                        return new Seen.Gone(); // an answer is given once
                    }
                    if (!isHe(held.content(), name, tail)) {
                        return wrong(held.authorisation().id());
                    }
                    rows.answered(held.authorisation().id(), agrees);
                    journal.write(
                            agrees ? "authorisation-agreed" : "authorisation-refused",
                            Purpose.AUTHORISATION.name(),
                            List.of(key.caseId()),
                            List.of());
                    return new Seen.Answered(agrees);
                });
    }

    @Override
    public Seen takeBack(String link, String code, String name, String tail) {
        return withCode(
                link,
                code,
                (key, held) -> {
                    if (held.standing() != Authorisation.Standing.AGREED) {
                        return new Seen.Gone();
                    }
                    if (!isHe(held.content(), name, tail)) {
                        return wrong(held.authorisation().id());
                    }
                    return store.file(key.caseId()).isPresent()
                            ? ofCase(key.caseId(), held.authorisation().id())
                            : ofDraft(key, held);
                });
    }

    /** The case goes on without it, on either side of the border. */
    private Seen ofCase(UUID caseId, UUID id) {
        for (int attempt = 1; attempt <= TRIES_MAX; attempt++) {
            int version = store.file(caseId).orElseThrow().version();
            CommandResult result =
                    cases.perform(
                            walls.current(),
                            "consent-" + id,
                            new Command.WithdrawConsent(caseId, version, id, true, ""));
            if (result instanceof CommandResult.Done || result instanceof CommandResult.Repeated) {
                return new Seen.TakenBack();
            }
            if (!(result instanceof CommandResult.Stale)) {
                return new Seen.Gone(); // the matter is over
            }
        }
        return new Seen.Gone();
    }

    /** Who was asked twice for the same has agreed to one thing. */
    private Seen ofDraft(CaseKey key, Held held) {
        rows.of(key.caseId(), key).stream()
                .filter(h ->
                        h.what() == held.what()
                                && h.content().number().equals(held.content().number())
                                && h.content().byNumber().equals(held.content().byNumber()))
                .forEach(h -> rows.takenBack(h.authorisation().id()));
        journal.write(
                "authorisation-withdrawn",
                Purpose.AUTHORISATION.name(),
                List.of(key.caseId()),
                List.of());
        return new Seen.TakenBack();
    }

    private static boolean isHe(Content asked, String name, String tail) {
        return same(asked.name(), name) && endsIn(asked.number(), tail);
    }

    private Seen withCode(String link, String code, BiFunction<CaseKey, Held, Seen> work) {
        return PhoneLink.side(link)
                .map(side -> walls.<Seen>inside(Actor.system(side), () -> opened(link, code, work)))
                .orElseGet(Seen.Gone::new);
    }

    private Seen opened(String link, String code, BiFunction<CaseKey, Held, Seen> work) {
        Instant now = clock.instant();
        Optional<Row> found = rows.byLink(PhoneLink.hash(link)).filter(this::leadsSomewhere);
        if (found.isEmpty()) {
            return new Seen.Gone();
        }
        Row row = found.get();
        String digits = Normalizer.normalize(code, Normalizer.Form.NFKC).replaceAll("\\s", "");
        if (!MessageDigest.isEqual(row.codeHash(), rows.codeHash(link, digits))) {
            return wrong(row.id());
        }
        return personalData
                .open(row.caseId(), Purpose.AUTHORISATION, "name", "idNumber")
                .map(key -> work.apply(key, rows.held(row, key, now)))
                .orElseGet(Seen.Gone::new);
    }

    private Seen wrong(UUID id) {
        int left = rows.wrong(id);
        return left > 0 ? new Seen.Wrong(left) : new Seen.Gone();
    }

    /** Blanks, and full or half width, make no other name. */
    private static boolean same(String asked, String given) {
        return plain(asked).equals(plain(given));
    }

    private static boolean endsIn(String number, String tail) {
        String given = plain(tail);
        return given.length() == TAIL_SIGNS && number.endsWith(given);
    }

    /** As it is compared: full width, blanks and small letters do not matter. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }

    private Paper paper(Held held) {
        Content content = held.content();
        Authorisation a = held.authorisation();
        return new Paper(
                a.what(),
                Masked.name(content.name()),
                content.by(),
                content.capacity().map(Mandate.Kind::words),
                organs.byId(content.organ(), today(), walls.current().jurisdiction().code())
                        .map(o -> o.name()),
                services.get(content.service())
                        .map(s -> s.definition().name())
                        .orElse(Words.same(content.service())),
                a.holdsUntil(),
                a.expiresAt(),
                a.standing() == Authorisation.Standing.AGREED ? a.answeredAt() : Optional.empty());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
