package tongban.node.portal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tongban.node.place.Competence;
import tongban.node.place.Divisions;
import tongban.node.place.Zones;

/** How pages are rendered. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

    @Bean
    PageController.Setting pageSetting(
            Clock clock,
            @Value("${tongban.clock.today:}") String moved,
            @Value("${tongban.demo}") boolean demo) {
        return new PageController.Setting(
                TemplateEngine.createPrecompiled(
                        null, ContentType.Html, null, "tongban.node.portal.templates"),
                clock,
                !moved.isBlank(),
                demo);
    }

    @Bean
    PlaceLines placeLines(Divisions divisions, Zones zones, Clock clock) {
        return new PlaceLines(divisions, zones, clock);
    }

    @Bean
    SelfChecks selfChecks(Divisions divisions, Competence competence, Clock clock) {
        return new SelfChecks(divisions, competence, clock);
    }
}
