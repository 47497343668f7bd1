package tongban.node.casework;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/**
 * Steps of what both sides keep together, as they cross the border: in the transaction that is
 * open, under the key of what they are about.
 */
public final class CooperationLetters {
    private final Exchange exchange;
    private final Walls walls;

    CooperationLetters(Exchange exchange, Walls walls) {
        this.exchange = exchange;
        this.walls = walls;
    }

    /** JSON of something that is kept or sent, in the manner of letters. */
    public static String write(Record content) {
        return CaseJson.MAPPER.writeValueAsString(content);
    }

    /**
     * Reads that, unless a part of it is missing, however deep.
     *
     * @throws IllegalArgumentException naming the part that is missing
     */
    public static <T extends Record> T read(String content, Class<T> type) {
        return CaseJson.whole(content.getBytes(StandardCharsets.UTF_8), type);
    }

    public void send(UUID id, String act, String content, Words organ, LocalDate on) {
        Letter letter = new Letter.CooperationStep(id, act, content, organ, on);
        exchange.send(
                id, walls.current().jurisdiction().other(), letter.kind(), Letter.bytes(letter));
    }
}
