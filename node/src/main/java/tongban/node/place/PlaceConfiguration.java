package tongban.node.place;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PlaceConfiguration {
    @Bean
    Divisions divisions() {
        return Divisions.shipped();
    }

    @Bean
    Zones zones(Divisions divisions) {
        return Zones.shipped(divisions);
    }

    @Bean
    Organs organs(Divisions divisions, Zones zones) {
        return Organs.shipped(divisions, zones);
    }

    /** Runs with the migrations, before anything can ask the database. */
    @Bean
    JdbcPlaceTables placeTables(Divisions divisions) {
        return new JdbcPlaceTables(divisions, PowerList.shipped());
    }

    @Bean
    PowerList powerList(JdbcClient jdbc) {
        return new JdbcPowerList(jdbc).read();
    }

    @Bean
    Competence competence(Divisions divisions, Zones zones, Organs organs, PowerList powerList) {
        return new Competence(divisions, zones, organs, powerList);
    }
}
