package tongban.node.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.identity.Accounts;
import tongban.node.identity.JdbcAccounts;

@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    @Bean
    MasterKeys masterKeys(@Value("${tongban.keys}") Path folder) {
        return new FileMasterKeys(folder);
    }

    @Bean
    Walls walls(
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            @Value("${spring.datasource.hikari.maximum-pool-size:10}") int connectionsMax) {
        return new JdbcWalls(new TransactionTemplate(transactions), jdbc, connectionsMax);
    }

    @Bean
    PersonalData personalData(JdbcClient jdbc, Walls walls, MasterKeys masters) {
        return new JdbcPersonalData(jdbc, walls, masters);
    }

    /**
     * Accounts keep an ID number as everything else does; identity stands below the gateway and is
     * handed its seals.
     */
    @Bean
    Accounts accounts(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            PasswordEncoder passwords,
            Clock clock,
            PersonalData personalData) {
        return new JdbcAccounts(
                jdbc,
                new TransactionTemplate(transactions),
                passwords,
                clock,
                personalData::idIndex,
                personalData::sealIdNumber);
    }

    /**
     * Cheap in the demonstration: everybody knows the password there, so that slow guessing
     * protects nothing, and many sign in. Tools without a node set no {@code tongban.demo} and get
     * the slow one.
     */
    @Bean
    PasswordEncoder passwordEncoder(@Value("${tongban.demo:false}") boolean demo) {
        return new BCryptPasswordEncoder(demo ? 4 : 10);
    }

    /**
     * The node's clock: the real one, or one that a demo has moved to the start of a given day and
     * that ticks on.
     */
    @Bean
    Clock clock(@Value("${tongban.clock.today:}") String today) {
        Clock real = Clock.system(ZoneId.of("Asia/Shanghai"));
        if (today.isBlank()) {
            return real;
        }
        LocalDate now = LocalDate.now(real);
        return Clock.offset(
                real, Duration.ofDays(ChronoUnit.DAYS.between(now, LocalDate.parse(today))));
    }

    @Bean
    Keepsakes keepsakes() {
        return new Keepsakes();
    }

    @Bean
    Journal journal(JdbcClient jdbc) {
        return new JdbcJournal(jdbc);
    }
}
