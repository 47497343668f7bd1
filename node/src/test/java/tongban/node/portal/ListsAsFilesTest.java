package tongban.node.portal;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every page that lists records offers them as a file. A page lists records where a template of it
 * turns pages, where a row leads to something by its id, or where a table has a row for each of
 * what the template was handed. What offers no file is named here, with why it needs none.
 */
class ListsAsFilesTest {
    private static final Pattern PART = Pattern.compile("@template\\.(\\w+)\\(");
    private static final Pattern PARAMETER =
            Pattern.compile("^@param\\s+\\S.*?\\s(\\w+)\\s*(?:=.*)?$", Pattern.MULTILINE);
    private static final Pattern LOOP =
            Pattern.compile("@for\\(var (\\w+) : ((?:[^()]|\\([^()]*\\))*)\\)");
    private static final Pattern BODY =
            Pattern.compile("<tbody[^>]*>\\s*(" + LOOP + ")", Pattern.DOTALL);
    private static final Pattern HANDED = Pattern.compile("(\\w+)(?:\\.(?:rows|lines)\\(\\))?");
    private static final Pattern EXPORT = Pattern.compile("\\b(?:list|export) = \"([a-z_]+)\"");
    private static final Pattern LINK = Pattern.compile("href=\"/lists/(\\w+)\\.(?:csv|xlsx)");

    /** Why a page that lists something offers no file of it. */
    private enum Why {
        /** What belongs to one record, bounded, and read with it. */
        ONE_RECORD,
        /** It comes with the product and grows with it alone. */
        SHIPPED,
        /** The first of a list that has a page of its own, which offers the file. */
        THE_FIRST,
        /** The answer to one act, of what was chosen, typed or sent for it. */
        ANSWER,
        /** Sums, as many as there are groups; what is summed has a file. */
        SUMS,
        /** Somebody's own few, at most so many as the product lets him have. */
        OWN_FEW
    }

    private static final Map<Why, List<String>> WITHOUT =
            Map.of(
                    Why.ONE_RECORD,
                    List.of(
                            "case",
                            "caseReferrals",
                            "economicCheck",
                            "enterpriseFile",
                            "enterpriseOwn",
                            "hallHours",
                            "hotlineTicket",
                            "householdChange",
                            "papers",
                            "plan",
                            "print",
                            "projectProblem",
                            "receipt",
                            "registerHousehold",
                            "registerInstitution",
                            "registerOwn",
                            "registerPerson",
                            "shares",
                            "sharesPrint"),
                    Why.SHIPPED,
                    List.of(
                            "accounts",
                            "bundle",
                            "dataCatalogue",
                            "figure",
                            "figureArticle",
                            "home",
                            "hotlineTerms",
                            "redFlags",
                            "referralMap",
                            "service"),
                    Why.THE_FIRST,
                    List.of("counter", "enterpriseZone", "hotlineNew", "indicatorStatement"),
                    Why.ANSWER,
                    List.of(
                            "batch",
                            "batchDone",
                            "caseChange",
                            "lawChange",
                            "policyMatch",
                            "relativesForm",
                            "visit"),
                    Why.SUMS,
                    List.of("projects", "projectStatement"),
                    Why.OWN_FEW,
                    List.of("appointments", "authorisations"));

    private static Path root() {
        return Path.of(Objects.requireNonNull(System.getProperty("tongban.root"), "tongban.root"));
    }

    private static Templates shipped() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(root().resolve("node/src/main/jte"))) {
            for (Path file : files.toList()) {
                sources.put(
                        file.getFileName().toString().replace(".jte", ""), Files.readString(file));
            }
        }
        return new Templates(sources);
    }

    /** Templates by name. */
    private record Templates(Map<String, String> sources) {
        private String source(String name) {
            return Objects.requireNonNull(sources.get(name), name);
        }

        private Set<String> parts(String name) {
            return PART.matcher(source(name))
                    .results()
                    .map(m -> m.group(1))
                    .filter(sources::containsKey)
                    .collect(toSet());
        }

        /** A template and all that it is made of, but for the frame that every page has. */
        private Set<String> whole(String name) {
            Set<String> whole = new HashSet<>();
            List<String> next = new ArrayList<>(List.of(name));
            while (!next.isEmpty()) {
                String one = next.removeLast();
                if (!one.equals("layout") && whole.add(one)) {
                    next.addAll(parts(one));
                }
            }
            return whole;
        }

        private boolean offers(String page) {
            return whole(page).stream()
                    .anyMatch(one ->
                            one.equals("export")
                                    || source(one).contains(".csv\"")
                                            && source(one).contains(".xlsx\""));
        }

        /** Pages that list records, each with what shows it. */
        Map<String, String> lists() {
            Map<String, String> lists = new TreeMap<>();
            for (String page : sources.keySet()) {
                if (parts(page).contains("layout")) {
                    String signs =
                            whole(page).stream()
                                    .sorted()
                                    .flatMap(this::signs)
                                    .collect(joining("; "));
                    if (!signs.isEmpty()) {
                        lists.put(page, signs);
                    }
                }
            }
            return lists;
        }

        Map<String, String> withoutAFile() {
            Map<String, String> without = lists();
            without.keySet().removeIf(this::offers);
            return without;
        }

        private Stream<String> signs(String name) {
            List<String> signs = new ArrayList<>();
            String source = source(name);
            if (parts(name).contains("pager")) {
                signs.add(name + " turns pages");
            }
            LOOP.matcher(source)
                    .results()
                    .filter(loop -> leads(loop.group(1), inner(source, loop.end())))
                    .forEach(loop -> signs.add(name + ": a row of " + loop.group(2) + " leads on"));
            Set<String> handed =
                    PARAMETER.matcher(source).results().map(m -> m.group(1)).collect(toSet());
            BODY.matcher(source)
                    .results()
                    .map(m -> m.group(3))
                    .filter(rows -> isHanded(rows, handed))
                    .forEach(rows -> signs.add(name + ": a table of " + rows));
            return signs.stream();
        }

        private static boolean isHanded(String rows, Set<String> handed) {
            Matcher of = HANDED.matcher(rows);
            return of.matches() && handed.contains(of.group(1));
        }

        private static boolean leads(String row, String inner) {
            return Pattern.compile(
                            "(?:href|action)=\"[^\"]*\\$\\{"
                                    + row
                                    + "\\.(?:\\w+\\(\\)\\.)*id\\(\\)")
                    .matcher(inner)
                    .find();
        }

        /** What a loop repeats. */
        private static String inner(String source, int from) {
            int open = 1;
            Matcher next = Pattern.compile("@for\\(|@endfor").matcher(source);
            for (int at = from; next.find(at); at = next.end()) {
                open += next.group().equals("@endfor") ? -1 : 1;
                if (open == 0) {
                    return source.substring(from, next.start());
                }
            }
            return source.substring(from);
        }
    }

    @Test
    void everyPageThatListsRecordsOffersThemAsAFile() throws IOException {
        Map<String, String> without = shipped().withoutAFile();
        assertThat(without).as("something is looked at").hasSizeGreaterThan(20);
        WITHOUT.values().stream().flatMap(List::stream).forEach(without::remove);
        assertThat(without)
                .as(
                        "pages that list records and offer no file: give each @template.export and a"
                                + " list of Lists, or name it here with why it needs none")
                .isEmpty();
    }

    @Test
    void whatIsNamedHereNeedsToBe() throws IOException {
        List<String> named = WITHOUT.values().stream().flatMap(List::stream).toList();
        assertThat(named).doesNotHaveDuplicates();
        assertThat(shipped().withoutAFile().keySet()).containsAll(named);
    }

    @Test
    void everyListIsOfferedByAPageAndEveryPageOffersOneThatThereIs() throws IOException {
        Templates templates = shipped();
        Set<String> offered =
                templates.sources().values().stream()
                        .flatMap(source ->
                                Stream.concat(
                                        EXPORT.matcher(source).results(),
                                        LINK.matcher(source).results()))
                        .map(m -> m.group(1))
                        .collect(toSet());
        assertThat(offered)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Lists.Name.values())
                                .map(n -> n.name().toLowerCase(Locale.ROOT))
                                .toList());
    }

    /** A program reads the names of the lists where the interface is written down. */
    @Test
    void theInterfaceNamesEveryList() throws IOException {
        String written = Files.readString(root().resolve("docs/openapi.json"));
        int at = written.indexOf("\"/api/v1/lists/{list}\"");
        assertThat(at).isPositive();
        String description = written.substring(at, written.indexOf("\"responses\"", at));
        Set<String> words =
                Pattern.compile("[a-z_]+")
                        .matcher(description)
                        .results()
                        .map(MatchResult::group)
                        .collect(toSet());
        assertThat(words)
                .containsAll(
                        Arrays.stream(Lists.Name.values())
                                .map(n -> n.name().toLowerCase(Locale.ROOT))
                                .toList());
    }

    @Test
    void itBites() throws IOException {
        Map<String, String> planted = new HashMap<>(shipped().sources());
        planted.put(
                "plantedPages",
                """
                @param Page page
                @param Found found
                @template.layout(page = page, content = @`@template.pager(page = page, number = 1)`)
                """);
        planted.put(
                "plantedRows",
                """
                @param Page page
                @param List<Row> rows
                @template.layout(page = page, content = @`@template.plantedTable(rows = rows)`)
                """);
        planted.put(
                "plantedTable",
                """
                @param List<Row> rows
                <tbody>@for(var one : rows)<tr><td>${one.name()}</td></tr>@endfor</tbody>
                """);
        planted.put(
                "plantedLinks",
                """
                @param Sheet sheet
                @template.layout(page = page, content = @`<ul>@for(var one : sheet.all())
                @for(var tag : one.tags())${tag}@endfor
                <li><a href="/somewhere/${one.id().toString()}">it</a></li>@endfor</ul>`)
                """);
        planted.put(
                "plantedWithFile",
                """
                @param Page page
                @template.layout(page = page, content = @`@template.pager(page = page, number = 1)
                @template.export(page = page, list = "cases", query = "")`)
                """);
        assertThat(new Templates(planted).withoutAFile().keySet())
                .filteredOn(name -> name.startsWith("planted"))
                .containsExactlyInAnyOrder("plantedPages", "plantedRows", "plantedLinks");
    }
}
