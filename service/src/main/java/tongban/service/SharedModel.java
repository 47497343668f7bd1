package tongban.service;

import java.util.Objects;

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

    /** {@code shared/NAME}, where its texts lie as well. */
    String folder() {
        return file.substring(0, file.lastIndexOf('/'));
    }
}
