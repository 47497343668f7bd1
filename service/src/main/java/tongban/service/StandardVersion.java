package tongban.service;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongban.rules.Imports;
import tongban.rules.InvalidModelException;
import tongban.rules.Model;
import tongban.rules.ModelSheet;
import tongban.rules.RuleSettings;
import tongban.service.procedure.Article;

/**
 * One version of a service's standard.
 *
 * @param id e.g. {@code 2021-04}; its file is {@code standard/ID.dmn}
 * @param from first day in force
 * @param until first day no longer in force; null while it is the present law
 * @param document the legal document that put it in force
 * @param dmn the DMN file's text, lines ended by LF
 * @param shared what it imports, directly or through another
 */
public record StandardVersion(
        String id,
        LocalDate from,
        @Nullable LocalDate until,
        Article document,
        String dmn,
        List<SharedModel> shared) {

    public StandardVersion {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(dmn, "dmn");
        shared = List.copyOf(shared);
    }

    StandardVersion with(String text, List<SharedModel> imported) {
        return new StandardVersion(id, from, until, document, text, imported);
    }

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** {@code standard/ID.dmn}. */
    public String file() {
        return "standard/" + id + ".dmn";
    }

    /** Whether an expression stands anywhere in it or in what it imports. */
    boolean mentions(String expression) {
        return dmn.contains(expression)
                || shared.stream().anyMatch(m -> m.dmn().contains(expression));
    }

    public byte[] xml() {
        return dmn.getBytes(StandardCharsets.UTF_8);
    }

    /** The shared models, by their namespace; nothing else can be imported. */
    public Imports imports() {
        return SharedModel.imports(shared);
    }

    /**
     * The model, whatever is wrong with it.
     *
     * @throws InvalidModelException if it is no DMN
     */
    Model read(RuleSettings rules) {
        return Model.read(file(), xml(), imports(), rules);
    }

    /**
     * The model.
     *
     * @throws InvalidModelException if it has faults
     */
    Model parse(RuleSettings rules) {
        return Model.parse(file(), xml(), imports(), rules);
    }

    /** The standard as it is written, its own file first and what it imports after. */
    List<ModelSheet> sheets() {
        return Stream.concat(
                        Stream.of(ModelSheet.read(file(), xml())),
                        shared.stream().map(m -> ModelSheet.read(m.file(), m.xml())))
                .toList();
    }
}
