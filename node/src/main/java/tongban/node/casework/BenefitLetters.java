package tongban.node.casework;

import java.time.LocalDate;
import java.util.UUID;
import tongban.node.journal.Walls;

/**
 * Questions about benefits and their answers, as they cross the border. They leave in the
 * transaction that is open, under the key of the question.
 */
public final class BenefitLetters {
    private final Exchange exchange;
    private final Walls walls;

    BenefitLetters(Exchange exchange, Walls walls) {
        this.exchange = exchange;
        this.walls = walls;
    }

    public void ask(BenefitRegister.Question question) {
        send(
                question.id(),
                new Letter.BenefitQuery(
                        question.id(),
                        question.number(),
                        question.scheme(),
                        question.from().atDay(1),
                        question.until().atDay(1),
                        question.purpose(),
                        question.asking()));
    }

    void answer(UUID id, boolean receives, LocalDate on) {
        send(id, new Letter.BenefitAnswer(id, receives, on));
    }

    private void send(UUID id, Letter letter) {
        exchange.send(
                id, walls.current().jurisdiction().other(), letter.kind(), Letter.bytes(letter));
    }
}
