package tongban.rules.compile;

import java.util.List;

/**
 * The member names of contexts that are made alike, and where each stands. Names are found by a
 * small open hash, which is cheaper than a map per context.
 */
final class Shape {
    final String[] names;
    private final String[] table;
    private final int[] places;

    Shape(List<String> members) {
        // interned as the constants of programs are, so that equal names mostly are the same
        names = members.stream().map(String::intern).toArray(String[]::new);
        int size = Integer.highestOneBit(Math.max(2, names.length * 2 - 1)) * 2;
        table = new String[size];
        places = new int[size];
        for (int i = 0; i < names.length; i++) {
            int at = names[i].hashCode() & (size - 1);
            while (table[at] != null) at = (at + 1) & (size - 1);
            table[at] = names[i];
            places[at] = i;
        }
    }

    /** Where a member stands, or -1. */
    int indexOf(String name) {
        int at = name.hashCode() & (table.length - 1);
        for (String one = table[at]; one != null; one = table[at]) {
            if (one.equals(name)) return places[at];
            at = (at + 1) & (table.length - 1);
        }
        return -1;
    }
}
