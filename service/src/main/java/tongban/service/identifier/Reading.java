package tongban.service.identifier;

import java.util.Optional;
import tongban.service.text.Words;

/** A number read, or why it could not be. */
public sealed interface Reading<T> {

    record Sound<T>(T value) implements Reading<T> {}

    /**
     * @param code stable; {@code words} say what is wrong and never repeat the number
     */
    record Fault<T>(String code, Words words) implements Reading<T> {}

    default Optional<T> number() {
        return this instanceof Sound<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    default Optional<Fault<T>> fault() {
        return this instanceof Fault<T> f ? Optional.of(f) : Optional.empty();
    }

    static <T> Reading<T> fault(String code, String zh, String en) {
        return new Fault<>(code, Words.of(zh, en));
    }
}
