package tongban.node.portal;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tongban.node.casework.Documents;
import tongban.node.paper.Papers;

/**
 * A file as an answer: kept by nobody on the way, with a name that may be Chinese (RFC 6266 names
 * it twice, for the browsers that know only ASCII).
 */
public final class FileResponse {
    private FileResponse() {}

    /** A paper that somebody handed in, to be saved. */
    public static ResponseEntity<byte[]> saved(Documents.Content content) {
        return of(
                ContentDisposition.attachment(),
                content.name(),
                MediaType.parseMediaType(content.mediaType().type()),
                content.bytes());
    }

    /** A printed paper, to be saved. */
    public static ResponseEntity<byte[]> saved(Papers.Printed printed) {
        return of(
                ContentDisposition.attachment(),
                printed.name(),
                MediaType.APPLICATION_PDF,
                printed.pdf());
    }

    /** A printed paper, to be looked at. */
    static ResponseEntity<byte[]> shown(Papers.Printed printed) {
        return of(
                ContentDisposition.inline(),
                printed.name(),
                MediaType.APPLICATION_PDF,
                printed.pdf());
    }

    /** A parcel of files. */
    static ResponseEntity<byte[]> zip(String name, byte[] bytes) {
        return of(
                ContentDisposition.attachment(),
                name,
                MediaType.parseMediaType("application/zip"),
                bytes);
    }

    private static ResponseEntity<byte[]> of(
            ContentDisposition.Builder disposition, String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition.filename(name, StandardCharsets.UTF_8).build().toString())
                .body(bytes);
    }
}
