package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tongban.node.journal.Purpose;

/** Cases in full, for whoever the law has them told to. In the open transaction. */
public interface CaseRecords {

    /**
     * The cases as they were at these versions; the same call gives the same answer, for as long as
     * the cases are not erased. Opens personal data: two journal rows name all cases.
     *
     * @param versions by case
     * @param asOf the day on which clocks are read
     * @return in the order of the map; erased cases and those of the other side are absent
     */
    List<CaseRecord> at(Map<UUID, Integer> versions, LocalDate asOf, Purpose purpose);

    /** An uploaded paper of a case, without its name and content: nothing personal. */
    record Paper(
            UUID id,
            UUID caseId,
            String material,
            Documents.MediaType mediaType,
            int bytes,
            Instant at) {}

    /** The papers of these cases, by case, in the order in which they came. */
    Map<UUID, List<Paper>> papers(Collection<UUID> cases);

    /** What is in them, by paper. Opens personal data: a journal row names their cases. */
    Map<UUID, byte[]> contents(Collection<Paper> papers, Purpose purpose);
}
