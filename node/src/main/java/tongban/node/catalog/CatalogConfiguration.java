package tongban.node.catalog;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.rules.RuleSettings;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    @Bean
    ItemStore itemStore(JdbcClient jdbc, Walls walls, JsonMapper json) {
        return new JdbcItems(jdbc, walls, json);
    }

    /**
     * What standards may consume and call here: {@code tongban.rules.NAME}, by the names of {@link
     * RuleSettings}.
     *
     * @throws RuleSettings.InvalidSettingsException naming every setting that cannot be used
     */
    @Bean
    RuleSettings ruleSettings(Environment environment) {
        Map<String, String> named = new TreeMap<>();
        Binder.get(environment)
                .bind("tongban.rules", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                // the environment's TONGBAN_RULES_STEPS_MAX comes as steps.max
                .forEach((name, value) -> named.put(name.replace('.', '-'), value));
        return RuleSettings.of(named);
    }

    /**
     * @param root as text: as a path, the framework would look for it inside the web application
     * @param side who publishes the folders; in the demo one node serves both sides and either may
     *     be named
     */
    @Bean
    Services services(
            @Value("${tongban.services}") String root,
            @Value("${tongban.jurisdiction:51}") String side,
            RuleSettings rules,
            JdbcClient jdbc,
            Walls walls,
            Clock clock) {
        return Services.publish(
                Path.of(root),
                Jurisdiction.ofCode(side),
                rules,
                new JdbcServiceArchive(jdbc, walls, clock));
    }

    @Bean
    Standards standards() {
        return new Standards();
    }

    @Bean
    CatalogImport catalogImport(ItemStore store, Clock clock) {
        return new CatalogImport(store, clock);
    }

    @Bean
    Catalogue catalogue(ItemStore store, Services services) {
        return new Catalogue(store, services, System::nanoTime);
    }

    /** The demo has its catalogue before it takes the first request. */
    @Bean
    @ConditionalOnBooleanProperty("tongban.demo")
    ApplicationRunner demoCatalogue(ShippedCatalogue shipped) {
        return arguments -> shipped.load();
    }

    @Bean
    ShippedCatalogue shippedCatalogue(CatalogImport imports) {
        return new ShippedCatalogue(imports);
    }
}
