package tongban.node.retention;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.journal.Journal;
import tongban.node.journal.Walls;

@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    @Bean
    Retention retention(JdbcClient jdbc, Walls walls, Journal journal, Clock clock) {
        return new JdbcRetention(jdbc, walls, journal, clock, RetentionRule.shipped());
    }

    @Bean
    RetentionJob retentionJob(Retention retention) {
        return new RetentionJob(retention);
    }
}
