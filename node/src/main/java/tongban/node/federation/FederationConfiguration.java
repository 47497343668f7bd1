package tongban.node.federation;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Arrivals;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;

@Configuration(proxyBeanMethods = false)
class FederationConfiguration {

    @Bean
    JdbcOutbox outbox(JdbcClient jdbc, Walls walls, PersonalData personalData, Clock clock) {
        return new JdbcOutbox(jdbc, walls, personalData, clock);
    }

    @Bean
    JdbcInbox inbox(JdbcClient jdbc, Walls walls, List<Arrivals> arrivals, Clock clock) {
        return new JdbcInbox(jdbc, walls, arrivals, clock);
    }

    @Bean
    MessagePort messagePort(JdbcInbox inbox) {
        return new InProcessPort(inbox);
    }

    @Bean
    DispatchJob dispatchJob(
            JdbcOutbox outbox, MessagePort port, List<Arrivals> arrivals, Walls walls) {
        return new DispatchJob(outbox, port, arrivals, walls);
    }
}
