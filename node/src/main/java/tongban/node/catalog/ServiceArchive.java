package tongban.node.catalog;

import java.util.Optional;
import tongban.node.identity.Jurisdiction;

/** Where published service folders are kept for ever, by hash. */
interface ServiceArchive {

    /** Keeps a version; one that is already there stays as it is. */
    void keep(Jurisdiction publisher, String serviceId, String hash, byte[] pack);

    Optional<Archived> content(String hash);

    record Archived(String serviceId, byte[] pack) {}
}
