package tongban.node.referral;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Cases;
import tongban.node.casework.Relatives;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.time.WorkingCalendar;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {

    @Bean
    Assistances assistances() {
        return Assistances.shipped();
    }

    @Bean
    JdbcReferralRows referralRows(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            Assistances assistances,
            Divisions divisions,
            Organs organs,
            JsonMapper json) {
        return new JdbcReferralRows(
                jdbc, walls, personalData, journal, assistances, divisions, organs, json);
    }

    @Bean
    JdbcReferralGrants referralGrants(
            JdbcClient jdbc, JdbcReferralRows rows, Assistances assistances, Clock clock) {
        return new JdbcReferralGrants(jdbc, rows, assistances, clock);
    }

    /** What people do with referrals. */
    @Configuration(proxyBeanMethods = false)
    static class Desk {
        @Bean
        Referrals referrals(
                JdbcClient jdbc,
                Walls walls,
                PersonalData personalData,
                JdbcReferralRows rows,
                Assistances assistances,
                Organs organs,
                Relatives relatives,
                Cases cases,
                WorkingCalendar calendar,
                Clock clock) {
            return new JdbcReferrals(
                    jdbc,
                    walls,
                    personalData,
                    rows,
                    assistances,
                    organs,
                    relatives,
                    cases,
                    calendar,
                    clock);
        }
    }
}
