package tongban.node.talk;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.hotline.Hotline;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.place.Organs;
import tongban.node.register.Enterprises;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class TalkConfiguration {

    @Bean
    Talks talks(
            JdbcClient jdbc,
            JsonMapper json,
            Enterprises enterprises,
            Hotline hotline,
            Organs organs,
            Walls walls,
            PersonalData personalData,
            Clock clock) {
        return new JdbcTalks(
                new JdbcTalkRows(jdbc, json),
                enterprises,
                hotline,
                organs,
                walls,
                personalData,
                clock);
    }
}
