package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tongban.node.casework.Masked;
import tongban.node.casework.PublishedDecisions;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.place.Divisions;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** What a body publishes, as a file for its officials, and what an address asks of the list. */
final class PublicationList {
    private static final List<Words> HEADERS =
            List.of(
                    Words.of("办件编号", "Case"),
                    Words.of("事项", "Matter"),
                    Words.of("申请人", "Applicant"),
                    Words.of("人数", "People"),
                    Words.of("给予", "What is paid"),
                    Words.of("村（社区）、乡镇（街道）", "Place"),
                    Words.of("公布地点", "Where"),
                    Words.of("公布日期", "Published on"),
                    Words.of("最后一天", "Last day"));

    private final PublishedDecisions publications;

    PublicationList(PublishedDecisions publications) {
        this.publications = publications;
    }

    /** Only what is recognised counts. */
    static PublishedDecisions.Search search(Lists.Filters filters) {
        String place = filters.of("place").strip();
        String service = filters.of("service").strip();
        return new PublishedDecisions.Search(
                place.matches("[0-9]{2,12}") ? Divisions.canonical(place) : "",
                service.matches("[a-z0-9-]{1,60}") ? service : "");
    }

    /** The same as the part of an address behind the question mark. */
    static String link(PublishedDecisions.Search search) {
        return "place=" + search.place() + "&service=" + search.service();
    }

    /** None for who is no official: a page shows him what hangs in a place, and no file. */
    Optional<ListFile> of(Actor actor, Locale locale, Lists.Filters filters) {
        if (actor.is(Role.RESIDENT)) {
            return Optional.empty();
        }
        PublishedDecisions.Search search = search(filters);
        return Optional.of(
                ListFile.whole(
                        "publications",
                        Words.of("公布", "Publications"),
                        HEADERS,
                        List.of(link(search)),
                        to -> publications.each(actor, search, r -> to.accept(row(locale, r)))));
    }

    /** A publication ends; a file does not, and so nobody's whole name goes into one. */
    private static List<Cell> row(Locale locale, PublishedDecisions.Row r) {
        return List.of(
                Cell.of(r.number()),
                Cell.of(r.serviceName().in(locale)),
                Cell.of(Masked.name(r.name().in(locale))),
                Cell.of(r.members().map(m -> m.in(locale)).orElse("")),
                Cell.of(
                        r.amounts().stream()
                                .map(a -> a.in(locale))
                                .collect(Collectors.joining(Words.of("；", "; ").in(locale)))),
                Cell.of(r.placeName().in(locale)),
                Cell.of(r.where()),
                Cell.of(r.on()),
                Cell.of(r.until()));
    }
}
