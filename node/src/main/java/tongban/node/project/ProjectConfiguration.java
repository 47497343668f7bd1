package tongban.node.project;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Exchange;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;

@Configuration(proxyBeanMethods = false)
class ProjectConfiguration {
    private static final Practice PRACTICE = Practice.shipped();

    @Bean
    JdbcProjectTotals projectTotals(JdbcClient jdbc, Walls walls) {
        return new JdbcProjectTotals(jdbc, walls);
    }

    @Bean
    JdbcProjectEntries projectEntries(
            JdbcClient jdbc, Walls walls, JdbcProjectTotals totals, Organs organs, Clock clock) {
        return new JdbcProjectEntries(jdbc, walls, totals, new Owners(organs, clock));
    }

    @Bean
    JdbcRefusedLetters refusedLetters(
            JdbcClient jdbc, Walls walls, JdbcProjectEntries entries, Exchange exchange) {
        return new JdbcRefusedLetters(jdbc, walls, entries, exchange);
    }

    @Bean
    JdbcReturns projectReturns(JdbcClient jdbc, Walls walls, JdbcProjectTotals totals) {
        return new JdbcReturns(jdbc, walls, totals, PRACTICE.reportDueDays());
    }

    @Bean
    JdbcProjectSheets projectSheets(JdbcClient jdbc, Organs organs) {
        return new JdbcProjectSheets(jdbc, organs);
    }

    @Bean
    JdbcProjectPost projectPost(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Exchange exchange,
            Journal journal,
            Clock clock) {
        return new JdbcProjectPost(jdbc, walls, personalData, exchange, journal, clock);
    }

    @Bean
    JdbcEscalations escalations(
            JdbcClient jdbc,
            Walls walls,
            JdbcProjectEntries entries,
            JdbcProjectSheets sheets,
            JdbcProjectPost post,
            Clock clock) {
        return new JdbcEscalations(jdbc, walls, entries, sheets, post, PRACTICE, clock);
    }

    @Bean
    ProjectEntry.Known projectPlaces(Divisions divisions, Organs organs, Clock clock) {
        return new ProjectEntry.Known() {
            @Override
            public boolean isPlace(String code) {
                return code.matches("5[01][0-9]{0,7}")
                        && Divisions.canonical(code).equals(code)
                        && !divisions.current(code, LocalDate.now(clock)).isEmpty();
            }

            @Override
            public boolean isOrgan(String id, Jurisdiction side) {
                return organs.byId(id, LocalDate.now(clock), side.code())
                        .filter(o -> o.jurisdiction().equals(side.code()))
                        .isPresent();
            }

            @Override
            public boolean wasOrgan(String id, Jurisdiction side) {
                return organs.asLastCalled(id, LocalDate.now(clock), side.code())
                        .filter(o -> o.jurisdiction().equals(side.code()))
                        .isPresent();
            }
        };
    }

    @Bean
    JdbcReporting projectReporting(
            Walls walls,
            JdbcProjectEntries entries,
            JdbcReturns returns,
            JdbcProjectPost post,
            Clock clock) {
        return new JdbcReporting(walls, entries, returns, post, clock);
    }

    @Bean
    JdbcReturnFiles projectReturnFiles(
            JdbcClient jdbc,
            Walls walls,
            JdbcProjectEntries entries,
            JdbcReturns returns,
            JdbcReporting reporting,
            JdbcProjectPost post,
            Clock clock) {
        return new JdbcReturnFiles(jdbc, walls, entries, returns, reporting, post, clock);
    }

    @Bean
    JdbcProjects projects(
            JdbcClient jdbc,
            Walls walls,
            JdbcProjectSheets sheets,
            JdbcProjectEntries entries,
            JdbcReporting reporting,
            JdbcProjectTotals totals,
            JdbcEscalations escalations,
            JdbcProjectPost post,
            JdbcRefusedLetters refused,
            ProjectEntry.Known known,
            Clock clock) {
        return new JdbcProjects(
                walls,
                new JdbcProjectLists(jdbc, PRACTICE.reportDueDays()),
                sheets,
                entries,
                reporting,
                totals,
                escalations,
                post,
                refused,
                known,
                PRACTICE,
                clock);
    }

    @Bean
    JdbcProjectArrivals projectArrivals(
            JdbcProjectEntries entries,
            JdbcReturns returns,
            JdbcEscalations escalations,
            JdbcRefusedLetters refused,
            ProjectEntry.Known known,
            Clock clock) {
        return new JdbcProjectArrivals(
                entries, returns, escalations, refused, known.before(), clock);
    }
}
