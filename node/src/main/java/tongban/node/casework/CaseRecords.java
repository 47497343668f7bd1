package tongban.node.casework;

import java.time.LocalDate;
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
}
