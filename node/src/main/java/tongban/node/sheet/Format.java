package tongban.node.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two kinds of file a list can be had as. */
public enum Format {
    CSV("text/csv; charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** As at the end of a file's name, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Format> ofExtension(String extension) {
        for (Format format : values()) {
            if (format.extension().equals(extension)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /**
     * Begins a file.
     *
     * @param name of the worksheet; a CSV file has none
     * @param headers of the columns
     * @param out closed by the sheet
     */
    public Sheet open(OutputStream out, String name, List<String> headers) throws IOException {
        return switch (this) {
            case CSV -> new CsvSheet(out, headers);
            case XLSX -> new XlsxSheet(out, name, headers);
        };
    }
}
