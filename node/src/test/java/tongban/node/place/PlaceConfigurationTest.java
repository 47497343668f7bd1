package tongban.node.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import tongban.node.MigratedDatabase;
import tongban.postgres.DatabaseAccess;

/** Places as the node starts them: tables filled by the migrator, then read by the application. */
class PlaceConfigurationTest {
    @Test
    void fillsTheTablesBeforeAnythingReadsThem() {
        DatabaseAccess database = MigratedDatabase.fresh("place_start");
        try (var context =
                new SpringApplicationBuilder(
                                PlaceConfiguration.class,
                                DataSourceAutoConfiguration.class,
                                DataSourceTransactionManagerAutoConfiguration.class,
                                JdbcTemplateAutoConfiguration.class,
                                JdbcClientAutoConfiguration.class,
                                FlywayAutoConfiguration.class)
                        .web(WebApplicationType.NONE)
                        .run(
                                "--spring.datasource.url=" + database.url(),
                                "--spring.datasource.username=" + database.app().user(),
                                "--spring.datasource.password=" + database.app().password(),
                                "--spring.flyway.url=" + database.url(),
                                "--spring.flyway.user=" + database.migrator().user(),
                                "--spring.flyway.password=" + database.migrator().password())) {
            assertThat(context.getBean(PowerList.class).entries())
                    .hasSameSizeAs(PowerList.shipped().entries());
            Answer answer =
                    context.getBean(Competence.class)
                            .decide(
                                    Question.at(
                                                    CompetenceTest.FILING,
                                                    "511623109",
                                                    DivisionsTest.TODAY)
                                            .inside(true));
            assertThat(answer).isInstanceOf(Answer.Competent.class);
        }
    }
}
