package tongban.node.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.node.casework.Bundles;
import tongban.node.casework.CasePage;
import tongban.node.casework.Documents;
import tongban.service.text.Words;

/**
 * One service of a bundle on the pages of the whole.
 *
 * @param form the draft, until it was sent
 * @param held papers that the side has itself, and from where
 * @param found the case, once it was
 */
public record BundlePart(
        Bundles.Part part,
        Optional<ApplicationForm> form,
        Optional<PlaceLine> place,
        List<Documents.Line> papers,
        Map<String, Words> held,
        Optional<CasePage> found) {

    /** Begins the names of its fields on the page that sends all. */
    public String prefix() {
        return prefix(part);
    }

    static String prefix(Bundles.Part part) {
        return "p" + part.seq() + ".";
    }

    public boolean isFilled() {
        return form.filter(f -> f.partsDone() == f.parts()).isPresent();
    }
}
