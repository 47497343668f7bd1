package tongban.node.portal;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tongban.node.casework.State;
import tongban.node.casework.WorkList;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;

/**
 * The filters of a list of cases as an address carries them. Only values that were recognised
 * count: nothing typed goes into an address unread.
 *
 * @param link the filters again, as the part of an address behind the question mark
 */
record CaseFilter(WorkList.Query query, String link) {
    private static final int ROWS = 20;

    static CaseFilter read(
            Services services, Actor actor, WorkList.Scope scope, Lists.Filters filters) {
        Set<State> states =
                AddressText.one(State.values(), filters.of("state")).stream()
                        .collect(Collectors.toSet());
        Optional<String> service = services.get(filters.of("service")).map(PublishedService::id);
        boolean overdue = filters.of("overdue").equals("true");
        WorkList.Sort sort =
                AddressText.one(WorkList.Sort.values(), filters.of("sort"))
                        .orElse(WorkList.Sort.DUE_FIRST);
        String number = filters.of("number").strip();
        // an applicant does not look at his cases as an office does
        boolean office = !actor.is(Role.RESIDENT);
        Optional<String> organ =
                Optional.of(filters.of("organ"))
                        .filter(o -> office && o.matches("[A-Za-z0-9:._-]{1,80}"));
        Optional<UUID> officer =
                Optional.of(filters.of("officer"))
                        .filter(o ->
                                office && o.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                        .map(UUID::fromString);
        WorkList.Look look =
                AddressText.one(WorkList.Look.values(), filters.of("look"))
                        .filter(l -> office)
                        .orElse(WorkList.Look.ALL);
        String link =
                "sort="
                        + sort
                        + "&overdue="
                        + overdue
                        + states.stream().map(s -> "&state=" + s).collect(Collectors.joining())
                        + organ.map(o -> "&organ=" + o).orElse("")
                        + officer.map(o -> "&officer=" + o).orElse("")
                        + (office ? "&look=" + look : "")
                        + service.map(s -> "&service=" + s).orElse("")
                        + (number.matches("[A-Za-z0-9-]{1,40}") ? "&number=" + number : "");
        return new CaseFilter(
                new WorkList.Query(
                        scope,
                        states,
                        service,
                        Optional.of(number).filter(n -> !n.isEmpty()),
                        overdue,
                        organ,
                        officer,
                        look,
                        sort,
                        AddressText.page(filters.of("page")),
                        ROWS),
                link);
    }
}
