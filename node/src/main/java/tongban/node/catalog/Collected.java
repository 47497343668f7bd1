package tongban.node.catalog;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import tongban.service.text.Words;

/**
 * What a source says of one element. {@link NotCollected} (未采集) means that the source is silent; it
 * is not "none": a source that states "no fee" is {@link Stated} with an empty list.
 */
public sealed interface Collected<T> {

    Words NOT_COLLECTED = Words.of("未采集", "not collected");

    record Stated<T>(T value) implements Collected<T> {
        public Stated {
            Objects.requireNonNull(value);
        }
    }

    /**
     * @param by the source that is silent
     */
    record NotCollected<T>(Provenance by) implements Collected<T> {
        public NotCollected {
            Objects.requireNonNull(by);
        }
    }

    default Optional<T> stated() {
        return switch (this) {
            case Stated<T>(T value) -> Optional.of(value);
            case NotCollected<T> silent -> Optional.empty();
        };
    }

    default boolean isStated() {
        return this instanceof Stated<T>;
    }

    default <R> Collected<R> map(Function<T, R> change) {
        return switch (this) {
            case Stated<T>(T value) -> new Stated<>(change.apply(value));
            case NotCollected<T>(Provenance by) -> new NotCollected<>(by);
        };
    }
}
