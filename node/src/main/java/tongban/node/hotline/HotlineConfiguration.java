package tongban.node.hotline;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Drafts;
import tongban.node.casework.Exchange;
import tongban.node.casework.ShortMessages;
import tongban.node.catalog.Services;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.time.WorkingCalendar;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class HotlineConfiguration {

    @Bean
    Limits hotlineLimits() {
        return Limits.shipped();
    }

    @Bean
    TicketPlaces ticketPlaces(Divisions divisions, Organs organs) {
        return new TicketPlaces(divisions, organs);
    }

    @Bean
    Desk hotlineDesk(Limits limits, WorkingCalendar calendar, Walls walls, Clock clock) {
        return new Desk(limits, calendar, walls, clock);
    }

    @Bean
    JdbcTicketRows ticketRows(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            JsonMapper json) {
        return new JdbcTicketRows(jdbc, walls, personalData, journal, json);
    }

    /** Also takes the letters of the other side's line. */
    @Bean
    JdbcTicketFollow ticketFollow(
            JdbcTicketRows rows,
            Exchange exchange,
            Walls walls,
            Desk desk,
            ShortMessages messages) {
        return new JdbcTicketFollow(rows, exchange, walls, desk, new AnswerTold(messages));
    }

    @Bean
    JdbcKnowledge knowledge(
            JdbcClient jdbc, Walls walls, Services services, TicketPlaces places, Desk desk) {
        return new JdbcKnowledge(jdbc, walls, services, places, desk);
    }

    @Bean
    JdbcLeads leads(
            JdbcClient jdbc,
            PersonalData personalData,
            JdbcTicketRows rows,
            TicketPlaces places,
            Desk desk) {
        return new JdbcLeads(jdbc, personalData, rows, places, desk);
    }

    @Bean
    @ConditionalOnProperty(name = "tongban.demo", havingValue = "true")
    PastTickets pastTickets() {
        return new PastTickets();
    }

    @Bean
    Calls hotlineCalls(JdbcClient jdbc, Walls walls, Desk desk) {
        return new JdbcCalls(jdbc, walls, desk);
    }

    @Bean
    Metrics hotlineMetrics(JdbcClient jdbc, Walls walls, TicketPlaces places, Desk desk) {
        return new JdbcMetrics(jdbc, walls, places, desk);
    }

    /** What people do with tickets. */
    @Configuration(proxyBeanMethods = false)
    static class Work {
        @Bean
        JdbcTicketActs ticketActs(
                PersonalData personalData,
                JdbcTicketRows rows,
                JdbcTicketFollow follow,
                JdbcLeads leads,
                JdbcKnowledge knowledge,
                Services services,
                Drafts drafts,
                TicketPlaces places,
                Desk desk) {
            return new JdbcTicketActs(
                    personalData, rows, follow, leads, knowledge, services, drafts, places, desk);
        }

        @Bean
        Hotline hotline(
                JdbcClient jdbc,
                Walls walls,
                PersonalData personalData,
                JdbcTicketRows rows,
                JdbcTicketActs acts,
                JdbcLeads leads,
                TicketPlaces places,
                Desk desk) {
            return new JdbcHotline(jdbc, walls, personalData, rows, acts, leads, places, desk);
        }
    }
}
