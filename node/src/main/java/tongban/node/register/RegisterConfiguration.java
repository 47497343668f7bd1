package tongban.node.register;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.node.place.Zones;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {

    @Bean
    Seats registerSeats(Divisions divisions, Zones zones, Clock clock) {
        return new Seats(divisions, zones, clock);
    }

    @Bean
    JdbcRegisterRows registerRows(JdbcClient jdbc) {
        return new JdbcRegisterRows(jdbc);
    }

    @Bean
    RecordCodec registerCodec(JsonMapper json) {
        return new RecordCodec(json);
    }

    @Bean
    JdbcEnterpriseIndex enterpriseIndex(
            JdbcClient jdbc, PersonalData personalData, RecordCodec codec) {
        return new JdbcEnterpriseIndex(jdbc, personalData, codec);
    }

    @Bean
    Enterprises enterprises(
            JdbcClient jdbc,
            JdbcRegisterRows rows,
            RegisterFiles files,
            Seats seats,
            Organs organs,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Clock clock) {
        return new JdbcEnterprises(
                jdbc, rows, files, seats, organs, walls, journal, personalData, clock);
    }

    @Bean
    Corrections corrections(
            JdbcClient jdbc,
            JdbcRegisterRows rows,
            Enterprises enterprises,
            Organs organs,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JsonMapper json,
            Clock clock) {
        return new JdbcCorrections(
                jdbc, rows, enterprises, organs, walls, journal, personalData, json, clock);
    }

    @Bean
    RegisterFiles registerFiles(
            JdbcRegisterRows rows,
            Walls walls,
            PersonalData personalData,
            RecordCodec codec,
            Seats seats,
            Organs organs,
            Clock clock) {
        return new RegisterFiles(rows, walls, personalData, codec, seats, organs, clock);
    }

    @Bean
    RegisterWriting registerWriting(
            JdbcRegisterRows rows,
            RegisterFiles files,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            RecordCodec codec,
            Seats seats,
            JdbcEnterpriseIndex index,
            Clock clock,
            @Value("${tongban.demo}") boolean demo) {
        return new RegisterWriting(
                rows, files, walls, journal, personalData, codec, seats, index, clock, demo);
    }

    @Bean
    Register register(
            JdbcRegisterRows rows,
            RegisterFiles files,
            RegisterWriting writing,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Clock clock) {
        return new JdbcRegister(rows, files, writing, walls, journal, personalData, clock);
    }

    @Bean
    Erasures erasures(
            JdbcClient jdbc,
            JdbcRegisterRows rows,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Clock clock) {
        return new JdbcErasures(jdbc, rows, walls, journal, personalData, clock);
    }

    @Bean
    RegisterImport registerImport(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            RecordCodec codec,
            Seats seats,
            Clock clock,
            @Value("${tongban.demo}") boolean demo) {
        return new RegisterImport(
                new JdbcImportRows(jdbc, walls, personalData, codec, clock), seats, clock, demo);
    }

    /** A reform of the map moves files to the bodies that followed, before anybody asks for one. */
    @Bean
    @Order(0)
    ApplicationRunner registerPlaces(JdbcRegisterRows rows, Walls walls, Seats seats) {
        return arguments -> {
            for (Jurisdiction side : Jurisdiction.values()) {
                Actor node = Actor.system(side);
                walls.run(
                        node,
                        () ->
                                rows.places()
                                        .forEach(place -> {
                                            rows.seats(node, place, seats.above(place));
                                            rows.forgetSeats(place, seats.above(place));
                                        }));
            }
        };
    }
}
