package tongban.node.known;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tongban.node.entitlement.Receipts;
import tongban.node.register.Register;

@Configuration(proxyBeanMethods = false)
class KnownConfiguration {

    @Bean
    PersonFacts personFacts(Register register, Receipts receipts, Clock clock) {
        return new RegisterAndLedger(register, receipts, Readings.shipped(), clock);
    }
}
