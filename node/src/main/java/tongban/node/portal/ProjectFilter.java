package tongban.node.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.place.Divisions;
import tongban.node.project.Category;
import tongban.node.project.Projects;

/**
 * The filters of the list of projects as an address carries them; only what is recognised counts.
 *
 * @param side whose register is read: an official's own; anybody else may choose
 * @param link the filters again, as the part of an address behind the question mark
 */
public record ProjectFilter(Jurisdiction side, Projects.Query query, String link) {
    /**
     * @param years that have a list, the latest first
     */
    static ProjectFilter read(@Nullable Actor reader, List<Integer> years, Lists.Filters filters) {
        Jurisdiction side = Actor.sideRead(reader, filters.of("side"));
        int year = year(years, filters.of("year"));
        Optional<Category> category = AddressText.one(Category.values(), filters.of("category"));
        Optional<Jurisdiction> lead =
                Arrays.stream(Jurisdiction.values())
                        .filter(j -> j.code().equals(filters.of("lead")))
                        .findFirst();
        Projects.Look look =
                AddressText.one(Projects.Look.values(), filters.of("look"))
                        .orElse(Projects.Look.ALL);
        Projects.Sort sort =
                AddressText.one(Projects.Sort.values(), filters.of("sort"))
                        .orElse(Projects.Sort.NUMBER);
        String place = filters.of("place").strip();
        String code = place.matches("[0-9]{2,12}") ? Divisions.canonical(place) : "";
        String typed = filters.of("q").strip();
        String words =
                typed.length() > Projects.WORDS_LENGTH_MAX
                        ? typed.substring(0, Projects.WORDS_LENGTH_MAX)
                        : typed;
        return new ProjectFilter(
                side,
                new Projects.Query(
                        year,
                        category,
                        lead,
                        code,
                        look,
                        words,
                        sort,
                        AddressText.page(filters.of("page"))),
                "side="
                        + side.code()
                        + "&year="
                        + year
                        + category.map(c -> "&category=" + c).orElse("")
                        + lead.map(j -> "&lead=" + j.code()).orElse("")
                        + (code.isEmpty() ? "" : "&place=" + code)
                        + (look == Projects.Look.ALL ? "" : "&look=" + look)
                        + (sort == Projects.Sort.NUMBER ? "" : "&sort=" + sort)
                        + (words.isEmpty()
                                ? ""
                                : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)));
    }

    /** The year that is asked for, else the latest that has a list. */
    static int year(List<Integer> years, String wanted) {
        return years.stream()
                .filter(y -> String.valueOf(y).equals(wanted))
                .findFirst()
                .orElseGet(() -> Projects.latest(years));
    }
}
