package tongban.node.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import tongban.node.identity.Jurisdiction;

/** Items made for tests. */
final class TestItems {
    static final Provenance TEST =
            new Provenance(
                    "测试目录", LocalDate.of(2026, 11, 1), Instant.parse("2026-11-02T01:00:00Z"));

    private TestItems() {}

    /** A Sichuan public service with these elements in their written form. */
    static Item item(String code, String name, Map<String, String> elements) {
        return new Item(
                new ItemKey(Jurisdiction.SICHUAN, code),
                1,
                name,
                CodeList.ItemType.PUBLIC_SERVICE,
                Elements.of(elements),
                TEST);
    }
}
