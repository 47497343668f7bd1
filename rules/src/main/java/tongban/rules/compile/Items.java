package tongban.rules.compile;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A list that generated code makes; it only grows, and others see it when it is whole. */
final class Items extends AbstractList<@Nullable Object> implements RandomAccess {
    private @Nullable Object[] values;
    private int size;

    Items() {
        this.values = new Object[8];
    }

    Items(@Nullable Object[] values) {
        this(values, values.length);
    }

    private Items(@Nullable Object[] values, int size) {
        this.values = values;
        this.size = size;
    }

    /** The items there are by now; what is added later is not among them. */
    Items soFar() {
        return new Items(values, size);
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
