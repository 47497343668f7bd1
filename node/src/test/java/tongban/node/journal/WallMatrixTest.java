package tongban.node.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tongban.node.MigratedDatabase;
import tongban.postgres.DatabaseAccess;

/**
 * The wall between the sides, table by table, with no application in front of it. The tables are
 * read from the schema, so that a new one is either walled or named here as public.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallMatrixTest {
    /** Reference data that everybody may read and nobody of the other side may write. */
    private static final List<String> PUBLIC =
            List.of(
                    "catalog_item",
                    "service_version",
                    "division",
                    "power_list_entry",
                    "place_data_version");

    private static final List<String> SIDES = List.of("50", "51");
    private static final List<String> ROLES =
            List.of("RESIDENT", "CLERK", "REVIEWER", "DECIDER", "SUPERVISOR", "SYSTEM");
    private static final String OWN = "0190c000-0000-7000-8000-000000000001";
    private static final String OTHERS = "0190c000-0000-7000-8000-000000000002";

    private DatabaseAccess database;

    @BeforeAll
    void fill() throws SQLException {
        database = MigratedDatabase.fresh("wall_matrix");
        for (String side : SIDES) {
            for (String account : List.of(OWN, OTHERS)) {
                write(side, account);
            }
        }
    }

    @Test
    void everyTableIsForcedBehindTheWallOrNamedAsPublic() throws SQLException {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced,
                                       exists (select 1 from pg_attribute a where a.attrelid = c.oid
                                                and a.attname = 'owner_jurisdiction') as owned
                                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                 where c.relkind in ('r', 'p') and n.nspname = 'public'
                                   and c.relname <> 'flyway_schema_history'
                                """)) {
            while (rows.next()) {
                assertThat(rows.getBoolean("owned"))
                        .as(rows.getString(1) + " has an owner jurisdiction")
                        .isTrue();
                assertThat(rows.getBoolean("forced"))
                        .as(rows.getString(1) + " has forced row-level security")
                        .isTrue();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> noSideSeesTheOtherInAnyRole() throws SQLException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String table : walled()) {
            for (String side : SIDES) {
                for (String role : ROLES) {
                    tests.add(
                            DynamicTest.dynamicTest(
                                    table + " as " + role + " of " + side,
                                    () ->
                                            assertThat(leaks(table, side, role))
                                                    .as("rows of the other side")
                                                    .isZero()));
                }
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> aResidentSeesHisOwn() {
        return Stream.of(
                        "case_file",
                        "case_event",
                        "case_document",
                        "case_subject",
                        "receipt",
                        "queue_ticket",
                        "appointment",
                        "visit_matter",
                        "bundle_part",
                        "joint_step",
                        "parcel",
                        "message_wish",
                        "short_message",
                        "authorisation",
                        "register_subject",
                        "register_record",
                        "register_enterprise",
                        "register_mandate",
                        "register_request",
                        "talk",
                        "talk_step",
                        "entitlement",
                        "entitlement_span",
                        "posting",
                        "payment",
                        "payee",
                        "measure",
                        "means_check",
                        "means_person",
                        "means_paper",
                        "means_authorisation",
                        "means_query",
                        "means_answer",
                        "means_report",
                        "means_objection",
                        "review_task",
                        "review_report",
                        "referral",
                        "referral_step",
                        "hotline_ticket",
                        "hotline_step",
                        "hotline_link",
                        "draft")
                .map(table ->
                        DynamicTest.dynamicTest(
                                table,
                                () -> {
                                    assertThat(count("51", "RESIDENT", OWN, table)).isOne();
                                    if (!table.equals("draft")) {
                                        assertThat(count("51", "SUPERVISOR", OWN, table))
                                                .isEqualTo(2);
                                    }
                                }));
    }

    /**
     * Were a policy not there, the tests above would fail: each is taken away and a leak is seen.
     */
    @TestFactory
    Stream<DynamicTest> everyPolicyBites() throws SQLException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String table : walled()) {
            // keys stand behind two walls, their own and that of the case; a token is found by its
            // hash alone
            if (List.of("access_token", "case_key").contains(table)) {
                continue;
            }
            tests.add(
                    DynamicTest.dynamicTest(
                            "without the wall of " + table,
                            () -> {
                                try (Connection owner = database.asOwner();
                                        Statement statement = owner.createStatement()) {
                                    statement.execute(
                                            "alter table " + table + " disable row level security");
                                    try {
                                        assertThat(leaks(table, "51", "SUPERVISOR")).isPositive();
                                    } finally {
                                        statement.execute(
                                                "alter table "
                                                        + table
                                                        + " enable row level security");
                                    }
                                }
                            }));
        }
        return tests.stream();
    }

    private List<String> walled() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select table_name from information_schema.columns
                                 where table_schema = 'public' and column_name = 'owner_jurisdiction' order by 1
                                """)) {
            while (rows.next()) {
                if (!PUBLIC.contains(rows.getString(1))) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }

    private long leaks(String table, String side, String role) throws SQLException {
        if (table.equals("case_key")) {
            return leakedKeys(side, role);
        }
        return count(side, role, OWN, table + " where owner_jurisdiction <> '" + side + "'");
    }

    /** The application cannot read the table of keys; the function that hands them out is asked. */
    private long leakedKeys(String side, String role) throws SQLException {
        String other = side.equals("50") ? "51" : "50";
        return count(
                side,
                role,
                OWN,
                "open_case_keys(array['"
                        + OneRowEach.caseId(other, OTHERS)
                        + "']::uuid[], 'HANDLE', '{}')");
    }

    private long count(String side, String role, String account, String from) throws SQLException {
        try (Connection app = database.asApp()) {
            app.setAutoCommit(false);
            OneRowEach.announce(app, side, role, account);
            try (Statement statement = app.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from " + from)) {
                rows.next();
                return rows.getLong(1);
            } finally {
                app.rollback();
            }
        }
    }

    private void write(String side, String account) throws SQLException {
        Connection app = database.asApp();
        app.setAutoCommit(false);
        OneRowEach.announce(app, side, "CLERK", account);
        OneRowEach.write(app, side, account);
    }
}
