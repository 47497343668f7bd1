package tongban.node.phone;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class PhoneConfiguration {

    /**
     * A simulated operator belongs to a demonstration; another node says that none is connected.
     */
    @Bean
    Operator operator(@Value("${tongban.demo}") boolean demo, Clock clock) {
        return demo ? new SimulatedOperator(clock) : new NoOperator();
    }

    @Bean
    JdbcShortMessages shortMessages(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Operator operator,
            JsonMapper json,
            Clock clock) {
        return new JdbcShortMessages(jdbc, walls, personalData, operator, json, clock);
    }

    @Bean
    SendJob sendJob(JdbcShortMessages messages, Operator operator, Walls walls) {
        return new SendJob(messages, operator, walls);
    }
}
