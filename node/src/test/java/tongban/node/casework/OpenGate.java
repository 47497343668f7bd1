package tongban.node.casework;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The application's own look at who asks, switched off: to show that the walls in the database hold
 * alone. Not found by scanning; a test names it as a further source of the application.
 */
public final class OpenGate {
    public static final String SOURCE = "tongban.node.casework.OpenGate";

    @Bean
    @Primary
    Gate gateThatLetsEverybodyThrough() {
        return (file, actor) -> true;
    }
}
