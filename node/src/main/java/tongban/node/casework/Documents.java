package tongban.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/** Uploaded papers of drafts and cases, encrypted under the key of the case. */
public interface Documents {
    /** Code of the problem with a file that is too large. */
    String TOO_LARGE = "CASE-140";

    /**
     * The paper that shows by what right somebody acts for the applicant: the power of attorney, or
     * what proves a guardian or a legal representative. Beside the materials of any service.
     */
    String PROXYS_RIGHT = "proxys-right";

    Words PROXYS_RIGHT_NAME =
            Words.of(
                    "授权委托书或监护人、法定代表人的证明",
                    "Power of attorney, or proof of the guardian or legal representative");

    int DOCUMENT_BYTES_MAX = 5 * 1024 * 1024;
    int CASE_BYTES_MAX = 10 * 1024 * 1024;
    int DOCUMENTS_PER_CASE_MAX = 40;
    int NAME_LENGTH_MAX = 120;

    /**
     * What an upload may be. Decided by the first bytes, never by the name or the sender's word.
     */
    enum MediaType {
        PDF("application/pdf"),
        PNG("image/png"),
        JPEG("image/jpeg");

        private final String type;

        MediaType(String type) {
            this.type = type;
        }

        /** Which one a content is, if it is one. */
        public static Optional<MediaType> of(byte[] content) {
            if (startsWith(content, '%', 'P', 'D', 'F', '-')) {
                return Optional.of(PDF);
            }
            if (startsWith(content, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
                return Optional.of(PNG);
            }
            return startsWith(content, 0xFF, 0xD8, 0xFF) ? Optional.of(JPEG) : Optional.empty();
        }

        private static boolean startsWith(byte[] content, int... first) {
            if (content.length < first.length) {
                return false;
            }
            for (int i = 0; i < first.length; i++) {
                if ((content[i] & 0xFF) != first[i]) {
                    return false;
                }
            }
            return true;
        }

        /** As in a Content-Type header. */
        public String type() {
            return type;
        }
    }

    /** A document without its content. */
    record Line(
            UUID id, String material, String name, MediaType mediaType, int bytes, Instant at) {}

    /** A document with its content. */
    record Content(String name, MediaType mediaType, byte[] bytes) {}

    /** What became of an upload. */
    sealed interface Attached {
        record Done(Line document) implements Attached {}

        record Rejected(List<Problem> problems) implements Attached {}

        record NotFound() implements Attached {}
    }

    /**
     * Attaches a paper to a draft of the actor, or to a case that awaits missing papers.
     *
     * @param caseId of the draft or case
     * @param material id of a material of the service
     * @param name the file's name; control characters and folders are cut off
     */
    Attached attach(Actor actor, UUID caseId, String material, String name, byte[] content);

    /**
     * The same for a paper that came with a batch of another platform: also to a case that came
     * from there, as long as it is not over, and the same content for the same paper once.
     *
     * @return nothing new where it is there already
     */
    Optional<Attached> bring(
            Actor actor, UUID caseId, String material, String name, byte[] content);

    List<Line> of(Actor actor, UUID caseId);

    /** Opens a document; journaled. */
    Optional<Content> open(Actor actor, UUID caseId, UUID documentId);

    /** Takes a document out of a draft, or out of a case before it was supplied. */
    boolean remove(Actor actor, UUID caseId, UUID documentId);
}
