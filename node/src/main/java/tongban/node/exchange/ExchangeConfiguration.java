package tongban.node.exchange;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.CaseRecords;
import tongban.node.casework.Cases;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.casework.TypedOver;
import tongban.node.catalog.Services;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;

@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

    @Bean
    Exports exports(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            CaseRecords records,
            Services services,
            Clock clock) {
        return new JdbcExports(jdbc, walls, journal, records, services, clock);
    }

    @Bean
    TypedOver boundDrafts(JdbcClient jdbc) {
        return new JdbcBoundDrafts(jdbc);
    }

    @Bean
    Imports imports(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Drafts drafts,
            Documents documents,
            Cases cases,
            Services services,
            Clock clock) {
        Attachments attachments = new Attachments(documents);
        return new JdbcImports(
                jdbc,
                walls,
                journal,
                drafts,
                cases,
                services,
                attachments,
                new JdbcNews(jdbc, personalData, cases, attachments, clock),
                clock);
    }
}
