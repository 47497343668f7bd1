package tongban.node.indicator;

import java.util.function.Predicate;
import tongban.service.ServiceDefinition;

/** How something is counted. */
sealed interface Counting {
    /** By a statement ({@link CountStatements}). */
    record Sql(String statement) implements Counting {}

    /** By another package, which has the rule that it goes by ({@link Tally}). */
    record Elsewhere() implements Counting {}

    /** As the services of the catalogue that are so. */
    record ServicesWhere(Predicate<ServiceDefinition> counted) implements Counting {}
}
