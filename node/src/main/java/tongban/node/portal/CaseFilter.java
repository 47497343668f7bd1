package tongban.node.portal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.casework.State;
import tongban.node.casework.WorkList;
import tongban.node.catalog.Services;

/**
 * The filters of a list of cases as an address carries them. Only values that were recognised
 * count: nothing typed goes into an address unread.
 *
 * @param link the filters again, as the part of an address behind the question mark
 */
record CaseFilter(WorkList.Query query, String link) {
    private static final int ROWS = 20;

    /** What only supervision filters by. */
    record Supervised(Optional<String> organ, Optional<UUID> officer, WorkList.Look look) {
        static final Supervised NONE =
                new Supervised(Optional.empty(), Optional.empty(), WorkList.Look.ALL);

        static Supervised read(String organ, String officer, String look) {
            WorkList.Look known = WorkList.Look.ALL;
            for (WorkList.Look one : WorkList.Look.values()) {
                if (one.name().equals(look)) {
                    known = one;
                }
            }
            return new Supervised(
                    Optional.of(organ).filter(o -> o.matches("[A-Za-z0-9:._-]{1,80}")),
                    Optional.of(officer)
                            .filter(o -> o.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                            .map(UUID::fromString),
                    known);
        }

        private String link() {
            return organ.map(o -> "&organ=" + o).orElse("")
                    + officer.map(o -> "&officer=" + o).orElse("")
                    + (look == WorkList.Look.ALL ? "" : "&look=" + look);
        }
    }

    /**
     * @param page from 1, as typed
     */
    static CaseFilter read(
            Services services,
            WorkList.Scope scope,
            String number,
            String state,
            String service,
            boolean overdue,
            Supervised supervised,
            String sort,
            String page) {
        Set<State> states = new HashSet<>();
        for (State known : State.values()) {
            if (known.name().equals(state)) {
                states.add(known);
            }
        }
        WorkList.Sort order = WorkList.Sort.DUE_FIRST;
        for (WorkList.Sort known : WorkList.Sort.values()) {
            if (known.name().equals(sort)) {
                order = known;
            }
        }
        int shown = AddressText.page(page);
        String link =
                "sort="
                        + order
                        + "&overdue="
                        + overdue
                        + (states.isEmpty() ? "" : "&state=" + state)
                        + supervised.link()
                        + services.get(service).map(s -> "&service=" + s.id()).orElse("")
                        + (number.matches("[A-Za-z0-9-]{1,40}") ? "&number=" + number : "");
        return new CaseFilter(
                new WorkList.Query(
                        scope,
                        states,
                        services.get(service).map(s -> service),
                        Optional.of(number.strip()).filter(n -> !n.isEmpty()),
                        overdue,
                        supervised.organ(),
                        supervised.officer(),
                        supervised.look(),
                        order,
                        shown,
                        ROWS),
                link);
    }
}
