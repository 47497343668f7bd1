package tongban.node.audit;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Audit audit(
            JdbcClient jdbc, Walls walls, Journal journal, PersonalData personalData, Clock clock) {
        return new JdbcAudit(jdbc, walls, journal, personalData, clock);
    }
}
