package tongban.node.indicator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.catalog.Services;
import tongban.node.journal.Journal;
import tongban.node.journal.Walls;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.rules.RuleSettings;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class IndicatorConfiguration {

    /**
     * @param folder as text: as a path, the framework would look for it inside the web application
     */
    @Bean
    Book book(@Value("${tongban.indicators}") String folder, RuleSettings rules) {
        return BookReader.read(
                Path.of(folder),
                rules,
                Arrays.stream(Aggregate.values())
                        .map(Aggregate::feelName)
                        .collect(Collectors.toSet()));
    }

    /**
     * @param kept how old a count may be that a page shows
     */
    @Bean
    Counts counts(
            JdbcClient jdbc,
            Walls walls,
            Services services,
            ObjectProvider<Tally> tallies,
            Clock clock,
            @Value("${tongban.counts-kept:PT1M}") Duration kept) {
        return new JdbcCounts(
                jdbc,
                walls,
                counted ->
                        (int)
                                services.all().stream()
                                        .filter(s -> counted.test(s.definition()))
                                        .count(),
                tallies.orderedStream().toList(),
                clock,
                kept);
    }

    @Bean
    ObservationFiles observationFiles(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            Book book,
            Divisions divisions,
            Organs organs,
            RuleSettings rules,
            JsonMapper json,
            Clock clock) {
        return new JdbcObservationFiles(
                jdbc,
                walls,
                journal,
                new JdbcDefinitions(jdbc, json, book),
                new JdbcObservations(jdbc, new JdbcSettlements(jdbc, organs)),
                new Entered(divisions, book, new Formulas(rules), new Reporters(divisions, organs)),
                clock);
    }

    @Bean
    Indicators indicators(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            Book book,
            Counts counts,
            Services services,
            Divisions divisions,
            Organs organs,
            RuleSettings rules,
            JsonMapper json,
            Clock clock) {
        return new JdbcIndicators(
                jdbc,
                walls,
                journal,
                book,
                counts,
                new PlaceStandards(book, services::get, divisions),
                divisions,
                organs,
                rules,
                json,
                clock);
    }

    @Bean
    PolicySeries policySeries(
            JdbcClient jdbc,
            Walls walls,
            Book book,
            Counts counts,
            Services services,
            RuleSettings rules,
            JsonMapper json,
            Clock clock) {
        return new JdbcPolicySeries(
                jdbc,
                walls,
                new JdbcDefinitions(jdbc, json, book),
                new Formulas(rules),
                counts,
                services,
                clock);
    }
}
