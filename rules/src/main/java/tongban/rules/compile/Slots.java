package tongban.rules.compile;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.ir.Type;

/** A context as an array beside its {@link Shape}; it cannot be changed. */
final class Slots extends AbstractMap<String, @Nullable Object> {
    final Shape shape;
    final @Nullable Object[] values;

    /** The type it is known to be one of, so that this is not asked again. */
    final @Nullable Type type;

    Slots(Shape shape, @Nullable Object[] values, @Nullable Type type) {
        this.shape = shape;
        this.values = values;
        this.type = type;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int at = name instanceof String s ? shape.indexOf(s) : -1;
        return at < 0 ? null : values[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof String s && shape.indexOf(s) >= 0;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return values.length;
            }

            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < values.length;
                    }

                    @Override
                    public Map.Entry<String, @Nullable Object> next() {
                        if (next == values.length) throw new NoSuchElementException();
                        String name = shape.names[next];
                        return new SimpleImmutableEntry<>(name, values[next++]);
                    }
                };
            }
        };
    }
}
