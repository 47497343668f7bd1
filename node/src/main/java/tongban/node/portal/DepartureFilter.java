package tongban.node.portal;

import java.time.LocalDate;
import java.util.Optional;
import tongban.node.casework.Supervision;

/**
 * The filters of the list of departures as an address carries them.
 *
 * @param link the filters again, as the part of an address behind the question mark
 */
record DepartureFilter(Supervision.Query query, String link) {

    /**
     * @param page from 1, as typed
     */
    static DepartureFilter read(String from, String until, String organ, String page) {
        Optional<LocalDate> first = AddressText.day(from);
        Optional<LocalDate> last = AddressText.day(until);
        Optional<String> body = Optional.of(organ).filter(o -> o.matches("[A-Za-z0-9:._-]{1,80}"));
        return new DepartureFilter(
                new Supervision.Query(first, last, body, AddressText.page(page)),
                "organ="
                        + body.orElse("")
                        + first.map(d -> "&from=" + d).orElse("")
                        + last.map(d -> "&until=" + d).orElse(""));
    }
}
