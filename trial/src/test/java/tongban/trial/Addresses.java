package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tongban.node.catalog.Services;

/** What fills the variables of an address: each thing that the pages lead to. */
final class Addresses {
    private static final int CASES_MAX = 3;
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
    private static final Pattern OBSERVED = Pattern.compile("/indicators/import/([0-9a-f-]{36})\"");
    private static final Pattern RETURNS = Pattern.compile("/projects/import/([0-9a-f-]{36})\"");
    private static final Pattern TICKET = Pattern.compile("\"/hotline/tickets/([0-9a-f-]{36})\"");
    private static final Pattern URGED =
            Pattern.compile("/cases/([0-9a-f-]{36})/urges/[0-9a-f-]{36}/sheet.pdf\"");
    private static final Pattern URGE = Pattern.compile("/urges/([0-9a-f-]{36})/sheet.pdf\"");
    private static final Pattern LEAD = Pattern.compile("\"/hotline/leads/([0-9a-f-]{36})\"");
    private static final Pattern ENTRY = Pattern.compile("\"/hotline/knowledge/([0-9a-f-]{36})\"");
    private static final Pattern OFFER = Pattern.compile("\"/policies/offers/([0-9a-f-]{36})\"");
    private static final Pattern TEXT = Pattern.compile("/texts/([0-9a-f-]{36})/handbook-1");
    private static final Pattern COOPERATION =
            Pattern.compile("\"/cooperation/([a-z]+/[0-9a-f-]{36})\"");
    private static final Pattern ENTERPRISE = Pattern.compile("\"/enterprises/([0-9a-f-]{36})\"");
    private static final Pattern REQUEST =
            Pattern.compile("\"/enterprises/requests/([0-9a-f-]{36})\"");
    private static final Pattern TALK = Pattern.compile("\"/talks/([0-9a-f-]{36})\"");
    private static final Pattern CASE = Pattern.compile("/cases/([0-9a-f-]{36})");

    private final Demonstration demo;
    private final Begun begun;

    Addresses(Demonstration demo, Begun begun) {
        this.demo = demo;
        this.begun = begun;
    }

    /**
     * @param services those that are walked in the language of the screen
     */
    Map<String, List<String>> values(Screen screen, String login, List<String> services) {
        Map<String, List<String>> values = new HashMap<>();
        values.put("drafts.id", List.of(begun.draft(login).toString()));
        values.put(
                "drafts.page",
                List.of("subsidies", "card", "care", "assistance", "other-benefits"));
        values.put("material", List.of("bank-account"));
        // a guide is the same for everybody but for its buttons: all of them once, then one each
        List<String> shown = login.equals(EveryPageTest.NOBODY) ? services : services.subList(0, 1);
        values.put("service", shown);
        values.put("services.id", shown);
        values.put("bundle", List.of("child-in-difficulty"));
        values.put("run", List.of(begun.oneMatter()));
        values.put("version", versions(shown));
        values.put("number", List.of("1"));
        values.put("counter.id", List.of(begun.visit()));
        values.put("authorisations.link", List.of(begun.link()));
        values.put("resource", List.of("people"));
        values.put("register.paper", List.of("request"));
        values.put("form", List.of("card-application"));
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
                        "publications",
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
        values.put("hotline.paper", List.of("sheet"));
        values.put("ledger.paper", List.of("notice"));
        // both stand in one link of the desk that was asked
        values.put("urged", found(screen, URGED, List.of("/desk")));
        values.put("urge", found(screen, URGE, List.of("/desk")));
        values.put("lead", found(screen, LEAD, List.of("/hotline/leads")).subList(0, 1));
        values.put("entry", found(screen, ENTRY, List.of("/hotline/knowledge")).subList(0, 1));
        values.put("policy", List.of("job-keeping-refund"));
        values.put(
                "offer",
                Stream.of("OPEN", "CONFIRMED")
                        .map(look -> found(screen, OFFER, List.of("/policies/offers?look=" + look)))
                        .map(List::getFirst)
                        .distinct()
                        .toList());
        values.put(
                "policies.document",
                found(screen, TEXT, List.of("/policies/job-keeping-refund")).subList(0, 1));
        values.put("policies.part", List.of("handbook"));
        values.put("policies.version", List.of("1"));
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
        values.put("observed", found(screen, OBSERVED, List.of("/indicators/import")));
        values.put("sent", found(screen, RETURNS, List.of("/projects/import")));
        cooperation(screen, values);
        values.put("flag", List.of("paid-twice"));
        values.put("hit", found(screen, HIT, List.of("/supervision/hits")).subList(0, 1));
        values.put("article", List.of("A"));
        values.put("named", List.of("9"));
        values.put("indicator", List.of("joint-investment-rate"));
        values.put("counted", List.of("policy-grants"));
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
                    {"plan", "plans"},
                    {"platform", "platforms"},
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

    private List<String> versions(List<String> services) {
        return demo.node().bean(Services.class).all().stream()
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
            assertThat(login).as("sees no case").isEqualTo(EveryPageTest.NOBODY);
            cases.add(UUID.randomUUID().toString());
        }
        return List.copyOf(cases);
    }
}
