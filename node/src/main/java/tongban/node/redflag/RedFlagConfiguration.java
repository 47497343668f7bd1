package tongban.node.redflag;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.entitlement.Schemes;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.register.Register;
import tongban.node.review.Matching;
import tongban.node.review.Periods;
import tongban.node.review.Reviews;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class RedFlagConfiguration {

    @Bean
    JdbcRedFlags redFlags(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            Register register,
            Matching matching,
            Schemes schemes,
            Periods periods,
            Reviews reviews,
            JsonMapper json,
            Clock clock) {
        return new JdbcRedFlags(
                new JdbcRedFlags.Parts(
                        jdbc, walls, personalData, journal, schemes, reviews, json, clock),
                new JdbcRedFlagStep(
                        jdbc,
                        walls,
                        personalData,
                        register,
                        matching,
                        schemes,
                        periods,
                        json,
                        clock));
    }

    @Bean
    RedFlagJob redFlagJob(JdbcRedFlags flags, Walls walls) {
        return new RedFlagJob(flags, walls);
    }
}
