package tongban.node.portal;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.Documents;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** Files that pages receive, and how they say what is wrong with one. */
final class Uploads {
    /**
     * What is read of a form with a file, though a file may be no larger than {@link
     * Documents#DOCUMENT_BYTES_MAX}: so the page of one that is somewhat too large can show again
     * what was typed beside it. The limit of the server lies just above.
     */
    static final long REQUEST_BYTES_MAX = 12 * 1024 * 1024 - 64 * 1024L;

    private static final String TOO_LARGE = "tongban.upload.too-large";

    private Uploads() {}

    static boolean isTooLargeToRead(HttpServletRequest request) {
        return KeptForms.isUpload(request) && request.getContentLengthLong() > REQUEST_BYTES_MAX;
    }

    /**
     * A look at the page of the upload instead of the upload: nothing of what was sent is read, and
     * the page says why.
     */
    static HttpServletRequest look(HttpServletRequest request) {
        request.setAttribute(TOO_LARGE, true);
        return new Look(request);
    }

    static boolean isTooLarge(HttpServletRequest request) {
        return request.getAttribute(TOO_LARGE) != null;
    }

    static Fault tooLarge(String material) {
        return new Fault(
                "file-" + material,
                Words.of(
                        "文件超过 5 MB，没有上传。请压缩，或分成几份上传。",
                        "The file is larger than 5 MB and was not uploaded. Compress it, or upload it in parts."));
    }

    /** Asked before its bytes are taken into memory. */
    static boolean isTooLarge(long bytes) {
        return bytes > Documents.DOCUMENT_BYTES_MAX;
    }

    /**
     * What is wrong with a file before it is taken into memory; the page has one field for it.
     *
     * @param bytes 0 where none was chosen
     */
    static List<Fault> faults(long bytes, long bytesMax, Problem tooLarge) {
        if (bytes == 0) {
            return List.of(Fault.of("file", "没有选择文件。", "Choose a file."));
        }
        return bytes > bytesMax ? List.of(Fault.of(tooLarge)) : List.of();
    }

    static int statusOf(Documents.Attached.Rejected rejected) {
        return rejected.problems().stream().anyMatch(p -> p.code().equals(Documents.TOO_LARGE))
                ? 413
                : 422;
    }

    static List<Fault> faults(Documents.Attached.Rejected rejected, String material) {
        return rejected.problems().stream().map(p -> Fault.of(p).at("file-" + material)).toList();
    }

    /** The same request without its body. */
    private static final class Look extends HttpServletRequestWrapper {
        private Look(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public int getContentLength() {
            return 0;
        }

        @Override
        public long getContentLengthLong() {
            return 0;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Nothing();
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public List<Part> getParts() {
            return List.of();
        }
    }

    private static final class Nothing extends ServletInputStream {
        private final InputStream empty = InputStream.nullInputStream();

        @Override
        public boolean isFinished() {
            return true;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(jakarta.servlet.ReadListener listener) {
            throw new IllegalStateException("nothing is read here");
        }

        @Override
        public int read() throws java.io.IOException {
            return empty.read();
        }
    }
}
