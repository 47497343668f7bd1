package tongban.node.entitlement;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Grants;
import tongban.node.casework.PaidAwards;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class EntitlementConfiguration {

    @Bean
    Schemes schemes() {
        return Schemes.shipped();
    }

    @Bean
    JdbcLedgers ledgers(JdbcClient jdbc, Walls walls, Schemes schemes) {
        return new JdbcLedgers(jdbc, walls, schemes);
    }

    /** Before others who go on from what it opened. */
    @Bean
    @Order(0)
    Grants grants(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            JdbcLedgers ledgers,
            Schemes schemes,
            JsonMapper json,
            Clock clock) {
        return new JdbcGrants(jdbc, walls, personalData, journal, ledgers, schemes, json, clock);
    }

    @Bean
    PaidAwards paidAwards(JdbcClient jdbc, Schemes schemes) {
        return new JdbcPaidAwards(jdbc, schemes);
    }

    @Bean
    Receipts receipts(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            Schemes schemes,
            Clock clock) {
        return new JdbcReceipts(jdbc, walls, personalData, journal, schemes, clock);
    }

    @Bean
    JdbcRuns paymentRuns(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            JdbcLedgers ledgers,
            Schemes schemes,
            JsonMapper json,
            ObjectProvider<Funds> funds,
            Clock clock) {
        return new JdbcRuns(
                jdbc,
                walls,
                personalData,
                journal,
                ledgers,
                schemes,
                json,
                funds.orderedStream().toList(),
                clock);
    }

    @Bean
    RunJob runJob(JdbcRuns runs, Walls walls) {
        return new RunJob(runs, walls);
    }
}
