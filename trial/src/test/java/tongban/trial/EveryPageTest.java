package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
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
    static final String NOBODY = "nobody";
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

    private static final boolean ALL = Boolean.getBoolean("tongban.long");

    /** What the list of who looked at a case cannot do without; the others pass over it. */
    private static final String OF_A_CASE = "?id={case}&indicator=elder-complexes";

    /**
     * Nothing of the demonstration is old enough to be destroyed, and no platform is corrected in
     * it: {@link SupervisionPagesTest} and {@link ConferencePagesTest} inspect these pages.
     */
    private static final Set<String> NOTHING_YET =
            Set.of("/supervision/retention/lists/{list}", "/cooperation/platforms/{platform}");

    @RegisterExtension private static final Demonstration DEMO = new Demonstration("every_page");

    private static final Map<String, Screen> screens = new HashMap<>();
    private static final Set<String> opened = new TreeSet<>();
    private static final Set<String> ofEverybody = new HashSet<>();
    private static final Set<String> walkedByKeyboard = new TreeSet<>();
    private static Begun begun;
    private static Addresses addresses;

    @BeforeAll
    static void start() {
        begun = new Begun(login -> screen(login, LOCALES.getFirst()));
        addresses = new Addresses(DEMO, begun);
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
                            Set<String> expected = Routes.of(DEMO);
                            expected.removeAll(NOTHING_YET);
                            assertThat(opened).containsAll(expected);
                        }));
        return walks;
    }

    private static void walk(String login, String locale) {
        Screen screen = screen(login, locale);
        Map<String, List<String>> values = addresses.values(screen, login, services(locale));
        List<String> faults = new ArrayList<>();
        boolean refused = false;
        Set<String> inspected = new TreeSet<>();
        for (String route : Routes.of(DEMO)) {
            for (String path : Routes.paths(route + asked(route), values)) {
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
        String draft = "/drafts/" + begun.draft("sc.clerk");
        clerk.open(draft + "/applicant").fill("applicant.mobile", "1");
        clerk.page().locator("main form button.govuk-button").first().click();
        faults.addAll(inspection(clerk, locale, "fault").look(422, "applicant with a fault"));
        clerk.open(draft + "/applicant").fill("applicant.mobile", "13900000722");
        clerk.page().locator("main form button.govuk-button").first().click();
        clerk.open(draft + "/check");
        clerk.page().locator("main form[action$='/check'] button").last().click();
        faults.addAll(inspection(clerk, locale, "fault of check").look(422, "check with faults"));

        clerk.open("/counter/visits/" + begun.visit());
        clerk.page().locator("button[name='do'][value='take']").click();
        faults.addAll(inspection(clerk, locale, "fault of visit").look(422, "visit with faults"));

        Screen resident = screen("sc.resident", locale);
        resident.open("/one-matter/" + begun.oneMatter() + "/check");
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
}
