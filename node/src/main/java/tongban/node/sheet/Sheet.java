package tongban.node.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;

/**
 * A list that is being written as a file. What was written is not kept: a million rows need no more
 * memory than a thousand.
 */
public interface Sheet extends Closeable {
    ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /**
     * @param cells as many as there are headers
     */
    void row(List<Cell> cells) throws IOException;

    /** Ends the file; without it the file is not whole, and says so when it is opened. */
    @Override
    void close() throws IOException;
}
