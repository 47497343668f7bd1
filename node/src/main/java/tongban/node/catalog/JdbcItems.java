package tongban.node.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.JdbcWalls;
import tongban.node.journal.Walls;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Items in the table catalog_item. They are public: reading asks no one's leave and joins whatever
 * transaction is open; only writing is an act of a side.
 */
public final class JdbcItems implements ItemStore {
    private static final int READ_ROWS = 2_000;
    private static final TypeReference<TreeMap<String, String>> WRITTEN = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Walls walls;
    private final JsonMapper json;

    /**
     * An import into a migrated database, without the node's context: for the command line.
     *
     * @param source connections of the application role
     */
    public static CatalogImport imports(DataSource source, Clock clock) {
        ItemStore store =
                new JdbcItems(
                        JdbcClient.create(source),
                        JdbcWalls.over(source, 1),
                        JsonMapper.builder().build());
        return new CatalogImport(store, clock);
    }

    JdbcItems(JdbcClient jdbc, Walls walls, JsonMapper json) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.json = json;
    }

    @Override
    public Optional<Item> find(ItemKey key) {
        return versions(key).stream().findFirst();
    }

    @Override
    public List<Item> versions(ItemKey key) {
        return jdbc.sql(
                        """
                        select * from catalog_item where owner_jurisdiction = ? and code = ? order by version desc
                        """)
                .params(key.owner().code(), key.code())
                .query(item())
                .list();
    }

    @Override
    public List<Item> joint(String jointCode) {
        return jdbc.sql(
                        """
                        select * from (
                          select distinct on (owner_jurisdiction, code) * from catalog_item
                           where (owner_jurisdiction, code) in
                                 (select owner_jurisdiction, code from catalog_item where elements ->> 'joint_code' = :joint)
                           order by owner_jurisdiction, code, version desc) latest
                         where elements ->> 'joint_code' = :joint
                         order by owner_jurisdiction, code
                        """)
                .param("joint", jointCode)
                .query(item())
                .list();
    }

    @Override
    public Map<String, Stored> stored(Jurisdiction owner, Collection<String> codes) {
        Map<String, Stored> found = new HashMap<>();
        jdbc.sql(
                        """
                        select distinct on (code) code, version, content_hash from catalog_item
                         where owner_jurisdiction = ? and code = any (?) order by code, version desc
                        """)
                .params(owner.code(), codes.toArray(String[]::new))
                .query(row -> {
                    found.put(
                            row.getString("code"),
                            new Stored(row.getInt("version"), row.getString("content_hash")));
                });
        return found;
    }

    @Override
    public void append(Jurisdiction owner, List<Item> items) {
        if (items.size() > BATCH_ITEMS_MAX) {
            throw new IllegalArgumentException("At most " + BATCH_ITEMS_MAX + " items at once");
        }
        if (items.isEmpty()) {
            return;
        }
        // One statement for the batch: the round trips cost more than the rows.
        walls.inside(
                Actor.system(owner),
                () ->
                        jdbc.sql(
                                        """
                                        insert into catalog_item (owner_jurisdiction, code, profile, version, name, item_type, elements,
                                                                  source, source_dated, imported_at, content_hash)
                                        select :owner, code, profile, version, name, item_type, elements::jsonb, :source, :dated, :at, content_hash
                                          from unnest(:codes::text[], :profiles::text[], :versions::int[], :names::text[], :types::text[],
                                                      :elements::text[], :hashes::text[])
                                               as i (code, profile, version, name, item_type, elements, content_hash)
                                        """)
                                .param("owner", owner.code())
                                .param("source", items.getFirst().provenance().source())
                                .param("dated", items.getFirst().provenance().dated())
                                .param(
                                        "at",
                                        Timestamp.from(items.getFirst().provenance().importedAt()))
                                .param("codes", texts(items, i -> i.key().code()))
                                .param("profiles", texts(items, i -> i.profile().name()))
                                .param(
                                        "versions",
                                        items.stream().map(Item::version).toArray(Integer[]::new))
                                .param("names", texts(items, Item::name))
                                .param("types", texts(items, i -> i.type().code()))
                                .param(
                                        "elements",
                                        texts(
                                                items,
                                                i ->
                                                        json.writeValueAsString(
                                                                i.elements().written())))
                                .param("hashes", texts(items, Item::contentHash))
                                .update());
    }

    @Override
    public List<String> codesFrom(Jurisdiction owner, String source) {
        return jdbc.sql(
                        """
                        select code from (select distinct on (code) code, source from catalog_item
                                           where owner_jurisdiction = ? order by code, version desc) latest
                         where source = ?
                        """)
                .params(owner.code(), source)
                .query(String.class)
                .list();
    }

    @Override
    public long since(long seq, Consumer<Item> each) {
        long seen = seq;
        while (true) {
            long from = seen;
            List<Numbered> rows =
                    jdbc.sql(
                                    "select * from catalog_item where seq > ? order by seq limit "
                                            + READ_ROWS)
                            .params(from)
                            .query((row, n) -> new Numbered(row.getLong("seq"), read(row)))
                            .list();
            for (Numbered row : rows) {
                each.accept(row.item());
                seen = row.seq();
            }
            if (rows.size() < READ_ROWS) {
                return seen;
            }
        }
    }

    private record Numbered(long seq, Item item) {}

    private RowMapper<Item> item() {
        return (row, n) -> read(row);
    }

    private Item read(ResultSet row) throws SQLException {
        ItemKey key =
                new ItemKey(
                        Jurisdiction.ofCode(row.getString("owner_jurisdiction")),
                        row.getString("code"));
        String type = row.getString("item_type");
        return new Item(
                key,
                row.getInt("version"),
                row.getString("name"),
                CodeList.find(CodeList.ItemType.class, type)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "Item " + key + " has the unknown type " + type)),
                new Elements(json.readValue(row.getString("elements"), WRITTEN)),
                new Provenance(
                        row.getString("source"),
                        row.getObject("source_dated", LocalDate.class),
                        row.getObject("imported_at", OffsetDateTime.class).toInstant()));
    }

    private static String[] texts(List<Item> items, Function<Item, String> part) {
        List<String> all = new ArrayList<>();
        for (Item item : items) {
            all.add(part.apply(item));
        }
        return all.toArray(String[]::new);
    }
}
