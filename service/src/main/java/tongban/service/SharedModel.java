package tongban.service;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tongban.rules.Imports;

/**
 * A DMN model that standards of several services import, so that what the law says once is written
 * once: {@code shared/NAME/ID.dmn} beside the service folders. It holds types and functions, and
 * asks for nothing itself.
 *
 * @param file {@code shared/NAME/ID.dmn}, as messages name it
 * @param namespace by which a model imports it
 * @param dmn its text, lines ended by LF
 */
public record SharedModel(String file, String namespace, String dmn) {

    public SharedModel {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(dmn, "dmn");
    }

    byte[] xml() {
        return dmn.getBytes(StandardCharsets.UTF_8);
    }

    /** The models, by their namespace; nothing else can be imported. */
    public static Imports imports(List<SharedModel> models) {
        return (namespace, _) ->
                models.stream()
                        .filter(model -> model.namespace().equals(namespace))
                        .findFirst()
                        .map(model -> new Imports.Source(model.file(), model.xml()));
    }

    /** {@code shared/NAME}, where its texts lie as well. */
    String folder() {
        return file.substring(0, file.lastIndexOf('/'));
    }
}
