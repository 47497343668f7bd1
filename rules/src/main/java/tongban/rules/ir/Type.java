package tongban.rules.ir;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The types of FEEL. */
public sealed interface Type {
    enum Simple implements Type {
        ANY("Any"),
        NULL("Null"),
        NUMBER("number"),
        TEXT("string"),
        BOOLEAN("boolean"),
        DATE("date"),
        TIME("time"),
        DATE_AND_TIME("date and time"),
        DAYS_AND_TIME("days and time duration"),
        YEARS_AND_MONTHS("years and months duration");

        public final String feel;

        Simple(String feel) {
            this.feel = feel;
        }

        @Override
        public String toString() {
            return feel;
        }
    }

    record ListOf(Type item) implements Type {
        @Override
        public String toString() {
            return "list<" + item + ">";
        }
    }

    record RangeOf(Type item) implements Type {
        @Override
        public String toString() {
            return "range<" + item + ">";
        }
    }

    /** A context with at least these members. */
    record Context(Map<String, Type> members) implements Type {
        @Override
        public String toString() {
            return "context<"
                    + members.entrySet().stream()
                            .map(e -> e.getKey() + ": " + e.getValue())
                            .collect(Collectors.joining(", "))
                    + ">";
        }
    }

    record Function(List<Type> parameters, Type result) implements Type {
        @Override
        public String toString() {
            return "function<"
                    + parameters.stream().map(Object::toString).collect(Collectors.joining(", "))
                    + "> -> "
                    + result;
        }
    }

    /** A named type: its base, and the unary tests that every value of it passes. */
    record Constrained(String name, Type base, Expr.Tests allowed) implements Type {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The type without its constraints. */
    default Type unconstrained() {
        return this instanceof Constrained c ? c.base().unconstrained() : this;
    }
}
