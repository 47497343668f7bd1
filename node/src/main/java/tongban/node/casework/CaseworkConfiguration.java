package tongban.node.casework;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import tongban.node.catalog.Services;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.place.Competence;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.time.WorkingCalendar;

/** Puts casework together. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CaseworkConfiguration {

    @Bean
    WorkingCalendar workingCalendar(@Value("${tongban.calendar:}") String further) {
        return further.isBlank()
                ? WorkingCalendar.published()
                : CalendarFile.laidOver(WorkingCalendar.published(), further);
    }

    @Bean
    JdbcCaseStore caseStore(JdbcClient jdbc, Walls walls, PersonalData personalData) {
        return new JdbcCaseStore(jdbc, walls, personalData);
    }

    @Bean
    IntakeReader intakeReader(
            Divisions divisions,
            Organs organs,
            Competence competence,
            @Value("${tongban.demo}") boolean demo) {
        return new IntakeReader(divisions, organs, competence, demo);
    }

    @Bean
    JdbcDrafts drafts(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Services services,
            IntakeReader reader,
            Clock clock) {
        return new JdbcDrafts(jdbc, walls, personalData, services, reader, clock);
    }

    @Bean
    Gate gate() {
        return Gate.STRICT;
    }

    @Bean
    JdbcDocuments documents(
            Gate gate,
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcDrafts drafts,
            Services services,
            Clock clock) {
        return new JdbcDocuments(gate, jdbc, walls, personalData, store, drafts, services, clock);
    }

    @Bean
    JdbcCases cases(
            Gate gate,
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcDrafts drafts,
            JdbcDocuments documents,
            Services services,
            IntakeReader reader,
            Divisions divisions,
            Organs organs,
            Exchange exchange,
            Clock clock,
            WorkingCalendar calendar) {
        return new JdbcCases(
                new JdbcCases.Parts(
                        gate,
                        walls,
                        journal,
                        personalData,
                        store,
                        drafts,
                        documents,
                        new JdbcReceipts(jdbc, walls),
                        new JdbcWorkLists(jdbc, store, personalData, services, organs, clock),
                        services,
                        new Proposals(divisions, clock),
                        reader,
                        organs,
                        exchange,
                        clock,
                        calendar));
    }

    @Bean
    Arrivals arrivals(
            Walls walls,
            PersonalData personalData,
            JdbcCases cases,
            JdbcCaseStore store,
            JdbcDocuments documents,
            Services services,
            Organs organs,
            Clock clock) {
        return new JdbcArrivals(
                walls, personalData, cases, store, documents, services, organs, clock);
    }

    @Bean
    DeadlineJob deadlineJob(
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcCases cases,
            Services services,
            Clock clock) {
        return new DeadlineJob(walls, personalData, store, cases, services, clock);
    }
}
