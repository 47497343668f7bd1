package tongban.node.counter;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Drafts;
import tongban.node.casework.HeldPapers;
import tongban.node.casework.TypedOver;
import tongban.node.catalog.Services;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.known.PersonFacts;
import tongban.node.place.Organs;
import tongban.time.WorkingCalendar;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class CounterConfiguration {

    @Bean
    Offices offices(JdbcClient jdbc, Walls walls, Organs organs, Clock clock) {
        return new JdbcOffices(jdbc, walls, organs, clock);
    }

    @Bean
    JdbcQueue queue(JdbcClient jdbc, Walls walls, Offices offices, Clock clock) {
        return new JdbcQueue(jdbc, walls, offices, clock);
    }

    /** Simulated devices belong to a demonstration; another node says that none is connected. */
    @Bean
    CardReader cardReader(@Value("${tongban.demo}") boolean demo, JsonMapper json) {
        return demo ? Simulated.read(json).cardReader() : new NotConnected.NoReader();
    }

    @Bean
    Scanner scanner(@Value("${tongban.demo}") boolean demo) {
        return demo ? new SimulatedScanner() : new NotConnected.NoScanner();
    }

    /** The platform's own registers everywhere; those of others are simulated beside them. */
    @Bean
    KnownFacts knownFacts(
            @Value("${tongban.demo}") boolean demo,
            JsonMapper json,
            PersonFacts facts,
            HeldPapers held) {
        List<KnownFacts> all = new ArrayList<>();
        all.add(new PlatformRegisters(facts));
        all.add(new PlatformPapers(held));
        if (demo) {
            all.add(Simulated.read(json).knownFacts());
        }
        return KnownFacts.together(all);
    }

    @Bean
    TypedOver saidOfVisitor() {
        return new SaidOfVisitor();
    }

    @Bean
    Visits visits(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Drafts drafts,
            Services services,
            CardReader reader,
            KnownFacts registers,
            JsonMapper json,
            Clock clock) {
        return new JdbcVisits(
                jdbc, walls, personalData, drafts, services, reader, registers, json, clock);
    }

    @Bean
    HallHours hallHours(
            JdbcClient jdbc, Walls walls, Offices offices, Journal journal, Clock clock) {
        return new JdbcHallHours(jdbc, walls, offices, journal, clock);
    }

    @Bean
    Appointments appointments(
            JdbcClient jdbc,
            Walls walls,
            Offices offices,
            JdbcQueue queue,
            PersonalData personalData,
            Journal journal,
            HallHours halls,
            WorkingCalendar calendar,
            Clock clock) {
        return new JdbcAppointments(
                jdbc, walls, offices, queue, personalData, journal, halls, calendar, clock);
    }

    @Bean
    FrontDesk frontDesk(Queue queue, Visits visits) {
        return new FrontDesk(queue, visits);
    }
}
