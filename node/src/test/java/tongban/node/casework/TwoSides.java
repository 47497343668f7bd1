package tongban.node.casework;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import tongban.node.RunningNode;
import tongban.node.catalog.Services;
import tongban.node.entitlement.RunJob;
import tongban.node.federation.DispatchJob;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;
import tongban.node.means.MeansJob;
import tongban.node.phone.SendJob;
import tongban.node.place.Answer;
import tongban.node.place.Competence;
import tongban.node.place.Question;
import tongban.node.place.ServiceRule;
import tongban.node.policy.OfferRunJob;
import tongban.node.redflag.RedFlagJob;
import tongban.node.review.ReviewJob;
import tongban.postgres.DatabaseAccess;
import tongban.service.Material;
import tongban.service.ServiceDefinition;
import tongban.service.WorkedExample;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.CreditCode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Both sides of the border on a database of their own, with people at every desk and a clock that
 * the test moves. Letters cross when the test says so.
 */
public final class TwoSides implements AutoCloseable {
    /** 高滩镇, Sichuan, and 鱼嘴镇, Chongqing. */
    public static final String GAOTAN = "511623109";

    public static final String YUZUI = "500157106";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** A day of work long after the last published change of places. */
    static final Instant MORNING = Instant.parse("2026-11-12T01:00:00Z");

    public final DatabaseAccess database;
    public final Cases cases;
    public final Drafts drafts;
    public final Documents documents;
    public final DispatchJob post;
    public final Walls walls;
    public final JdbcClient jdbc;
    public final Services services;
    private final AnnotationConfigApplicationContext context;
    private final HikariDataSource pool;
    private final AtomicReference<Instant> now = new AtomicReference<>(MORNING);
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Actor> people = new HashMap<>();

    public TwoSides(String name) {
        this(name, root().resolve("public-services"));
    }

    /**
     * @param folders of the services, where they are not the shipped ones
     */
    public TwoSides(String name, Path folders) {
        this(name, folders, Map.of());
    }

    /**
     * @param settings laid over the usual ones
     */
    public TwoSides(String name, Path folders, Map<String, Object> settings) {
        database = RunningNode.begun(name);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.app().user());
        config.setPassword(database.app().password());
        config.setMaximumPoolSize(10);
        pool = new HikariDataSource(config);
        context = new AnnotationConfigApplicationContext();
        context.getBeanFactory()
                .setConversionService(ApplicationConversionService.getSharedInstance());
        Map<String, Object> all = new HashMap<>();
        all.put("tongban.keys", keys().toString());
        all.put("tongban.demo", "true");
        all.put("tongban.services", folders.toString());
        all.put("tongban.indicators", root().resolve("indicators").toString());
        all.putAll(settings);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
        context.registerBean(PropertySourcesPlaceholderConfigurer.class);
        context.registerBean("clock", Clock.class, () -> new Movable(now));
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(
                PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.scan(
                "tongban.node.journal",
                "tongban.node.place",
                "tongban.node.casework",
                "tongban.node.exchange",
                "tongban.node.retention",
                "tongban.node.audit",
                "tongban.node.paper",
                "tongban.node.counter",
                "tongban.node.register",
                "tongban.node.known",
                "tongban.node.phone",
                "tongban.node.entitlement",
                "tongban.node.means",
                "tongban.node.hotline",
                "tongban.node.indicator",
                "tongban.node.policy",
                "tongban.node.talk",
                "tongban.node.review",
                "tongban.node.redflag",
                "tongban.node.federation");
        context.register(catalogConfiguration());
        context.refresh();
        cases = context.getBean(Cases.class);
        drafts = context.getBean(Drafts.class);
        documents = context.getBean(Documents.class);
        post = context.getBean(DispatchJob.class);
        post.stop();
        context.getBean(SendJob.class).stop();
        context.getBean(RunJob.class).stop();
        context.getBean(MeansJob.class).stop();
        context.getBean(ReviewJob.class).stop();
        context.getBean(RedFlagJob.class).stop();
        context.getBean(OfferRunJob.class).stop();
        walls = context.getBean(Walls.class);
        jdbc = context.getBean(JdbcClient.class);
        services = context.getBean(Services.class);
    }

    private static Class<?> catalogConfiguration() {
        try {
            return Class.forName("tongban.node.catalog.CatalogConfiguration");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Path root() {
        return Path.of(System.getProperty("tongban.root", "..")).toAbsolutePath().normalize();
    }

    private static Path keys() {
        try {
            return Files.createTempDirectory("tongban-keys-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Movable extends Clock {
        private final AtomicReference<Instant> now;

        Movable(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }

        /** Each look a millisecond later, so that what follows is later. */
        @Override
        public Instant instant() {
            return now.updateAndGet(i -> i.plusMillis(1));
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Who takes the letters about cases. */
    Arrivals arrivals() {
        return context.getBean("arrivals", Arrivals.class);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now.get(), ZONE);
    }

    public void pass(Duration time) {
        now.updateAndGet(i -> i.plus(time));
    }

    // ------------------------------------------------------------------ people

    public Actor clerk(Jurisdiction side) {
        return staff(Role.CLERK, side, "gaozhu:service-centre", "clerk");
    }

    public Actor staff(Role role, Jurisdiction side, String organ, String name) {
        return person(role.name() + side.code() + organ + name, role, side, organ, null);
    }

    public Actor reviewer(String service, String place) {
        Answer.Competent c = competent(service, place);
        return staff(
                Role.REVIEWER,
                Jurisdiction.ofCode(c.jurisdiction()),
                c.accepting().id(),
                "reviewer");
    }

    public Actor decider(String service, String place) {
        Answer.Competent c = competent(service, place);
        return staff(
                Role.DECIDER, Jurisdiction.ofCode(c.jurisdiction()), c.deciding().id(), "decider");
    }

    public Actor resident(Jurisdiction side, String number) {
        return person("resident" + side.code() + number, Role.RESIDENT, side, null, number);
    }

    Answer.Competent competent(String service, String place) {
        ServiceDefinition definition = definition(service);
        ServiceRule rule = ServiceRule.of(definition.identity(), definition.competence());
        return (Answer.Competent)
                context.getBean(Competence.class).decide(Question.at(rule, place, today()));
    }

    private Actor person(
            String key,
            Role role,
            Jurisdiction side,
            @Nullable String organ,
            @Nullable String number) {
        return people.computeIfAbsent(
                key,
                k -> {
                    String login = "p" + people.size() + "." + side.code();
                    Accounts accounts = context.getBean(Accounts.class);
                    UUID id =
                            walls.inside(
                                    Actor.system(side),
                                    () ->
                                            accounts.enrol(
                                                    login,
                                                    "password-" + login,
                                                    role,
                                                    side,
                                                    organ,
                                                    "某甲",
                                                    "Somebody",
                                                    number));
                    return new Actor(id, login, role, side, organ, "某甲", "Somebody");
                });
    }

    /** A number that belongs to nobody, valid check digit. */
    public static String number(int person) {
        String first17 = "59162319580314" + "%03d".formatted(person);
        return first17 + CitizenNumber.checkSign(first17);
    }

    /**
     * A credit code that belongs to nobody: registered in the division 519901, which does not
     * exist; both check signs valid.
     */
    public static String creditCode(int enterprise) {
        String organisation = "MATE%04d".formatted(enterprise);
        String first17 = "91519901" + organisation + organisationCheck(organisation);
        return first17 + CreditCode.checkSign(first17);
    }

    /** GB 11714: weights 3 7 9 10 5 8 4 2, letters from A = 10. */
    private static char organisationCheck(String first8) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Character.digit(first8.charAt(i), 36);
        }
        return "0X987654321".charAt(sum % 11);
    }

    // ------------------------------------------------------------------ applications

    public ServiceDefinition definition(String service) {
        return services.get(service).orElseThrow().definition();
    }

    /** A draft filled with the facts of a worked example. */
    public Drafts.Draft typed(
            Actor actor,
            String service,
            String example,
            int person,
            String place,
            Map<String, String> changes) {
        ServiceDefinition definition = definition(service);
        WorkedExample worked =
                definition.examples().stream()
                        .filter(e -> e.file().contains(example))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        service + " has no example " + example));
        Map<String, List<String>> typed =
                new HashMap<>(definition.form().withSynthetic(true).write(worked.facts().values()));
        boolean enterprise = !definition.identity().isForPersons();
        typed.put(Drafts.APPLICANT_NAME, List.of((enterprise ? "演示企业" : "陈国安") + person));
        typed.put(
                Drafts.APPLICANT_NUMBER, List.of(enterprise ? creditCode(person) : number(person)));
        typed.put(Drafts.APPLICANT_MOBILE, List.of("13900000101"));
        typed.put(Drafts.APPLICANT_ADDRESS, List.of("金丝雀路 1 号"));
        typed.put(Drafts.PLACE, List.of(place));
        if (service.equals("disability-subsidies")) {
            Object grade = worked.facts().value("disability grade").orElse("1");
            typed.put("disability-card-number", List.of(number(person) + "4" + grade));
        }
        changes.forEach((field, text) -> typed.put(field, List.of(text)));
        Drafts.Draft draft = drafts.start(actor, service).orElseThrow();
        Drafts.Saved saved = drafts.save(actor, draft.id(), draft.version(), typed);
        if (!(saved instanceof Drafts.Saved.Done)) {
            throw new AssertionError("not saved: " + saved);
        }
        return drafts.load(actor, draft.id()).orElseThrow();
    }

    public List<MaterialTaken> papers(String service) {
        List<MaterialTaken> taken = new ArrayList<>();
        for (Material m : definition(service).materials()) {
            if (m.need() != Material.Need.OPTIONAL) {
                boolean fetched = m.channel() == Material.Channel.GOVERNMENT;
                taken.add(
                        new MaterialTaken(
                                m.id(),
                                fetched
                                        ? MaterialTaken.How.FETCHED
                                        : MaterialTaken.How.ORIGINAL_SEEN,
                                1,
                                ""));
            }
        }
        return taken;
    }

    /** The same, one of them in another way. */
    public List<MaterialTaken> papers(String service, MaterialTaken other) {
        List<MaterialTaken> taken = papers(service);
        taken.removeIf(m -> m.material().equals(other.material()));
        taken.add(other);
        return taken;
    }

    /** The same as somebody hands them in at home: what is not a form of the platform, uploaded. */
    public List<MaterialTaken> uploaded(Actor actor, UUID draft, String service) {
        List<MaterialTaken> taken = new ArrayList<>();
        for (Material m : definition(service).materials()) {
            if (m.need() != Material.Need.OPTIONAL) {
                boolean fetched = m.channel() == Material.Channel.GOVERNMENT;
                if (!fetched && !MaterialTaken.isFilledInHere(m)) {
                    Documents.Attached attached =
                            documents.attach(actor, draft, m.id(), "扫描件.pdf", pdf(m.id()));
                    if (!(attached instanceof Documents.Attached.Done)) {
                        throw new AssertionError(m.id() + " came to " + attached);
                    }
                }
                taken.add(
                        new MaterialTaken(
                                m.id(),
                                fetched ? MaterialTaken.How.FETCHED : MaterialTaken.How.ELECTRONIC,
                                1,
                                ""));
            }
        }
        return taken;
    }

    /** The first paper of a service that a promise may stand for. */
    public String promising(String service) {
        return definition(service).materials().stream()
                .filter(Material::promise)
                .map(Material::id)
                .findFirst()
                .orElseThrow();
    }

    public static byte[] pdf(String text) {
        return ("%PDF-1.7\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    public String key() {
        return "test-key-" + count.incrementAndGet();
    }

    public CommandResult perform(Actor actor, Command command) {
        return cases.perform(actor, key(), command);
    }

    /** Performs what has to succeed. */
    public CommandResult.Done done(Actor actor, Command command) {
        CommandResult result = perform(actor, command);
        if (result instanceof CommandResult.Done done) {
            return done;
        }
        throw new AssertionError(command.act() + " came to " + result);
    }

    /** Collected at the Gaozhu window of one side for a place. */
    public CommandResult.Done collected(
            Jurisdiction window, String service, String example, int person, String place) {
        return collected(window, service, example, person, place, Map.of());
    }

    /** The same with some answers changed. */
    public CommandResult.Done collected(
            Jurisdiction window,
            String service,
            String example,
            int person,
            String place,
            Map<String, String> changes) {
        Actor clerk = clerk(window);
        Drafts.Draft draft = typed(clerk, service, example, person, place, changes);
        return done(clerk, collecting(draft, papers(service)));
    }

    /** At a window, of somebody who showed his identity card. */
    public static Command collecting(Drafts.Draft draft, List<MaterialTaken> papers) {
        return new Command.Collect(
                draft.id(),
                draft.version(),
                new IdentityCheck(IdentityCheck.Shown.ID_CARD, true, ""),
                papers,
                true);
    }

    /** Collected on the side of the place, reviewed and granted by its bodies. */
    public UUID granted(
            Jurisdiction side, String service, String example, int person, String place) {
        UUID id = collected(side, service, example, person, place).caseId();
        granted(reviewer(service, place), decider(service, place), id, "符合");
        return id;
    }

    // ------------------------------------------------------------------ steps of a case

    /** Asks the applicant for one paper. */
    public void supplementAsked(Actor reviewer, UUID id, String material, String what) {
        done(
                reviewer,
                new Command.RequestSupplement(
                        id, version(reviewer, id), List.of(new Missing(material, what))));
    }

    /** Accepts the case and starts its review. */
    public void underReview(Actor reviewer, UUID id) {
        done(reviewer, new Command.Accept(id, version(reviewer, id)));
        done(reviewer, new Command.StartReview(id, version(reviewer, id)));
    }

    /** Accepts the case, reviews it and recommends to grant it. */
    public void recommended(Actor reviewer, UUID id, String opinion) {
        underReview(reviewer, id);
        done(reviewer, new Command.Recommend(id, version(reviewer, id), Outcome.GRANTED, opinion));
    }

    /** The same, and it is granted. */
    public void granted(Actor reviewer, Actor decider, UUID id, String opinion) {
        recommended(reviewer, id, opinion);
        done(decider, new Command.Decide(id, version(decider, id), Outcome.GRANTED, ""));
    }

    /** Hands the decision to somebody at the window. */
    public void delivered(Actor clerk, UUID id, String to) {
        done(clerk, delivering(clerk, id, to));
    }

    public Command delivering(Actor clerk, UUID id, String to) {
        return new Command.Deliver(id, version(clerk, id), DeliveryWay.WINDOW, today(), "", to, "");
    }

    // ------------------------------------------------------------------ what somebody sees

    /** At most a hundred cases, those that are due first at the top. */
    public WorkList workList(Actor actor, WorkList.Scope scope, WorkList.Look look) {
        return cases.workList(
                actor,
                new WorkList.Query(
                        scope,
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        look,
                        WorkList.Sort.DUE_FIRST,
                        0,
                        WorkList.Query.SIZE_MAX));
    }

    public List<UUID> listed(Actor actor, WorkList.Scope scope, WorkList.Look look) {
        return workList(actor, scope, look).cases().stream().map(CaseSummary::id).toList();
    }

    public CasePage page(Actor actor, UUID id) {
        return cases.page(actor, id)
                .orElseThrow(() -> new AssertionError(actor.login() + " sees no case " + id));
    }

    public int version(Actor actor, UUID id) {
        return page(actor, id).version();
    }

    public State state(Actor actor, UUID id) {
        return page(actor, id).state();
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
