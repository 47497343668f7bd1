package tongban.node.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataAccessException;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/**
 * Everybody reads, a side writes its own, nobody rewrites: said by the database, whatever the code
 * does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogWallsTest {
    private CatalogDatabase database;

    @BeforeAll
    void load() {
        database = CatalogDatabase.fresh("catalog_walls");
        database.store()
                .append(Jurisdiction.SICHUAN, List.of(TestItems.item("CY-901", "甲", Map.of())));
    }

    @Test
    void theOtherSideReadsIt() {
        database.walls()
                .run(
                        Actor.system(Jurisdiction.CHONGQING),
                        () ->
                                assertThat(
                                                database.store()
                                                        .find(
                                                                new ItemKey(
                                                                        Jurisdiction.SICHUAN,
                                                                        "CY-901")))
                                        .isPresent());
    }

    @Test
    void aSideCannotWriteForTheOther() {
        assertThatThrownBy(() -> insertAs(Jurisdiction.CHONGQING, "51"))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void nobodyWritesWithoutASide() {
        assertThatThrownBy(() -> insert("51"))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void versionsAreNeitherChangedNorDeleted() {
        for (String statement :
                List.of(
                        "update catalog_item set name = 'x'",
                        "delete from catalog_item",
                        "delete from service_version")) {
            assertThatThrownBy(() ->
                            database.walls()
                                    .run(
                                            Actor.system(Jurisdiction.SICHUAN),
                                            () -> database.jdbc().sql(statement).update()))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void aChangedItemGetsANewVersionAndTheOldOneStays() throws Exception {
        CatalogImport imports = database.imports();
        ImportReport one =
                imports.run(
                        csv("二,CY-902,20,区民政局"),
                        Jurisdiction.SICHUAN,
                        "目录",
                        TestItems.TEST.dated());
        ImportReport two =
                imports.run(
                        csv("二（新）,CY-902,20,区民政局"),
                        Jurisdiction.SICHUAN,
                        "目录",
                        TestItems.TEST.dated());
        assertThat(one.added()).isEqualTo(1);
        assertThat(two.changed()).isEqualTo(1);
        assertThat(database.store().versions(new ItemKey(Jurisdiction.SICHUAN, "CY-902")))
                .extracting(Item::version, Item::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "二（新）"),
                        org.assertj.core.groups.Tuple.tuple(1, "二"));
    }

    @Test
    void whatAFileNoLongerListsIsSaidAndKept() throws Exception {
        CatalogImport imports = database.imports();
        imports.run(
                csv("三,CY-903,20,区民政局\n四,CY-904,20,区民政局"),
                Jurisdiction.SICHUAN,
                "缩短的目录",
                TestItems.TEST.dated());
        ImportReport shorter =
                imports.run(
                        csv("三,CY-903,20,区民政局"),
                        Jurisdiction.SICHUAN,
                        "缩短的目录",
                        TestItems.TEST.dated());
        assertThat(shorter.missing()).isEqualTo(1);
        assertThat(database.store().find(new ItemKey(Jurisdiction.SICHUAN, "CY-904"))).isPresent();
    }

    private static java.io.InputStream csv(String rows) {
        return new java.io.ByteArrayInputStream(
                ("name,item_code,task_type,department\n" + rows + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void insertAs(Jurisdiction actor, String owner) {
        database.walls().run(Actor.system(actor), () -> insert(owner));
    }

    private void insert(String owner) {
        database.jdbc()
                .sql(
                        """
                        insert into catalog_item (owner_jurisdiction, code, profile, version, name, item_type, elements, source,
                                                  source_dated, imported_at, content_hash)
                        values (?, 'CY-999', 'JOINT', 1, 'x', '20', '{}', 's', date '2026-11-01', now(), repeat('0', 64))
                        """)
                .param(owner)
                .update();
    }
}
