package tongban.node;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** The node. One application serves one jurisdiction, or both sides of the border in the demo. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Tongban {
    public static void main(String[] args) {
        SpringApplication.run(Tongban.class, args);
    }
}
