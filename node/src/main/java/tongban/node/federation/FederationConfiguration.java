package tongban.node.federation;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Arrivals;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;

/** One node serves both sides: the way to the other side is a method call that takes bytes. */
@Configuration(proxyBeanMethods = false)
class FederationConfiguration {

    @Bean
    DispatchJob dispatch(
            JdbcClient jdbc, Walls walls, ObjectProvider<Arrivals> arrivals, Clock clock) {
        Map<Jurisdiction, MessagePort> ports = new EnumMap<>(Jurisdiction.class);
        for (Jurisdiction side : Jurisdiction.values()) {
            // casework sends and receives, so its end is looked up when the first letter arrives
            ports.put(
                    side,
                    bytes ->
                            new JdbcInbox(jdbc, walls, arrivals.getObject(), clock, side)
                                    .deliver(bytes));
        }
        return new DispatchJob(walls, ports);
    }

    @Bean
    JdbcExchange exchange(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Clock clock,
            DispatchJob dispatch) {
        JdbcExchange exchange = new JdbcExchange(jdbc, walls, personalData, clock, dispatch);
        dispatch.carryFor(exchange);
        return exchange;
    }
}
