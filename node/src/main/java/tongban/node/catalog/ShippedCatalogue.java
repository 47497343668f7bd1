package tongban.node.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tongban.node.identity.Jurisdiction;

/**
 * The written catalogue of cross-province items that the demo starts with: one binding per side. It
 * holds what official reports name, in words of our own; what they do not say is not collected.
 */
public final class ShippedCatalogue {
    public static final String SOURCE = "通办演示目录";
    static final LocalDate DATED = LocalDate.of(2026, 11, 1);

    private final CatalogImport imports;

    ShippedCatalogue(CatalogImport imports) {
        this.imports = imports;
    }

    /**
     * Loads both sides' bindings; a second time changes nothing.
     *
     * @throws IllegalStateException when a row of it is rejected
     */
    public List<ImportReport> load() {
        List<ImportReport> reports = new ArrayList<>();
        for (Jurisdiction side : Jurisdiction.values()) {
            String file = "/catalog/items-" + side.code() + ".csv";
            try (InputStream in =
                    Objects.requireNonNull(
                            ShippedCatalogue.class.getResourceAsStream(file), file)) {
                ImportReport report = imports.run(in, side, SOURCE, DATED);
                if (!report.faults().isEmpty()) {
                    throw new IllegalStateException(
                            file + ": " + report.faults().getFirst().in(java.util.Locale.ENGLISH));
                }
                reports.add(report);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(reports);
    }
}
