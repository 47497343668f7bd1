package tongban.service;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tongban.service.procedure.Article;

/**
 * One version of a service's standard.
 *
 * @param id e.g. {@code 2021-04}; its file is {@code standard/ID.dmn}
 * @param from first day in force
 * @param until first day no longer in force; null while it is the present law
 * @param document the legal document that put it in force
 * @param dmn the DMN file's text, lines ended by LF
 */
public record StandardVersion(
        String id, LocalDate from, @Nullable LocalDate until, Article document, String dmn) {

    public StandardVersion {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(dmn, "dmn");
    }

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
