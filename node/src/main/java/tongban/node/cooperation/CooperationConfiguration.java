package tongban.node.cooperation;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Exchange;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.place.Organs;
import tongban.node.place.Zones;
import tongban.node.project.Escalations;
import tongban.node.project.Projects;
import tongban.rules.RuleSettings;

@Configuration(proxyBeanMethods = false)
class CooperationConfiguration {

    @Bean
    Plans plans() {
        return Plans.shipped();
    }

    @Bean
    Sharing sharing(RuleSettings rules, Clock clock) {
        return new Sharing(rules, clock);
    }

    @Bean
    JdbcCooperation cooperation(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Exchange exchange,
            Sharing sharing,
            Organs organs,
            Zones zones,
            Projects projects,
            Escalations escalations,
            Plans plans,
            Clock clock) {
        return new JdbcCooperation(
                walls,
                journal,
                personalData,
                new JdbcDossiers(jdbc),
                exchange,
                sharing,
                organs,
                zones,
                projects,
                escalations,
                plans,
                clock);
    }
}
