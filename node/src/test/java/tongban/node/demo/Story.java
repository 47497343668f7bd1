package tongban.node.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import tongban.node.MovableClock;
import tongban.node.RunningNode;
import tongban.node.casework.Act;
import tongban.node.casework.CasePage;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.casework.IdentityCheck;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Organ;
import tongban.node.casework.Outcome;
import tongban.node.catalog.Services;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.postgres.Soon;
import tongban.service.CaseDate;
import tongban.service.Material;
import tongban.service.ServiceDefinition;
import tongban.service.WorkedExample;
import tongban.service.fact.Facts;
import tongban.service.procedure.ProcedureSelection;

/**
 * A node of both sides whose days a test moves, and people who do their work in it: what applicants
 * and officials would do on the pages, told in a few words.
 */
public final class Story implements AutoCloseable {
    private static final int TRIES_MAX = 400;
    private static final Map<Jurisdiction, String> TOWNS =
            Map.of(
                    Jurisdiction.SICHUAN, Cast.SICHUAN_TOWN,
                    Jurisdiction.CHONGQING, Cast.CHONGQING_TOWN);

    private final RunningNode node;
    private final Cases cases;
    private final Drafts drafts;
    private final Map<String, Actor> officials = new HashMap<>();
    private int people = 800;
    private int keys;

    private Story(RunningNode node) {
        this.node = node;
        this.cases = node.bean(Cases.class);
        this.drafts = node.bean(Drafts.class);
    }

    /** With the demonstration behind it, on the morning of a day. */
    public static Story begins(String database, LocalDate day) {
        return new Story(
                RunningNode.start(
                        database,
                        true,
                        Map.of(
                                "spring.main.sources",
                                MovableClock.SOURCE,
                                "tongban.clock.today",
                                day.toString())));
    }

    /** The demonstration as it stands, on its own day. */
    public static Story goesOn(String database) {
        return in(RunningNode.start(database, true));
    }

    /** The same in a node that runs already. */
    public static Story in(RunningNode node) {
        return new Story(node);
    }

    public URI address() {
        return node.address();
    }

    @Override
    public void close() {
        node.close();
    }

    public <T> T bean(Class<T> type) {
        return node.bean(type);
    }

    /** The next thing happens on this day. */
    public Story on(LocalDate day) {
        node.bean(MovableClock.class).to(day);
        return this;
    }

    public Story on(String day) {
        return on(LocalDate.parse(day));
    }

    // ------------------------------------------------------------------ people

    /** Somebody made up, with the number that she has all her life. */
    public record Somebody(String name, String number) {}

    public Somebody somebody(String name) {
        return somebody(name, LocalDate.of(1968, 4, 12));
    }

    public Somebody somebody(String name, LocalDate born) {
        Person person =
                new Person(name, "Somebody", born, "591623", people++, Cast.SICHUAN_TOWN, "");
        return new Somebody(name, person.number());
    }

    private Actor signedIn(String login) {
        return ((Accounts.SignIn.Welcome) bean(Accounts.class).signIn(login, Staff.PASSWORD))
                .actor();
    }

    public Actor clerk(Jurisdiction side) {
        return officials.computeIfAbsent(
                side + " clerk",
                _ -> signedIn(side == Jurisdiction.SICHUAN ? "sc.clerk" : "cq.clerk"));
    }

    /** Somebody who works for a body in a role. */
    public Actor official(Role role, Jurisdiction side, String organ) {
        return officials.computeIfAbsent(
                role + organ,
                _ -> {
                    String login = "story." + officials.size();
                    bean(Walls.class)
                            .run(
                                    Actor.system(side),
                                    () ->
                                            bean(Accounts.class)
                                                    .enrol(
                                                            login,
                                                            Staff.PASSWORD,
                                                            role,
                                                            side,
                                                            organ,
                                                            "某乙",
                                                            "Somebody",
                                                            null));
                    return signedIn(login);
                });
    }

    // ------------------------------------------------------------------ matters

    /**
     * A matter that was taken in.
     *
     * @param side that decides
     */
    public record Matter(
            UUID id, String number, Jurisdiction side, Organ accepting, Organ deciding) {}

    public ServiceDefinition service(String id) {
        return bean(Services.class).get(id).orElseThrow().definition();
    }

    public WorkedExample example(String service, String example) {
        return service(service).examples().stream()
                .filter(e -> e.file().contains("/" + example) || e.file().startsWith(example))
                .findFirst()
                .orElseThrow(() -> new AssertionError(service + " has no example " + example));
    }

    /** Applies at a window of the side that decides, with the facts of a worked example. */
    public Matter applies(Somebody who, String service, String example, Jurisdiction side) {
        return applies(who, service, example, side, side);
    }

    /**
     * @param at the side at whose window the papers are taken in
     */
    public Matter applies(
            Somebody who, String service, String example, Jurisdiction side, Jurisdiction at) {
        return applies(who, service, example, side, at, papers(service(service)));
    }

    /** The same with what may follow still to follow, and what may be promised promised. */
    public Matter appliesOnTrust(Somebody who, String service, String example, Jurisdiction side) {
        List<MaterialTaken> papers = new ArrayList<>(papers(service(service)));
        for (Material material : service(service).materials()) {
            if (material.laterDays() > 0 || material.promise()) {
                papers.removeIf(p -> p.material().equals(material.id()));
                MaterialTaken.How how =
                        material.laterDays() > 0
                                ? MaterialTaken.How.TO_FOLLOW
                                : MaterialTaken.How.PROMISED;
                papers.add(new MaterialTaken(material.id(), how, 0, ""));
            }
        }
        return applies(who, service, example, side, side, papers);
    }

    private Matter applies(
            Somebody who,
            String service,
            String example,
            Jurisdiction side,
            Jurisdiction at,
            List<MaterialTaken> papers) {
        Actor clerk = clerk(at);
        ServiceDefinition definition = service(service);
        WorkedExample worked = example(service, example);
        UUID id = drafts.start(clerk, service).orElseThrow().id();
        int version = drafts.load(clerk, id).orElseThrow().version();
        Drafts.Saved saved = drafts.save(clerk, id, version, typed(definition, worked, who, side));
        assertThat(saved).isInstanceOf(Drafts.Saved.Done.class);
        perform(
                clerk,
                new Command.Collect(
                        id,
                        ((Drafts.Saved.Done) saved).version(),
                        new IdentityCheck(IdentityCheck.Shown.ID_CARD, true, ""),
                        papers,
                        true));
        if (side != at) {
            act(clerk, id, (c, v) -> new Command.Forward(c, v, "", ""));
        }
        CasePage page = cases.page(clerk, id).orElseThrow();
        return new Matter(
                id,
                page.number(),
                side,
                page.competence().accepting(),
                page.competence().deciding());
    }

    /** A resident of the demonstration applies on his own page, in the town of his side. */
    public Matter appliesOnline(String login, String service, String example) {
        return appliesOnline(login, service, example, Set.of());
    }

    /**
     * @param without materials that he does not upload
     */
    public Matter appliesOnline(String login, String service, String example, Set<String> without) {
        Actor resident = signedIn(login);
        ServiceDefinition definition = service(service);
        UUID id = drafts.start(resident, service).orElseThrow().id();
        int version = drafts.load(resident, id).orElseThrow().version();
        Somebody himself =
                new Somebody(
                        resident.nameZh(),
                        bean(Walls.class)
                                .inside(
                                        resident,
                                        () ->
                                                bean(PersonalData.class)
                                                        .openAccountIdNumber(
                                                                resident.account(), Purpose.INTAKE)
                                                        .orElseThrow()));
        Drafts.Saved saved =
                drafts.save(
                        resident,
                        id,
                        version,
                        typed(
                                definition,
                                example(service, example),
                                himself,
                                resident.jurisdiction()));
        perform(
                resident,
                new Command.Submit(
                        id,
                        ((Drafts.Saved.Done) saved).version(),
                        uploaded(resident, id, definition, without),
                        true));
        CasePage page = cases.page(resident, id).orElseThrow();
        return new Matter(
                id,
                page.number(),
                resident.jurisdiction(),
                page.competence().accepting(),
                page.competence().deciding());
    }

    private static Map<String, List<String>> typed(
            ServiceDefinition definition, WorkedExample worked, Somebody who, Jurisdiction side) {
        Map<String, List<String>> typed =
                new HashMap<>(definition.form().withSynthetic(true).write(worked.facts().values()));
        typed.put(Drafts.APPLICANT_NAME, List.of(who.name()));
        typed.put(Drafts.APPLICANT_NUMBER, List.of(who.number()));
        typed.put(Drafts.APPLICANT_MOBILE, List.of("13900000800"));
        typed.put(Drafts.APPLICANT_ADDRESS, List.of("演示路 8 号"));
        typed.put(Drafts.ELECTRONIC_SERVICE, List.of("true"));
        typed.put(Drafts.PLACE, List.of(TOWNS.getOrDefault(side, "")));
        Optional.ofNullable(worked.dates().get(CaseDate.EVENT))
                .ifPresent(day -> typed.put(Drafts.EVENT_DATE, List.of(day.toString())));
        card(worked.facts(), who)
                .ifPresent(card -> typed.put("disability-card-number", List.of(card)));
        return typed;
    }

    /** The card's number is the citizen number, category and grade. */
    private static Optional<String> card(Facts facts, Somebody who) {
        List<String> categories =
                List.of(
                        "sight",
                        "hearing",
                        "speech",
                        "limbs",
                        "intellectual",
                        "mental",
                        "multiple");
        return facts.value("disability grade")
                .flatMap(grade ->
                        facts.value("disability category")
                                .map(c ->
                                        who.number()
                                                + (categories.indexOf(c.toString()) + 1)
                                                + grade));
    }

    private static List<MaterialTaken> papers(ServiceDefinition definition) {
        List<MaterialTaken> papers = new ArrayList<>();
        for (Material material : definition.materials()) {
            if (material.need() != Material.Need.OPTIONAL) {
                papers.add(
                        new MaterialTaken(
                                material.id(),
                                material.channel() == Material.Channel.GOVERNMENT
                                        ? MaterialTaken.How.FETCHED
                                        : MaterialTaken.How.ORIGINAL_KEPT,
                                1,
                                ""));
            }
        }
        return papers;
    }

    /** The same at home: what the platform does not fill in itself is uploaded. */
    private List<MaterialTaken> uploaded(
            Actor resident, UUID id, ServiceDefinition definition, Set<String> without) {
        List<MaterialTaken> papers = new ArrayList<>();
        for (MaterialTaken paper : papers(definition)) {
            if (without.contains(paper.material())) {
                continue;
            }
            Material material =
                    definition.materials().stream()
                            .filter(m -> m.id().equals(paper.material()))
                            .findFirst()
                            .orElseThrow();
            if (paper.how() == MaterialTaken.How.FETCHED) {
                papers.add(paper);
                continue;
            }
            if (!MaterialTaken.isFilledInHere(material)) {
                assertThat(
                                bean(Documents.class)
                                        .attach(
                                                resident,
                                                id,
                                                paper.material(),
                                                "扫描件.pdf",
                                                "%PDF-1.4\n%%EOF\n"
                                                        .getBytes(StandardCharsets.US_ASCII)))
                        .isInstanceOf(Documents.Attached.Done.class);
            }
            papers.add(new MaterialTaken(paper.material(), MaterialTaken.How.ELECTRONIC, 1, ""));
        }
        return papers;
    }

    // ------------------------------------------------------------------ officials at work

    public Actor reviewer(Matter matter) {
        return official(Role.REVIEWER, matter.side(), matter.accepting().id());
    }

    public Actor decider(Matter matter) {
        return official(Role.DECIDER, matter.side(), matter.deciding().id());
    }

    /**
     * Accepted and reviewed; whom the law wants to be seen before a grant is called on by two, and
     * what it wants posted hangs until its time is over.
     */
    public Story reviewed(Matter matter, Outcome outcome) {
        Actor reviewer = reviewer(matter);
        act(reviewer, matter.id(), Command.Accept::new);
        act(reviewer, matter.id(), Command.StartReview::new);
        ProcedureSelection procedure = service(page(reviewer, matter).serviceId()).procedure();
        if (outcome == Outcome.GRANTED
                && procedure.steps().stream().anyMatch(ProcedureSelection.Step::required)) {
            visited(matter);
        }
        if (outcome == Outcome.GRANTED && procedure.publicNotice().isPosted()) {
            act(reviewer, matter.id(), (c, v) -> new Command.PostNotice(c, v, "村务公开栏", 0));
            LocalDate posted = bean(PaymentRuns.class).today();
            on(posted.plusDays(10));
        }
        act(reviewer, matter.id(), (c, v) -> new Command.Recommend(c, v, outcome, "按标准办理。"));
        return this;
    }

    public Story visited(Matter matter) {
        return visited(matter, reviewer(matter));
    }

    public Story visited(Matter matter, Actor by) {
        LocalDate today = bean(PaymentRuns.class).today();
        List<String> officers = List.of("走访甲", "走访乙");
        act(
                by,
                matter.id(),
                (c, v) -> new Command.Visit(c, v, today, officers, "申请人家中", "申请人", "情况属实"));
        return this;
    }

    public Story decided(Matter matter, Outcome outcome) {
        act(decider(matter), matter.id(), (c, v) -> new Command.Decide(c, v, outcome, ""));
        return this;
    }

    public CasePage page(Actor actor, Matter matter) {
        return awaited(() -> cases.page(actor, matter.id()));
    }

    /** Reviewed and granted, one after the other. */
    public Story granted(Matter matter) {
        return reviewed(matter, Outcome.GRANTED).decided(matter, Outcome.GRANTED);
    }

    public CommandResult.Done act(
            Actor actor, UUID id, BiFunction<UUID, Integer, Command> command) {
        // a letter or a report may arrive between looking and acting: then it looks again
        for (int i = 0; i < TRIES_MAX; i++) {
            int version =
                    awaited(() ->
                                    cases.page(actor, id)
                                            .filter(page ->
                                                    page.permitted().stream()
                                                            .anyMatch(
                                                                    p -> p.act() != Act.WITHDRAW)))
                            .version();
            CommandResult result = tried(actor, command.apply(id, version));
            if (result instanceof CommandResult.Done done) {
                return done;
            }
            assertThat(result)
                    .as(command.apply(id, version).act().name())
                    .isInstanceOf(CommandResult.Stale.class);
        }
        throw new AssertionError("overtaken again and again");
    }

    public CommandResult tried(Actor actor, Command command) {
        return cases.perform(actor, "story-key-" + ++keys, command);
    }

    private void perform(Actor actor, Command command) {
        assertThat(tried(actor, command))
                .as(command.act().name())
                .isInstanceOf(CommandResult.Done.class);
    }

    private static <T> T awaited(Supplier<Optional<T>> look) {
        return Soon.found("what the story waits for", Duration.ofSeconds(60), look::get);
    }

    // ------------------------------------------------------------------ money

    /** The ledger that a decision opened; empty where it opened none. */
    public Optional<Entitlements.LedgerPage> ledger(Matter matter, String scheme) {
        Entitlements entitlements = bean(Entitlements.class);
        Actor decider = decider(matter);
        return entitlements
                .list(
                        decider,
                        new Entitlements.Query(scheme, matter.number(), Entitlements.Look.ALL, 0))
                .rows()
                .stream()
                .findFirst()
                .flatMap(row -> entitlements.page(decider, row.id()));
    }

    public Entitlements.LedgerPage money(Matter matter, String scheme) {
        return ledger(matter, scheme)
                .orElseThrow(() -> new AssertionError("no ledger of " + scheme));
    }

    public Story account(Matter matter, String scheme, Somebody holder) {
        done(
                bean(Entitlements.class)
                        .enterAccount(
                                reviewer(matter),
                                money(matter, scheme).row().id(),
                                holder.name(),
                                "演示银行",
                                "6200000000000000800"));
        return this;
    }

    /** The month's run of the body, computed to its end. */
    public PaymentRuns.RunPage paid(Matter matter, String scheme, YearMonth month) {
        PaymentRuns runs = bean(PaymentRuns.class);
        PaymentRuns.Result started = runs.start(decider(matter), scheme, month);
        assertThat(started).as(scheme + " " + month).isInstanceOf(PaymentRuns.Result.Done.class);
        UUID run = ((PaymentRuns.Result.Done) started).run();
        return awaited(() ->
                runs.page(decider(matter), run)
                        .filter(p -> p.run().stage() == PaymentRuns.Stage.READY));
    }

    public static UUID done(Entitlements.Result result) {
        assertThat(result).isInstanceOf(Entitlements.Result.Done.class);
        return ((Entitlements.Result.Done) result).id();
    }
}
