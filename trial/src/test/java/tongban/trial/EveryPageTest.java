package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tongban.node.catalog.Services;

/**
 * Every page, for everybody, in both languages, in a real DEMO. The pages are taken from the routes
 * of the portal: a new one is walked as soon as it is there, and a route that nobody could open
 * makes the walk fail. What is asked of each page stands in {@link PageInspection}. {@code
 * -Dtongban.long=true} walks all services, and everybody's pages in both languages; {@code
 * -Dtongban.walk=/projects} walks what begins so.
 */
class EveryPageTest {
    private static final List<String> LOCALES = List.of("zh-CN", "en-US");
    private static final String NOBODY = "nobody";
    private static final List<String> EVERYBODY =
            List.of(
                    NOBODY,
                    "sc.resident",
                    "sc.clerk",
                    "sc.reviewer",
                    "cq.decider",
                    "sc.supervisor");

    /** Who reads English in the ordinary build; in the long profile everybody does. */
    private static final List<String> ENGLISH = List.of(NOBODY, "sc.clerk");

    private static final String WALKED = System.getProperty("tongban.walk", "/");
    private static final boolean ALL = Boolean.getBoolean("tongban.long");
    private static final int CASES_MAX = 3;
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]+)[^}]*}");
    private static final Pattern DOCUMENT = Pattern.compile("/documents/([0-9a-f-]{36})");
    private static final Pattern PAPER = Pattern.compile("/papers/([a-z0-9-]+)\"");
    private static final Pattern BATCH = Pattern.compile("/batches/([0-9a-f-]{36})/file");
    private static final Pattern HOUSEHOLD =
            Pattern.compile("/register/households/([0-9a-f-]{36})");
    private static final Pattern PERSON = Pattern.compile("/register/people/([0-9a-f-]{36})");
    private static final Pattern INSTITUTION =
            Pattern.compile("/register/institutions/([0-9a-f-]{36})");
    private static final String WHY = "?purpose=RECHECK";

    /** The one series of a kind that a person has once. */
    private static final String FIRST =
            "?purpose=RECHECK&series=00000000-0000-0000-0000-000000000000";

    private static final Pattern LEDGER = Pattern.compile("\"/ledger/([0-9a-f-]{36})\"");
    private static final Pattern ECONOMIC_CHECK =
            Pattern.compile("/economic-checks/([0-9a-f-]{36})\"");
    private static final Pattern OBJECTION = Pattern.compile("/objections/([0-9a-f-]{36})\"");
    private static final Pattern SIGNED = Pattern.compile("/papers/([0-9a-f-]{36})\"");
    private static final Pattern IMPORT = Pattern.compile("/register/imports/([0-9a-f-]{36})");
    private static final Pattern MEASURE = Pattern.compile("/measures/([0-9a-f-]{36})\"");
    private static final Pattern RUN = Pattern.compile("\"/payment-runs/([0-9a-f-]{36})\"");
    private static final Pattern TASK = Pattern.compile("\"/reviews/([0-9a-f-]{36})\"");
    private static final Pattern REVIEW_BATCH =
            Pattern.compile("\"/reviews/batches/([0-9a-f-]{36})\"");
    private static final Pattern HIT = Pattern.compile("\"/supervision/hits/([0-9a-f-]{36})\"");
    private static final Pattern REFERRAL = Pattern.compile("\"/referrals/([0-9a-f-]{36})\"");
    private static final Pattern PROJECT = Pattern.compile("\"/projects/([0-9a-f-]{36})[?\"]");
    private static final Pattern PICTURE = Pattern.compile("/projects/pictures/([0-9a-f-]{36})");
    private static final Pattern PROBLEM = Pattern.compile("/projects/problems/([0-9a-f-]{36})\"");
    private static final Pattern RETURNS = Pattern.compile("/projects/import/([0-9a-f-]{36})\"");
    private static final Pattern TICKET = Pattern.compile("\"/hotline/tickets/([0-9a-f-]{36})\"");
    private static final Pattern ENTRY = Pattern.compile("\"/hotline/knowledge/([0-9a-f-]{36})\"");
    private static final Pattern OFFER = Pattern.compile("\"/policies/offers/([0-9a-f-]{36})\"");
    private static final Pattern COOPERATION =
            Pattern.compile("\"/cooperation/([a-z]+/[0-9a-f-]{36})\"");
    private static final Pattern ENTERPRISE = Pattern.compile("\"/enterprises/([0-9a-f-]{36})\"");
    private static final Pattern REQUEST =
            Pattern.compile("\"/enterprises/requests/([0-9a-f-]{36})\"");
    private static final Pattern TALK = Pattern.compile("\"/talks/([0-9a-f-]{36})\"");
    private static final Pattern CASE = Pattern.compile("/cases/([0-9a-f-]{36})");

    /** What the list of who looked at a case cannot do without; the others pass over it. */
    private static final String OF_A_CASE = "?id={case}&indicator=elder-complexes";

    /** Addresses that are no pages: what is fetched by a page, or asked by programs. */
    private static final Set<String> NO_PAGES = Set.of("/error");

    /** Nothing of the demonstration is old enough; {@link SupervisionPagesTest} inspects a list. */
    private static final Set<String> NOTHING_YET = Set.of("/supervision/retention/lists/{list}");

    @RegisterExtension private static final Demonstration DEMO = new Demonstration("every_page");

    private static final Pattern LINK = Pattern.compile("/authorisations/([A-Za-z0-9_-]+)\"");

    private static String visit = "";
    private static String link = "";
    private static final Map<String, Screen> screens = new HashMap<>();
    private static final Map<String, UUID> drafts = new HashMap<>();
    private static String oneMatter = "";
    private static final Set<String> opened = new TreeSet<>();
    private static final Set<String> ofEverybody = new HashSet<>();
    private static final Set<String> walkedByKeyboard = new TreeSet<>();

    @BeforeAll
    static void start() {
        drafts.put(
                "sc.clerk",
                Visitor.born("罗素芬", "19550101", 824).typedIn(screen("sc.clerk", "zh-CN")));
        asked(screen("sc.clerk", "zh-CN"));
        Screen resident = screen("sc.resident", "zh-CN");
        resident.open("/services/disability-subsidies").press("开始办理");
        drafts.put("sc.resident", UUID.fromString(resident.path().substring("/drafts/".length())));
        resident.open("/desk").follow("50-").begin("supply-supplement");
        resident.page()
                .locator("#upload-bank-account")
                .setInputFiles(
                        new FilePayload(
                                "银行卡.pdf",
                                "application/pdf",
                                "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
        resident.page().locator("button[formaction$='/uploads/bank-account']").click();
        resident.landsOn(200).sees("银行卡.pdf");
        resident.open("/bundles/child-in-difficulty").press("开始办理");
        oneMatter = resident.path().substring("/one-matter/".length());
        visit(screen("sc.clerk", "zh-CN"));
        imported(screen("sc.reviewer", "zh-CN"));
        returned(screen("sc.supervisor", "zh-CN"));
        screen("sc.supervisor", "zh-CN")
                .open("/supervision/exchange")
                .fill("destination", "sczwfw")
                .press("备好下一批")
                .landsOn(200);
    }

    /** Somebody is asked on his phone, who has not answered yet. */
    private static void asked(Screen clerk) {
        Visitor member = Visitor.born("罗小芬", "19850101", 825);
        clerk.open("/drafts/" + drafts.get("sc.clerk") + "/authorisations")
                .fill("authorisation.name", member.name())
                .fill("authorisation.number", member.number())
                .fill("authorisation.mobile", "13900000825")
                .press("发短信请他同意")
                .landsOn(200);
        Screen phone = screen(NOBODY, "zh-CN").open("/phones").waitsFor("article a");
        Matcher found = LINK.matcher(phone.page().content());
        assertThat(found.find()).as("a link on the phone").isTrue();
        link = found.group(1);
    }

    /** A file of the registers in which nothing is right. */
    private static void imported(Screen reviewer) {
        reviewer.open("/register/import").select("kind", "INCOME");
        reviewer.page()
                .locator("#file")
                .setInputFiles(
                        new FilePayload(
                                "incomes.csv",
                                "text/csv",
                                "citizen_number,income,monthly,from,source,assurance\n1,X,-1,never,X,X\n"
                                        .getBytes(StandardCharsets.US_ASCII)));
        reviewer.press("导入").landsOn(422);
    }

    /** A file of monthly returns, of which one row holds and one does not. */
    private static void returned(Screen supervisor) {
        supervisor.open("/projects/import").fill("document", "五月月报");
        supervisor
                .page()
                .locator("#file")
                .setInputFiles(
                        new FilePayload(
                                "returns.csv",
                                "text/csv",
                                "number,month,completed,cumulative\n51-2024-001,2024-05,1,1\nX,never,-1,\n"
                                        .getBytes(StandardCharsets.US_ASCII)));
        supervisor.press("看每一行会怎样").landsOn(200).sees("尚未记录");
    }

    /** A visitor at the counter, with a matter that is half filled in. */
    private static void visit(Screen clerk) {
        clerk.open("/counter").press("叫号").press("读身份证").landsOn(200);
        visit = clerk.path().substring("/counter/visits/".length());
        clerk.page().locator("button[value='add:disability-subsidies']").click();
        clerk.landsOn(200);
    }

    /** Signed in once per person and language; the screen is used for every page. */
    private static Screen screen(String login, String locale) {
        return screens.computeIfAbsent(
                login + " " + locale,
                key -> login.equals(NOBODY) ? DEMO.visitor(locale) : DEMO.signedIn(login, locale));
    }

    @TestFactory
    List<DynamicTest> everyPageForEverybody() {
        List<DynamicTest> walks = new ArrayList<>();
        for (String locale : LOCALES) {
            boolean everybody = ALL || locale.equals(LOCALES.getFirst());
            for (String login : everybody ? EVERYBODY : ENGLISH) {
                walks.add(DynamicTest.dynamicTest(login + " " + locale, () -> walk(login, locale)));
            }
            walks.add(DynamicTest.dynamicTest("steps of forms " + locale, () -> answers(locale)));
        }
        walks.add(
                DynamicTest.dynamicTest(
                        "every route was opened by somebody",
                        () -> {
                            Set<String> expected = routes();
                            expected.removeAll(NOTHING_YET);
                            assertThat(opened).containsAll(expected);
                        }));
        return walks;
    }

    private static void walk(String login, String locale) {
        Screen screen = screen(login, locale);
        Map<String, List<String>> values = values(screen, login, locale);
        List<String> faults = new ArrayList<>();
        boolean refused = false;
        Set<String> inspected = new TreeSet<>();
        for (String route : routes()) {
            for (String path : paths(route + asked(route), values)) {
                String where = login + " " + locale + " " + path;
                var answer =
                        screen.page()
                                .context()
                                .request()
                                .get(path, RequestOptions.create().setMaxRedirects(0));
                int status = answer.status();
                boolean page = isHtml(answer.headers().get("content-type"));
                if (status == 302 || status == 303) {
                    String to = answer.headers().get("location");
                    if (login.equals(NOBODY)
                            ? !to.contains("/sign-in?then=")
                            : to.contains("sign-in")) {
                        faults.add(where + ": sent to " + to);
                    }
                    if (!login.equals(NOBODY)) {
                        opened.add(route);
                    }
                } else if (status == 200 && page && isDue(login, locale, route, inspected)) {
                    opened.add(route);
                    faults.addAll(inspection(screen, locale, route).visit(path, 200, where));
                } else if (status == 200) {
                    opened.add(route);
                } else if (status != 403 && status != 404 || !page) {
                    faults.add(where + ": status " + status);
                } else if (!refused) {
                    // what may not be seen is said by one page, whoever asks for whatever
                    refused = true;
                    faults.addAll(inspection(screen, locale, "refused").visit(path, status, where));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** What an address cannot do without. */
    private static String asked(String route) {
        return route.startsWith("/lists/")
                ? OF_A_CASE
                : route.equals("/economic-checks/new") ? "?case={case}" : "";
    }

    /**
     * Whether a page is looked at with the browser: what anybody sees by nobody and one who is
     * signed in, all services and cases, the pages of a case for one of them.
     */
    private static boolean isDue(String login, String locale, String route, Set<String> inspected) {
        if (login.equals(NOBODY)) {
            ofEverybody.add(locale + route);
        } else if (!login.equals(EVERYBODY.get(1)) && ofEverybody.contains(locale + route)) {
            return false;
        }
        return route.startsWith("/services") || route.equals("/cases/{id}") || inspected.add(route);
    }

    private static boolean isHtml(String type) {
        return type != null && type.startsWith("text/html");
    }

    /** Each route is walked by keyboard once; in the ordinary build every second one. */
    private static PageInspection inspection(Screen screen, String locale, String route) {
        boolean isNew = walkedByKeyboard.add(route);
        return new PageInspection(
                screen, locale, isNew && (ALL || walkedByKeyboard.size() % 2 == 1));
    }

    /** Pages that only a form leads to: steps of a self-check, faults, the number asked for. */
    private static void answers(String locale) {
        List<String> faults = new ArrayList<>();
        Screen nobody = screen(NOBODY, locale);
        for (String service : services(locale)) {
            selfCheck(nobody, service, locale, faults);
        }
        nobody.open("/sign-in").fill("login", "sc.clerk").fill("password", "wrong");
        nobody.page().locator("main form button").click();
        faults.addAll(inspection(nobody, locale, "wrong password").look(401, "wrong password"));

        Screen clerk = screen("sc.clerk", locale);
        String draft = "/drafts/" + drafts.get("sc.clerk");
        clerk.open(draft + "/applicant").fill("applicant.mobile", "1");
        clerk.page().locator("main form button.govuk-button").first().click();
        faults.addAll(inspection(clerk, locale, "fault").look(422, "applicant with a fault"));
        clerk.open(draft + "/applicant").fill("applicant.mobile", "13900000722");
        clerk.page().locator("main form button.govuk-button").first().click();
        clerk.open(draft + "/check");
        clerk.page().locator("main form[action$='/check'] button").last().click();
        faults.addAll(inspection(clerk, locale, "fault of check").look(422, "check with faults"));

        clerk.open("/counter/visits/" + visit);
        clerk.page().locator("button[name='do'][value='take']").click();
        faults.addAll(inspection(clerk, locale, "fault of visit").look(422, "visit with faults"));

        Screen resident = screen("sc.resident", locale);
        resident.open("/one-matter/" + oneMatter + "/check");
        resident.page().locator("main form[action$='/check'] button").last().click();
        faults.addAll(
                inspection(resident, locale, "fault of bundle").look(422, "bundle with faults"));

        clerk.open("/cases");
        clerk.page().locator("main tbody th a").first().click();
        clerk.page().locator("form[action$='/number'] button").click();
        faults.addAll(
                inspection(clerk, locale, "number").mayShowANumber().look(200, "the full number"));
        assertThat(faults).isEmpty();
    }

    private static void selfCheck(
            Screen screen, String service, String locale, List<String> faults) {
        String where = "self-check of " + service + " " + locale;
        screen.open("/services/" + service + "/check").fill("q", "高滩");
        screen.page().locator("button[value='find']").click();
        faults.addAll(inspection(screen, locale, "self-check place").look(200, where));
        screen.page().locator("main input[name='place'][value^='511623']").first().check();
        if (screen.count("input[name='place.inside-zone']") > 0) {
            screen.choose("place.inside-zone", "true");
        }
        screen.page().locator("button[value='next']").click();
        for (int step = 0; screen.count("button[value='next']") > 0; step++) {
            assertThat(step).as(where + " ends").isLessThan(12);
            faults.addAll(
                    inspection(screen, locale, "self-check step")
                            .look(200, where + " step " + step));
            for (var group : screen.page().locator("main .govuk-radios").all()) {
                group.locator("input").first().focus();
                screen.page().keyboard().press("Space");
            }
            screen.page().locator("button[value='next']").click();
        }
        faults.addAll(inspection(screen, locale, "self-check result").look(200, where + " result"));
        assertThat(screen.count(".tb-verdict")).as(where).isEqualTo(1);
    }

    // ------------------------------------------------------------------ what there is to walk

    /** In the ordinary build every third service in Chinese and every sixth in English. */
    private static List<String> services(String locale) {
        List<String> all =
                DEMO.node().bean(Services.class).all().stream().map(s -> s.id()).sorted().toList();
        int each = ALL ? 1 : locale.equals(LOCALES.getFirst()) ? 3 : 6;
        return IntStream.range(0, all.size())
                .filter(i -> i % each == 0)
                .mapToObj(all::get)
                .toList();
    }

    /** Every address of the portal that is read, as its controllers declare it. */
    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        Objects.requireNonNull(DEMO.node().bean(DispatcherServlet.class).getHandlerMappings())
                .stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .map(RequestMappingHandlerMapping.class::cast)
                .forEach(mapping ->
                        mapping.getHandlerMethods()
                                .forEach((route, handler) -> {
                                    if (isRead(route) && isOfThePortal(handler)) {
                                        routes.addAll(route.getPatternValues());
                                    }
                                }));
        routes.removeIf(route ->
                NO_PAGES.contains(route) || route.startsWith("/api") || !route.startsWith(WALKED));
        return routes;
    }

    private static boolean isRead(RequestMappingInfo route) {
        var methods = route.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private static boolean isOfThePortal(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("tongban.node.");
    }

    /** The addresses of a route: each of its variables is given every value that there is. */
    private static List<String> paths(String route, Map<String, List<String>> values) {
        List<String> paths = List.of(route);
        for (Matcher m = VARIABLE.matcher(route); m.find(); ) {
            String name = m.group(1);
            String first = route.split("/")[1];
            List<String> known = values.get(first + "." + name);
            if (known == null) {
                known = values.get(name);
            }
            assertThat(known).as("values of {" + name + "} in " + route).isNotNull();
            List<String> filled = new ArrayList<>();
            for (String path : paths) {
                for (String value : known) {
                    filled.add(path.replace(m.group(), value));
                }
            }
            paths = filled;
        }
        return paths;
    }

    private static Map<String, List<String>> values(Screen screen, String login, String locale) {
        Map<String, List<String>> values = new HashMap<>();
        UUID draft = drafts.getOrDefault(login, drafts.get("sc.clerk"));
        values.put("drafts.id", List.of(draft.toString()));
        values.put(
                "drafts.page",
                List.of("subsidies", "card", "care", "assistance", "other-benefits"));
        values.put("material", List.of("bank-account"));
        // a guide is the same for everybody but for its buttons: all of them once, then one each
        List<String> services = services(locale);
        List<String> shown = login.equals(NOBODY) ? services : services.subList(0, 1);
        values.put("service", shown);
        values.put("services.id", shown);
        values.put("bundle", List.of("child-in-difficulty"));
        values.put("run", List.of(oneMatter));
        values.put("version", versions(shown));
        values.put("number", List.of("1"));
        values.put("counter.id", List.of(visit));
        values.put("authorisations.link", List.of(link));
        values.put("office", List.of("gaozhu:service-centre"));
        values.put(
                "kind",
                List.of(
                        "cases",
                        "items",
                        "audit",
                        "journal",
                        "load",
                        "departures",
                        "households",
                        "ledger",
                        "reviews",
                        "hits",
                        "checks",
                        "referrals",
                        "figures",
                        "indicators",
                        "projects",
                        "problems",
                        "returns",
                        "tickets",
                        "policies",
                        "offers",
                        "observations",
                        "meetings",
                        "entries",
                        "meeting_tasks",
                        "statements",
                        "runs",
                        "review_batches",
                        "inquiries",
                        "holds",
                        "destructions",
                        "transfers",
                        "intakes",
                        "register_imports",
                        "enterprises",
                        "talks",
                        "requests"));
        values.put("extension", List.of("csv"));
        values.put("batch", found(screen, BATCH, List.of("/supervision/exchange")));
        List<String> ledgers = found(screen, LEDGER, List.of("/ledger"));
        values.put("entitlement", ledgers);
        values.put(
                "measure",
                found(screen, MEASURE, ledgers.stream().map(l -> "/ledger/" + l).toList()));
        List<String> checks = found(screen, ECONOMIC_CHECK, List.of("/economic-checks"));
        List<String> ofChecks = checks.stream().map(c -> "/economic-checks/" + c).toList();
        values.put("check", checks);
        values.put("objection", found(screen, OBJECTION, ofChecks));
        values.put("economic-checks.paper", found(screen, SIGNED, ofChecks));
        values.put(
                "enterprise",
                List.of(found(screen, ENTERPRISE, List.of("/enterprises")).getFirst() + WHY));
        values.put(
                "asked",
                found(screen, REQUEST, List.of("/enterprises/requests?look=ALL")).subList(0, 1));
        values.put("talk", found(screen, TALK, List.of("/talks?look=ALL")).subList(0, 1));
        values.put("referral", found(screen, REFERRAL, List.of("/referrals")));
        List<String> tickets = found(screen, TICKET, List.of("/hotline/desk?look=ALL"));
        values.put("ticket", tickets.subList(0, Math.min(3, tickets.size())));
        values.put("entry", found(screen, ENTRY, List.of("/hotline/knowledge")).subList(0, 1));
        values.put("policy", List.of("job-keeping-refund"));
        values.put("offer", found(screen, OFFER, List.of("/policies/offers")).subList(0, 1));
        values.put("payment-runs.run", found(screen, RUN, List.of("/payment-runs")));
        values.put("payment-runs.file", List.of("roll"));
        values.put("task", found(screen, TASK, List.of("/reviews")).subList(0, 1));
        values.put(
                "reviews.batch",
                found(screen, REVIEW_BATCH, List.of("/reviews/batches")).subList(0, 1));
        List<String> projects =
                found(screen, PROJECT, List.of("/projects/list?year=2024&q=51-2024-001"));
        values.put("project", projects);
        values.put(
                "picture",
                found(screen, PICTURE, projects.stream().map(p -> "/projects/" + p).toList())
                        .subList(0, 1));
        values.put("problem", found(screen, PROBLEM, List.of("/projects/problems")).subList(0, 1));
        values.put("sent", found(screen, RETURNS, List.of("/projects/import")));
        cooperation(screen, values);
        values.put("flag", List.of("paid-twice"));
        values.put("hit", found(screen, HIT, List.of("/supervision/hits")).subList(0, 1));
        values.put("article", List.of("A"));
        values.put("named", List.of("9"));
        values.put("indicator", List.of("joint-investment-rate"));
        values.put("programme", List.of("digital-economy-2024"));
        values.put("list", List.of(UUID.randomUUID().toString()));
        values.put("key", List.of(item(screen)));
        values.put("cases.id", cases(screen, login));
        values.put("case", values.get("cases.id").subList(0, 1));
        List<String> cases = values.get("cases.id").stream().map(id -> "/cases/" + id).toList();
        registers(screen, values);
        values.put("document", found(screen, DOCUMENT, cases));
        values.put("paper", found(screen, PAPER, cases.stream().map(c -> c + "/papers").toList()));
        return values;
    }

    /** One of each thing that the two sides keep together. */
    private static void cooperation(Screen screen, Map<String, List<String>> values) {
        for (String[] kind :
                new String[][] {
                    {"meeting", "meetings"},
                    {"task", "tasks"},
                    {"entry", "entries"},
                    {"agreement", "sharing"},
                    {"statement", "statements"}
                }) {
            List<String> found =
                    found(screen, COOPERATION, List.of("/cooperation/" + kind[1])).stream()
                            .filter(path -> path.startsWith(kind[1] + "/"))
                            .map(path -> path.substring(kind[1].length() + 1))
                            .limit(1)
                            .toList();
            values.put(
                    "cooperation." + kind[0],
                    found.isEmpty() ? List.of(UUID.randomUUID().toString()) : found);
        }
    }

    /** A household, a person, an institution; a purpose makes of each address a file. */
    private static void registers(Screen screen, Map<String, List<String>> values) {
        List<String> households = found(screen, HOUSEHOLD, List.of("/register"));
        String file = "/register/households/" + households.getFirst() + WHY;
        List<String> people = found(screen, PERSON, List.of(file)).subList(0, 1);
        values.put("household", List.of(households.getFirst() + WHY, households.getFirst()));
        values.put("person", people.stream().map(id -> id + WHY).toList());
        values.put(
                "institution",
                found(screen, INSTITUTION, List.of("/register?list=institutions")).stream()
                        .map(id -> id + WHY)
                        .toList());
        values.put("subject", people);
        values.put("record", List.of("INCOME", "IDENTITY" + FIRST));
        values.put("register.run", found(screen, IMPORT, List.of("/register/import")));
    }

    private static List<String> versions(List<String> services) {
        return DEMO.node().bean(Services.class).all().stream()
                .filter(s -> services.contains(s.id()))
                .flatMap(s -> s.definition().standards().stream())
                .map(version -> version.id())
                .distinct()
                .toList();
    }

    /** What the pages lead to; something that is not there, where they lead to nothing. */
    private static List<String> found(Screen screen, Pattern link, List<String> pages) {
        Set<String> found = new TreeSet<>();
        for (String page : pages) {
            Matcher m = link.matcher(read(screen, page));
            while (m.find()) {
                found.add(m.group(1));
            }
        }
        return found.isEmpty() ? List.of(UUID.randomUUID().toString()) : List.copyOf(found);
    }

    private static String read(Screen screen, String path) {
        return screen.page().context().request().get(path, RequestOptions.create()).text();
    }

    private static String item(Screen screen) {
        screen.open("/items?q=cjr");
        return screen.page()
                .locator("main tbody th a")
                .first()
                .getAttribute("href")
                .substring("/items/".length());
    }

    private static List<String> cases(Screen screen, String login) {
        Set<String> cases = new LinkedHashSet<>();
        for (String list : List.of("/desk", "/cases")) {
            Matcher m = CASE.matcher(read(screen, list));
            while (m.find() && cases.size() < CASES_MAX) {
                cases.add(m.group(1));
            }
        }
        if (cases.isEmpty()) {
            assertThat(login).as("sees no case").isEqualTo(NOBODY);
            cases.add(UUID.randomUUID().toString());
        }
        return List.copyOf(cases);
    }
}
