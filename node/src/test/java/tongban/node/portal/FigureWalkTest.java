package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.RunningNode;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.indicator.Aggregate;
import tongban.node.indicator.Book;
import tongban.node.indicator.Check;
import tongban.node.indicator.Figure;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.Named;
import tongban.node.indicator.Operator;
import tongban.node.indicator.Programme;
import tongban.node.indicator.Stated;
import tongban.node.indicator.Uncounted;
import tongban.postgres.SharedPostgres;

/**
 * Everything that the newspaper page states and names, clicked once by somebody who is not signed
 * in, in both languages. What there has to be stands in lists of this test's own, so that a figure
 * that is taken out of the product fails here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FigureWalkTest {
    private static final Pattern LINK =
            Pattern.compile("<a class=\"govuk-link[^\"]*\"[^>]* href=\"(/[^\"#]*)\"");
    private static final Pattern HEADING = Pattern.compile("<h1[^>]*>(.*?)</h1>", Pattern.DOTALL);
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private static final String COUNTS = "page-counts.csv";

    /**
     * Beside these stands what only has to do with them: a day, a span, a standard, a list, one
     * kind of institution where the register cannot count kinds apart.
     */
    private static final Set<Integer> RELATED =
            Set.of(
                    1, 14, 27, 29, 31, 32, 33, 36, 37, 38, 40, 45, 46, 47, 56, 57, 60, 62, 63, 88,
                    93);

    private RunningNode node;
    private Book book;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> answered = new HashMap<>();

    @BeforeAll
    void start() {
        node = RunningNode.start("figure_walk", true);
        book = node.bean(Book.class);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private HttpResponse<String> get(String path, String language) {
        try {
            return http.send(
                    HttpRequest.newBuilder(node.address().resolve(path))
                            .header("Cookie", "tb-lang=" + language)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(path, e);
        }
    }

    /** The main part of a page that is there, with every link of it that leads somewhere. */
    private String page(String path, String language, List<String> faults) {
        HttpResponse<String> response = get(path, language);
        if (response.statusCode() != 200) {
            faults.add(path + " answers " + response.statusCode());
            return "";
        }
        String body = response.body();
        String main = body.substring(body.indexOf("<main"), body.indexOf("</main>"));
        Matcher link = LINK.matcher(main);
        while (link.find()) {
            String to = link.group(1).replace("&amp;", "&");
            int status = answered.computeIfAbsent(to, t -> get(t, language).statusCode());
            // what only officials may open asks whoever is not signed in to do so
            if (status != 200 && status != 302) {
                faults.add(path + " leads to " + to + ", which answers " + status);
            }
        }
        return main;
    }

    private static List<String[]> rows(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(FigureWalkTest.class.getResourceAsStream("/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", name.contains("named") ? 2 : 3))
                    .toList();
        }
    }

    @Test
    void everyNumberOfThePageHasItsPage() throws IOException {
        List<String> faults = new ArrayList<>();
        List<String[]> rows = rows("page-figures.csv");
        assertThat(rows).hasSize(96);
        for (String[] row : rows) {
            String main = page("/figures/" + row[0], "zh", faults);
            String stated = between(main, "<p class=\"tb-stated\"><b>", "</b>");
            for (String shown : row[2].split(" ")) {
                if (!stated.contains(shown)) {
                    faults.add("figure " + row[0] + " states " + stated + ", not " + shown);
                }
            }
            if (!main.contains("/figures/articles/" + row[1])) {
                faults.add("figure " + row[0] + " is not of article " + row[1]);
            }
            if (!main.contains("通向哪里")) {
                faults.add("figure " + row[0] + " does not say where it leads");
            }
        }
        assertThat(faults).isEmpty();
        assertThat(book.figures()).extracting(Figure::number).hasSize(96);
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        int end = start < 0 ? -1 : text.indexOf(to, start);
        return end < 0 ? "" : text.substring(start + from.length(), end);
    }

    @Test
    void everyNameOfThePageHasItsPageAndIsCoveredOrPlainlyNot() throws IOException {
        List<String> faults = new ArrayList<>();
        List<String[]> rows = rows("page-named.csv");
        assertThat(rows).hasSize(53);
        for (String[] row : rows) {
            String main = page("/figures/named/" + row[0], "zh", faults);
            String plain = main.replaceAll("[“”\"\\s《》]|&#34;", "");
            for (String name : row[1].split(" ")) {
                if (!plain.contains(name)) {
                    faults.add("named " + row[0] + " does not speak of " + name);
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(book.named())
                .extracting(Named::number)
                .containsExactlyElementsOf(
                        rows.stream().map(row -> Integer.valueOf(row[0])).toList());
    }

    @Test
    void everythingIsThereInEnglishToo() {
        List<String> faults = new ArrayList<>();
        Set<String> paths = new TreeSet<>(List.of("/figures", "/figures/named", "/indicators"));
        book.articles().forEach(a -> paths.add("/figures/articles/" + a.id()));
        book.figures().forEach(f -> paths.add("/figures/" + f.number()));
        book.named().forEach(n -> paths.add("/figures/named/" + n.number()));
        book.definitions().forEach(d -> paths.add("/indicators/" + d.id()));
        book.programmes().forEach(p -> paths.add("/indicators/programmes/" + p.id()));
        for (String path : paths) {
            Matcher heading = HEADING.matcher(page(path, "en", faults));
            if (!heading.find()) {
                faults.add(path + " has no heading");
            } else if (HAN.matcher(heading.group(1)).find()) {
                faults.add(path + " has a Chinese heading in English: " + heading.group(1));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyArticleShowsItsFigures() {
        List<String> faults = new ArrayList<>();
        for (String article : List.of("A", "B", "C", "D", "E")) {
            String main = page("/figures/articles/" + article, "zh", faults);
            for (Figure figure : book.figuresOf(article)) {
                if (!main.contains("\"/figures/" + figure.number() + "\"")) {
                    faults.add(article + " does not show figure " + figure.number());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void theFiguresAddUpAndTheResultIsComputed() {
        assertThat(book.checks()).hasSizeGreaterThan(15).allMatch(Check::holds);
        assertThat(value("investment-groups")).isEqualTo("1,884.6亿元");
        assertThat(value("ahead-of-schedule")).isEqualTo("1.5个百分点");
        assertThat(value("implied-plan")).isEqualTo("4,363亿元");
        assertThat(value("town-and-country")).isEqualTo("72%");
        List<String> faults = new ArrayList<>();
        assertThat(page("/figures/16", "zh", faults))
                .contains("1,884.6亿元", "f17 + f18 + f19 + f20 = f16", "成立");
        assertThat(page("/figures/21", "zh", faults)).contains("1.5个百分点");
        assertThat(faults).isEmpty();
    }

    private String value(String check) {
        return book.checks().stream()
                .filter(c -> c.id().equals(check))
                .findFirst()
                .flatMap(Check::value)
                .orElseThrow()
                .words()
                .zh();
    }

    /** What was stated stays stated: the system's own count stands beside it, and says so. */
    @Test
    void statedAndCountedStandApart() {
        List<String> faults = new ArrayList<>();
        String main = page("/figures/58", "zh", faults);
        assertThat(main).contains("86万人", "版面所载", "本系统自己数出的", "不相加、不代替");
        assertThat(between(main, "领取困难残疾人生活补贴的人</th>", "</tr>"))
                .as("one person on the living subsidy may not be pointed at")
                .doesNotContain(">1<", ">2<", ">3<", ">4<");
        assertThat(page("/indicators/living-subsidy-people", "zh", faults))
                .contains("公开载明", "86万人")
                .doesNotContain("本系统计数</th>");
        assertThat(faults).isEmpty();
    }

    @Test
    void besideEachFigureStandsACountOfTheSystemsOwnOrWhyThereIsNone() throws IOException {
        List<String> faults = new ArrayList<>();
        Map<Integer, List<String>> live = new HashMap<>();
        for (String[] row : rows(COUNTS)) {
            live.computeIfAbsent(Integer.valueOf(row[0]), n -> new ArrayList<>()).add(row[1]);
        }
        for (Figure figure : book.figures()) {
            String own =
                    between(
                            page("/figures/" + figure.number(), "zh", faults),
                            "id=\"own\"",
                            "</section>");
            List<String> names = live.getOrDefault(figure.number(), List.of());
            boolean related = RELATED.contains(figure.number());
            if (!figure.counts().equals(related ? List.of() : names)
                    || !figure.related().equals(related ? names : List.of())) {
                faults.add(
                        "figure "
                                + figure.number()
                                + " has "
                                + figure.counts()
                                + ", related "
                                + figure.related());
            }
            if (own.contains("与此有关的计数") != related) {
                faults.add("figure " + figure.number() + " is headed as another matter");
            }
            for (String name : names) {
                if (!own.contains(Aggregate.named(name).orElseThrow().words().zh() + "</th>")) {
                    faults.add("figure " + figure.number() + " does not show " + name);
                }
            }
            boolean none = names.isEmpty() || related;
            if (none && !own.contains("没有。" + figure.uncounted().orElseThrow().words().zh())) {
                faults.add("figure " + figure.number() + " does not say why nothing is counted");
            }
            // what is not counted is entered, and the page leads there
            if (none
                    && figure.indicator().isPresent()
                    && !own.contains("href=\"/indicators/" + figure.indicator().get() + "\"")) {
                faults.add("figure " + figure.number() + " does not say where it is entered");
            }
        }
        assertThat(faults).isEmpty();
        assertThat(live).hasSize(42);
        assertThat(
                        book.figures().stream()
                                .filter(f -> f.counts().isEmpty() && f.indicator().isEmpty())
                                .flatMap(f -> f.uncounted().stream()))
                .as("where nothing can be counted or entered, it is no number of the system's")
                .isSubsetOf(
                        Uncounted.NAME,
                        Uncounted.SPAN,
                        Uncounted.STANDARD,
                        Uncounted.CONDITION,
                        Uncounted.DOCUMENT,
                        Uncounted.OUTSIDE);
        assertThat(book.figures())
                .filteredOn(f -> f.uncounted().equals(Optional.of(Uncounted.CONDITION)))
                .extracting(Figure::number)
                .as("18 years and the grades 1 and 2: no parameter of a service says them")
                .containsExactly(47, 60);
    }

    /** To officials of the side that enters it; the other side is missing nothing. */
    @Test
    void whatWasLastEnteredIsToldWhereItIsEntered() {
        Figure figure = book.figure(34).orElseThrow();
        assertThat(said(figure, Jurisdiction.CHONGQING)).isEqualTo("各方填报的数由该方工作人员看。");
        assertThat(said(figure, Jurisdiction.SICHUAN)).isEqualTo("本方尚未填报。");
        Indicators indicators = node.bean(Indicators.class);
        Actor reviewer =
                new Actor(
                        new UUID(0, 34),
                        "r",
                        Role.REVIEWER,
                        Jurisdiction.SICHUAN,
                        "51:civil-affairs",
                        "某",
                        "R");
        for (int month = 1; month <= 3; month++) {
            assertThat(
                            indicators.report(
                                    reviewer,
                                    "lifted-people-supported",
                                    "民政厅",
                                    "",
                                    List.of(
                                            new Indicators.Entry(
                                                    "51",
                                                    "",
                                                    LocalDate.of(2024, month, 1),
                                                    LocalDate.of(2024, month, 28),
                                                    Operator.NEARLY,
                                                    Optional.of(BigDecimal.valueOf(150 + month))))))
                    .isInstanceOf(Indicators.Result.Done.class);
        }
        assertThat(said(figure, Jurisdiction.SICHUAN)).contains("本方最近填报 近153万人", "2024");
        assertThat(said(figure, Jurisdiction.CHONGQING)).isEqualTo("各方填报的数由该方工作人员看。");
    }

    private String said(Figure figure, Jurisdiction side) {
        return FigureEntry.of(figure, node.bean(Indicators.class), Actor.system(side))
                .orElseThrow()
                .says()
                .zh();
    }

    /** Each number is that of the register itself, asked for in another way than the counts do. */
    @Test
    void theNumbersShownAreThoseOfTheRegisters() throws IOException, SQLException {
        List<String> faults = new ArrayList<>();
        Map<String, BigDecimal> asked = new LinkedHashMap<>();
        String database = node.database().url().replaceAll(".*/([a-z0-9_]+)(\\?.*)?$", "$1");
        try (Connection all = SharedPostgres.server().asAdministrator(database)) {
            for (String[] line : rows(COUNTS)) {
                if (line[2].isEmpty()) {
                    continue;
                }
                String what = Aggregate.named(line[1]).orElseThrow().words().zh();
                String row =
                        between(page("/figures/" + line[0], "zh", faults), what + "</th>", "</tr>");
                for (Jurisdiction side : Jurisdiction.values()) {
                    BigDecimal own = asked(all, line[2], side);
                    asked.merge(line[0] + " " + line[1], own, BigDecimal::add);
                    String shown =
                            between(row, side.zh() + "：\">", "</td>").replaceAll("（.*|,", "");
                    if (new BigDecimal(shown).compareTo(own) != 0) {
                        faults.add(line[1] + " of " + side + " shows " + shown + " for " + own);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(asked.values())
                .as("the demonstration has some of everything: " + asked)
                .filteredOn(n -> n.signum() > 0)
                .hasSizeGreaterThan(15);
    }

    private static BigDecimal asked(Connection all, String sql, Jurisdiction side)
            throws SQLException {
        try (PreparedStatement statement = all.prepareStatement(sql)) {
            statement.setString(1, side.code());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                BigDecimal n = row.getBigDecimal(1);
                return n == null
                        ? BigDecimal.ZERO
                        : n.setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
            }
        }
    }

    /** The register's own series stands beside what was stated, in a column of its own. */
    @Test
    void jointProjectsAreStatedAndCountedInColumnsOfTheirOwn() {
        List<String> faults = new ArrayList<>();
        String main = page("/indicators/joint-project-investment", "zh", faults);
        assertThat(main).contains("公开载明</th>", "本系统计数</th>", "2024年1—5月", "1,884.6亿元");
        assertThat(page("/indicators/joint-investment-rate", "zh", faults))
                .contains("本系统计数</th>", "43.2%", "121.08%");
        assertThat(page("/indicators/joint-investment-infrastructure", "zh", faults))
                .contains("243.1亿元", "680.2亿元", "1,416.4亿元", "3,180.93亿元");
        assertThat(page("/indicators/joint-project-plan", "zh", faults))
                .contains("4,365亿元", "推算，非公布数", "4,414.5亿元");
        assertThat(faults).isEmpty();
    }

    /** Whoever is not signed in sees how the counties' standards differ, with their sources. */
    @Test
    void gapsBetweenPlacesAndBetweenTownAndCountryAreThereForEverybody() {
        List<String> faults = new ArrayList<>();
        String gap = page("/indicators/allowance-gap-between-places?side=51", "zh", faults);
        assertThat(gap).contains("50元/月", "公开载明").doesNotContain("还没有数据");
        String urban = page("/indicators/urban-allowance?side=51", "zh", faults);
        assertThat(urban).contains("各地差距", "最低", "740元/月", "790元/月", "本地值未知，以低限代入", "演示数据");
        assertThat(urban.split("data-label=\"来源：\"", -1)).hasSize(184);
        assertThat(page("/indicators/town-country-gap-by-county?side=51", "zh", faults))
                .contains("各地差距", "207元/月", "190元/月");
        assertThat(page("/indicators/town-country-gap-by-county?side=50", "zh", faults))
                .contains("135元/月", "凭记忆，未核实");
        assertThat(faults).isEmpty();
    }

    /** A value without a period says of which day it is known, and that a phrase is quoted. */
    @Test
    void whatNamesNoPeriodHasADay() {
        List<String> faults = new ArrayList<>();
        for (Figure figure : book.figures()) {
            if (figure.stated() instanceof Stated.Quantity) {
                assertThat(figure.period().isPresent() || figure.asOf().isPresent())
                        .as("figure " + figure.number())
                        .isTrue();
            }
        }
        assertThat(page("/figures/58", "zh", faults))
                .contains("2024年6月21日", "文章没有写明期间，以新闻发布会当日为准", "不转载整句");
        assertThat(page("/figures/16", "zh", faults)).doesNotContain("文章没有写明期间");
        assertThat(page("/indicators/living-subsidy-people", "zh", faults))
                .contains("2024-06-21")
                .doesNotContain("未注明期间");
        assertThat(faults).isEmpty();
    }

    @Test
    void theProgrammeHasSevenAreasTwentySixTasksAndItsNumbers() {
        Programme programme = book.programme("digital-economy-2024").orElseThrow();
        assertThat(programme.areas()).hasSize(7);
        assertThat(programme.tasks()).isEqualTo(26);
        assertThat(programme.numbers()).isEqualTo(14);
        List<String> faults = new ArrayList<>();
        String main = page("/indicators/programmes/digital-economy-2024", "zh", faults);
        for (int number = 70; number <= 83; number++) {
            assertThat(main).contains("\"/figures/" + number + "\"");
        }
        for (Programme.Aim aim : programme.aims()) {
            assertThat(main).contains("/indicators/" + aim.indicator());
        }
        assertThat(faults).isEmpty();
    }
}
