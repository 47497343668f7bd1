package tongban.node.portal;

import java.util.List;
import java.util.OptionalLong;
import tongban.node.casework.CaseSummary;
import tongban.node.hotline.Hotline;
import tongban.node.register.Enterprises;
import tongban.node.talk.Talks;
import tongban.service.text.Words;

/**
 * What stands in the zone for one enterprise.
 *
 * @param brands whether Chengdu's names for the parts are shown: they are Chengdu's own
 * @param tickets open ones that the reader gave for an enterprise
 */
public record EnterpriseZone(
        Enterprises.Row enterprise,
        boolean brands,
        List<CaseSummary> cases,
        List<Part> parts,
        Talks.Rows talks,
        Hotline.Page tickets) {
    /** A part that somebody else built, as this enterprise sees it; see {@link ZonePart}. */
    public record Part(Words name, Words says, String address, OptionalLong waiting) {}

    public EnterpriseZone {
        cases = List.copyOf(cases);
        parts = List.copyOf(parts);
    }

    public long openCases() {
        return cases.stream().filter(c -> c.state().isOpen()).count();
    }
}
