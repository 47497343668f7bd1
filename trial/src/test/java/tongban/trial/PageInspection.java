package tongban.trial;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is asked of every page: its status, its language, one heading, nothing that axe finds at
 * WCAG 2.2 AA, nothing wider than a small phone in normal or large type, no error in the console,
 * links within the page that lead somewhere, and no full ID number. Once for every kind of page,
 * all of it is reached and seen by keyboard alone.
 */
final class PageInspection {
    private static final List<Integer> PHONES = List.of(320, 390);
    private static final int TABS_MAX = 250;
    private static final String AXE = source();

    /** 18 signs that begin like a made-up person's number; hashes have letters before and after. */
    private static final Pattern FULL_NUMBER =
            Pattern.compile("(?<![0-9A-Za-z])5[89][0-9]{4}(19|20)[0-9]{9}[0-9X]");

    private static final String RUN =
            """
            async () => {
              const found = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                rules: { region: { enabled: true } },
                resultTypes: ['violations'] });
              return found.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html).slice(0, 3).join(' | '));
            }
            """;

    /**
     * What axe has to judge on this page: each kind of element once, with all that it stands in,
     * how it is marked and whether it says something; words, numbers and addresses left out.
     */
    private static final String SHAPES =
            """
            () => {
              const plain = text => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '#').replace(/[0-9]+/g, '#');
              const shapes = new Set();
              let heading = '';
              const walk = (element, above) => {
                const marks = [...element.attributes]
                  .map(a => /^(class|type|role|scope|lang|tabindex|open|for|id|name|aria-)/.test(a.name)
                    && a.name !== 'aria-label' ? a.name + '=' + plain(a.value) : a.name)
                  .sort().join(' ');
                const says = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim()) ? '+' : '';
                const here = above + '>' + element.localName + ' ' + marks + says;
                shapes.add(here);
                if (/^h[1-6]$/.test(element.localName)) {
                  shapes.add(element.localName + ' after ' + heading);
                  heading = element.localName;
                }
                for (const child of element.children) walk(child, here);
              };
              walk(document.body, '');
              return [...shapes];
            }
            """;

    /** Links to a place on this page that is not there; ids that are there twice. */
    private static final String ANCHORS =
            """
            () => {
              const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
              const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map(id => 'id twice: ' + id);
              const lost = [...document.querySelectorAll("a[href^='#']")]
                .filter(a => !document.getElementById(a.getAttribute('href').slice(1)))
                .map(a => 'leads nowhere: ' + a.getAttribute('href'));
              return twice.concat(lost);
            }
            """;

    /** What can be reached by keyboard on this page, a group of radio buttons counted once. */
    private static final String REACHABLE =
            """
            () => {
              const groups = new Set();
              return [...document.querySelectorAll(
                  'a[href], button, input:not([type=hidden]), select, textarea, summary')]
                .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0)
                .filter(e => {
                  if (e.type !== 'radio') return true;
                  const group = (e.form ? [...document.forms].indexOf(e.form) : '') + e.name;
                  return !groups.has(group) && groups.add(group);
                }).length;
            }
            """;

    /**
     * Whether the focus can be seen: on the element itself, or on the label that is drawn for it.
     */
    private static final String FOCUSED =
            """
            () => {
              const e = document.activeElement;
              if (!e || e === document.body) return '';
              const marked = s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
              const box = e.getBoundingClientRect();
              const label = e.labels && e.labels[0];
              const seen = marked(getComputedStyle(e)) ||
                (label && (marked(getComputedStyle(label, '::before')) || marked(getComputedStyle(label))));
              const inView = box.bottom > 0 && box.top < innerHeight;
              const name = e.tagName + ' ' + (e.id || e.getAttribute('href') || e.name || e.textContent.trim());
              return (seen && inView ? 'seen ' : 'unseen ') + name;
            }
            """;

    /** As if nothing had been pressed yet, whatever the page itself gave the focus to. */
    private static final String FROM_THE_TOP =
            """
            () => {
              const top = document.createElement('span');
              top.tabIndex = -1;
              document.body.prepend(top);
              top.focus();
              top.addEventListener('blur', () => top.remove());
            }
            """;

    /** The shapes that axe has judged, on whatever page. */
    private static final Set<String> JUDGED = new HashSet<>();

    private final Screen screen;
    private final Page page;
    private final String locale;
    private final boolean keyboard;
    private boolean mayShowANumber;

    /**
     * @param keyboard whether the page is walked by keyboard as well
     */
    PageInspection(Screen screen, String locale, boolean keyboard) {
        this.screen = screen;
        this.page = screen.page();
        this.locale = locale;
        this.keyboard = keyboard;
    }

    private static String source() {
        try (InputStream axe = PageInspection.class.getResourceAsStream("/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(axe, "axe.min.js").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PageInspection mayShowANumber() {
        mayShowANumber = true;
        return this;
    }

    /** Opens the page and says everything that is wrong with it. */
    List<String> visit(String path, int status, String where) {
        screen.open(path);
        return look(status, where);
    }

    /** Says everything that is wrong with the page that is open. */
    List<String> look(int status, String where) {
        List<String> faults = new ArrayList<>();
        page.waitForLoadState();
        if (screen.status() != status) {
            faults.add("status " + screen.status() + " instead of " + status);
        }
        if (page.title().isBlank() || page.locator("h1").count() != 1) {
            faults.add("title or single heading missing");
        }
        String lang = page.locator("html").getAttribute("lang");
        if (!(locale.startsWith("zh") ? "zh-CN" : "en").equals(lang)) {
            faults.add("lang " + lang);
        }
        if (!mayShowANumber && FULL_NUMBER.matcher(page.content()).find()) {
            faults.add("shows a full ID number");
        }
        faults.addAll(texts(page.evaluate(ANCHORS)));
        if (keyboard) {
            byKeyboard(faults);
        }
        faults.addAll(axe());
        onPhones(faults);
        faults.addAll(screen.takeErrors());
        photograph(where);
        return faults.stream().map(f -> where + ": " + f).toList();
    }

    /**
     * Axe takes longer than all the rest together: in the ordinary build it judges what it has not
     * judged yet, in the long profile every page.
     */
    private List<String> axe() {
        boolean isNew = JUDGED.addAll(texts(page.evaluate(SHAPES)));
        if (!isNew && !Boolean.getBoolean("tongban.long")) {
            return List.of();
        }
        page.evaluate(AXE);
        return texts(page.evaluate(RUN));
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private void onPhones(List<String> faults) {
        for (int width : PHONES) {
            page.setViewportSize(width, 844);
            // the class that the reader's choice of large type puts on the page
            Object wider =
                    page.evaluate(
                            """
                            () => [false, true].map(large => {
                              const root = document.documentElement;
                              const before = root.classList.contains('tb-large');
                              root.classList.toggle('tb-large', large);
                              const wider = root.scrollWidth - root.clientWidth;
                              const widest = wider <= 0 ? '' : [...document.querySelectorAll('main *')]
                                .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1)
                                .map(e => e.outerHTML.slice(0, 120)).pop();
                              root.classList.toggle('tb-large', before);
                              return wider <= 0 ? '' : (large ? 'large type ' : '') + 'wider by ' + wider + ': ' + widest;
                            }).filter(text => text)
                            """);
            texts(wider).forEach(text -> faults.add(width + " px " + text));
        }
        page.setViewportSize(1200, 900);
    }

    /**
     * Tab by tab: the skip link first, then everything that can be pressed or typed in, each seen.
     */
    private void byKeyboard(List<String> faults) {
        int expected = ((Number) page.evaluate(REACHABLE)).intValue();
        page.evaluate(FROM_THE_TOP);
        int reached = 0;
        String first = "";
        for (int tab = 0; tab < TABS_MAX; tab++) {
            page.keyboard().press("Tab");
            String focused = String.valueOf(page.evaluate(FOCUSED));
            if (focused.isEmpty() || (tab > 0 && focused.equals(first))) {
                break;
            }
            if (tab == 0) {
                first = focused;
            }
            reached++;
            if (focused.startsWith("unseen")) {
                faults.add("focus cannot be seen on " + focused);
            }
        }
        if (!first.contains("#main")) {
            faults.add("the first stop is not the skip link but " + first);
        }
        if (reached < expected) {
            faults.add(reached + " stops by keyboard for " + expected + " things to reach");
        }
        page.locator(".govuk-skip-link").focus();
        page.keyboard().press("Enter");
        if (!Boolean.TRUE.equals(
                page.evaluate("() => document.activeElement === document.querySelector('main')"))) {
            faults.add("the skip link does not lead to the main content");
        }
    }

    private void photograph(String where) {
        if (Screen.PHOTOGRAPHED && locale.startsWith("zh")) {
            String name =
                    where.replaceAll("[^A-Za-z0-9.-]+", "-")
                            .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id");
            screen.photograph(name);
            page.setViewportSize(390, 844);
            screen.photograph(name + "-phone");
            page.setViewportSize(1200, 900);
        }
    }
}
