package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Parcels;

/**
 * Reads the forms of parcels. What cannot be read is left out, and its absence is a fault of the
 * command.
 */
final class ParcelForm {
    private ParcelForm() {}

    static Optional<Parcels.Sending> sending(HttpServletRequest request, UUID caseId) {
        String[] materials = request.getParameterValues("material");
        return kind(text(request, "kind"))
                .map(kind ->
                        new Parcels.Sending(
                                caseId,
                                kind,
                                materials == null ? List.of() : List.of(materials),
                                text(request, "waybill"),
                                text(request, "address"),
                                text(request, "note")));
    }

    private static Optional<Parcels.Kind> kind(String name) {
        for (Parcels.Kind one : Parcels.Kind.values()) {
            if (one.name().equals(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    static List<Parcels.Finding> findings(HttpServletRequest request) {
        List<Parcels.Finding> findings = new ArrayList<>();
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (name.startsWith("found.")) {
                        String material = name.substring("found.".length());
                        for (Parcels.Found one : Parcels.Found.values()) {
                            if (one.name().equals(values[0])) {
                                findings.add(
                                        new Parcels.Finding(
                                                material, one, text(request, "note." + material)));
                            }
                        }
                    }
                });
        return findings;
    }

    static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }
}
