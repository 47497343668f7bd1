package tongban.node.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.place.Divisions;
import tongban.node.register.EnterpriseParticulars;
import tongban.node.register.Enterprises;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** The list of enterprises as a file, and what an address asks of it. */
public final class EnterpriseList {
    private static final List<Words> HEADERS =
            List.of(
                    Words.of("统一社会信用代码", "Credit code"),
                    Words.of("名称", "Name"),
                    Words.of("类型", "Kind"),
                    Words.of("成立日期", "Founded"),
                    Words.of("住所地", "Registered office"),
                    Words.of("行业（GB/T 4754）", "Industry (GB/T 4754)"),
                    Words.of("登记状态", "Status"),
                    Words.of("最近登记", "Last recorded"));

    private final Enterprises enterprises;

    EnterpriseList(Enterprises enterprises) {
        this.enterprises = enterprises;
    }

    /** Only what is recognised counts. */
    public static Enterprises.Search search(Lists.Filters filters) {
        String typed = filters.of("q").strip();
        String place = filters.of("place").strip();
        return new Enterprises.Search(
                typed.substring(0, Math.min(typed.length(), Enterprises.WORDS_LENGTH_MAX)),
                place.matches("[0-9]{2,12}") ? Divisions.canonical(place) : "",
                AddressText.one(EnterpriseParticulars.Operation.values(), filters.of("status")),
                AddressText.one(Enterprises.Sort.values(), filters.of("sort"))
                        .orElse(Enterprises.Sort.NAME));
    }

    /** The same as the part of an address behind the question mark. */
    static String link(Enterprises.Search search) {
        return "sort="
                + search.sort()
                + (search.words().isEmpty()
                        ? ""
                        : "&q=" + URLEncoder.encode(search.words(), StandardCharsets.UTF_8))
                + (search.place().isEmpty() ? "" : "&place=" + search.place())
                + search.status().map(s -> "&status=" + s).orElse("");
    }

    Optional<ListFile> of(Actor actor, Locale locale, Lists.Filters filters) {
        if (actor.is(Role.RESIDENT)) {
            return Optional.empty();
        }
        Enterprises.Search search = search(filters);
        return Optional.of(
                ListFile.whole(
                        "enterprises",
                        Words.of("企业", "Enterprises"),
                        HEADERS,
                        List.of(link(search)),
                        to -> enterprises.eachRow(actor, search, r -> to.accept(row(locale, r)))));
    }

    private static List<Cell> row(Locale locale, Enterprises.Row r) {
        return List.of(
                Cell.of(r.creditCode()),
                Cell.of(r.name()),
                Cell.of(r.kind().words().in(locale)),
                Cell.of(r.founded()),
                Cell.of(r.officeName().in(locale)),
                Cell.of(r.industry()),
                Cell.of(r.status().words().in(locale)),
                Cell.of(r.saidAt()));
    }
}
