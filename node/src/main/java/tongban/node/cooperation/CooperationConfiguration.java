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
    JdbcDossiers cooperationDossiers(JdbcClient jdbc) {
        return new JdbcDossiers(jdbc);
    }

    @Bean
    Registers cooperationRegisters(
            Organs organs,
            Zones zones,
            Projects projects,
            Escalations escalations,
            Sharing sharing,
            Clock clock) {
        return new Registers(organs, zones, projects, escalations, sharing, clock);
    }

    @Bean
    JdbcCooperation cooperation(
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcDossiers dossiers,
            Registers registers,
            Exchange exchange,
            Sharing sharing,
            Plans plans,
            Clock clock) {
        JdbcNames names = new JdbcNames(dossiers, plans);
        JdbcLeadBodies leads = new JdbcLeadBodies(dossiers, registers);
        return new JdbcCooperation(
                walls,
                journal,
                personalData,
                dossiers,
                new JdbcCooperationReading(walls, dossiers, names, leads, exchange, clock),
                registers,
                names,
                new JdbcPeriods(dossiers),
                leads,
                exchange,
                sharing,
                clock);
    }

    @Bean
    JdbcCooperationArrivals cooperationArrivals(
            Walls walls,
            PersonalData personalData,
            JdbcDossiers dossiers,
            Registers registers,
            Sharing sharing,
            Clock clock) {
        return new JdbcCooperationArrivals(
                walls, personalData, dossiers, registers, sharing, clock);
    }
}
