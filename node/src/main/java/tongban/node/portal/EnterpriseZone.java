package tongban.node.portal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tongban.node.casework.CaseSummary;
import tongban.node.hotline.Hotline;
import tongban.node.register.Enterprises;
import tongban.node.talk.Talks;
import tongban.service.text.Words;

/**
 * What stands in the zone for one enterprise.
 *
 * @param tickets open ones that the reader gave for this enterprise
 */
public record EnterpriseZone(
        Enterprises.Row enterprise,
        List<CaseSummary> cases,
        List<Part> parts,
        Talks.Rows talks,
        Hotline.Page tickets) {
    /** A part that somebody else built, as this enterprise sees it; see {@link ZonePart}. */
    public record Part(
            Words name, Optional<Words> brand, Words says, String address, OptionalLong waiting) {}

    /** What the place of the enterprise calls a part; empty where the plain words stand alone. */
    public Optional<Words> brand(ZoneBrand part) {
        return part.at(enterprise.office());
    }

    /** Whether the place has a brand for each of the four. */
    public boolean fourInOne() {
        return ZoneBrand.fourInOne(enterprise.office());
    }

    public EnterpriseZone {
        cases = List.copyOf(cases);
        parts = List.copyOf(parts);
    }

    public long openCases() {
        return cases.stream().filter(c -> c.state().isOpen()).count();
    }
}
