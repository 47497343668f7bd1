package tongban.service.identifier;

import java.util.Optional;
import tongban.service.text.Words;

/** A number read, or why it could not be. */
public sealed interface Reading<T> {

    record Sound<T>(T value) implements Reading<T> {}

    /**
     * @param code stable
     * @param words what is wrong; never repeats the number
     * @param remedy what to do
     */
    record Fault<T>(String code, Words words, Words remedy) implements Reading<T> {}

    default Optional<T> number() {
        return this instanceof Sound<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    default Optional<Fault<T>> fault() {
        return this instanceof Fault<T> f ? Optional.of(f) : Optional.empty();
    }

    static <T> Reading<T> fault(String code, Words words, Words remedy) {
        return new Fault<>(code, words, remedy);
    }
}
