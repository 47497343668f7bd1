package tongban.node.entitlement;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.BenefitLetters;
import tongban.node.casework.Exchange;
import tongban.node.casework.PublishedDecisions;
import tongban.node.casework.Relatives;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.time.WorkingCalendar;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people do to a ledger, and ask the other side: it knows casework's calendar, its register of
 * relatives and its letters.
 */
@Configuration(proxyBeanMethods = false)
class MeasureConfiguration {

    @Bean
    JdbcEntitlements entitlements(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            JdbcLedgers ledgers,
            Schemes schemes,
            Relatives relatives,
            WorkingCalendar calendar,
            PublishedDecisions publications,
            ObjectProvider<Funds> funds,
            JdbcHeldAccounts held,
            JsonMapper json,
            Clock clock) {
        JdbcMeasureRows rows = new JdbcMeasureRows(jdbc, walls, schemes, json, clock);
        JdbcMeasures measures =
                new JdbcMeasures(
                        jdbc,
                        walls,
                        personalData,
                        journal,
                        ledgers,
                        rows,
                        relatives,
                        publications,
                        calendar,
                        json,
                        clock);
        return new JdbcEntitlements(
                jdbc,
                walls,
                personalData,
                journal,
                ledgers,
                schemes,
                measures,
                rows,
                held,
                new JdbcLedgerRows(jdbc, walls, personalData, journal, schemes, json, clock),
                new JdbcPayees(jdbc, personalData, journal, measures, held, funds, json, clock),
                clock);
    }

    @Bean
    JdbcHeldAccounts heldAccounts(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            Schemes schemes,
            JsonMapper json,
            Clock clock) {
        return new JdbcHeldAccounts(jdbc, walls, personalData, journal, schemes, json, clock);
    }

    @Bean
    JdbcInquiries inquiries(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            BenefitLetters letters,
            Exchange exchange,
            Schemes schemes,
            Relatives relatives,
            Clock clock) {
        return new JdbcInquiries(
                jdbc, walls, personalData, journal, letters, exchange, schemes, relatives, clock);
    }
}
