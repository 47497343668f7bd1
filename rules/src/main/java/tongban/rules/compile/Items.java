package tongban.rules.compile;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A list that generated code makes; others see it grow at most, as {@code partial} does. */
final class Items extends AbstractList<@Nullable Object> implements RandomAccess {
    private @Nullable Object[] values;
    private int size;

    Items() {
        this.values = new Object[8];
    }

    Items(@Nullable Object[] values) {
        this.values = values;
        this.size = values.length;
    }

    void push(@Nullable Object value) {
        if (size == values.length) values = Arrays.copyOf(values, size + (size >> 1) + 4);
        values[size++] = value;
    }

    @Override
    public @Nullable Object get(int index) {
        return values[Objects.checkIndex(index, size)];
    }

    @Override
    public int size() {
        return size;
    }
}
