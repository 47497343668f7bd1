package tongban.node.place;

import org.flywaydb.core.api.callback.Callback;

/** What a node's migration fills in beside the schema: divisions and the lists of powers. */
public final class ShippedTables {
    private ShippedTables() {}

    public static Callback filling() {
        return new JdbcPlaceTables(Divisions.shipped(), PowerList.shipped());
    }
}
