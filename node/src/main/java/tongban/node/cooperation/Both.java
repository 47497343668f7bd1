package tongban.node.cooperation;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import tongban.node.identity.Jurisdiction;

/** Something that each of the two sides has. */
public record Both<T>(T chongqing, T sichuan) {
    public Both {
        Objects.requireNonNull(chongqing);
        Objects.requireNonNull(sichuan);
    }

    public T of(Jurisdiction side) {
        return switch (side) {
            case CHONGQING -> chongqing;
            case SICHUAN -> sichuan;
        };
    }

    public Both<T> with(Jurisdiction side, T value) {
        return switch (side) {
            case CHONGQING -> new Both<>(value, sichuan);
            case SICHUAN -> new Both<>(chongqing, value);
        };
    }

    public <R> Both<R> map(Function<T, R> to) {
        return new Both<>(to.apply(chongqing), to.apply(sichuan));
    }

    public Stream<T> stream() {
        return Stream.of(chongqing, sichuan);
    }
}
