package tongban.node.portal;

import java.util.Optional;
import java.util.UUID;
import tongban.node.audit.Audit;
import tongban.node.journal.Purpose;

/**
 * The filters of the audit page as an address carries them; nothing in them names a person who
 * applied.
 *
 * @param link the filters again, as the part of an address behind the question mark
 */
record AuditFilter(Audit.Query query, String link) {

    static AuditFilter read(
            String search,
            String login,
            String number,
            String act,
            String purpose,
            String from,
            String until) {
        Optional<UUID> person = AddressText.id(search);
        String known = "";
        for (Purpose one : Purpose.values()) {
            known = one.name().equals(purpose) ? purpose : known;
        }
        Audit.Query query =
                new Audit.Query(
                        person,
                        login.matches("[A-Za-z0-9._-]{1,64}") ? login : "",
                        number.matches("[A-Za-z0-9-]{1,40}") ? number : "",
                        act.equals("read") ? act : "",
                        known,
                        AddressText.day(from),
                        AddressText.day(until));
        String link =
                "act="
                        + query.act()
                        + person.map(p -> "&search=" + p).orElse("")
                        + (query.login().isEmpty() ? "" : "&login=" + query.login())
                        + (query.caseNumber().isEmpty() ? "" : "&number=" + query.caseNumber())
                        + (known.isEmpty() ? "" : "&purpose=" + known)
                        + query.from().map(d -> "&from=" + d).orElse("")
                        + query.until().map(d -> "&until=" + d).orElse("");
        return new AuditFilter(query, link);
    }
}
