package tongban.node.counter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tongban.node.identity.Actor;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * Devices and registers of a demonstration. Every person in it is made up; whatever comes from here
 * is labelled as simulated wherever it is shown.
 */
record Simulated(List<SimulatedCard> cards, List<SimulatedRegister> registers) {
    private static final String FILE = "/counter/simulated.json";

    /** A made-up person's card. */
    record SimulatedCard(
            String key, String name, String number, String address, LocalDate validUntil) {}

    /** What a register says of a made-up person for one service. */
    record SimulatedRegister(
            String number,
            String service,
            String zh,
            String en,
            LocalDate asOf,
            Map<String, String> values) {}

    static Simulated read(JsonMapper json) {
        try (InputStream in =
                Objects.requireNonNull(Simulated.class.getResourceAsStream(FILE), FILE)) {
            return json.readValue(in, Simulated.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CardReader cardReader() {
        return new Reader(cards);
    }

    KnownFacts knownFacts() {
        return new Registers(registers);
    }

    private record Reader(List<SimulatedCard> cards) implements CardReader {
        private static final List<DeviceFault> FAULTS =
                List.of(DeviceFault.NO_CARD, DeviceFault.UNREADABLE, DeviceFault.READER_OFFLINE);

        @Override
        public boolean isSimulated() {
            return true;
        }

        @Override
        public List<Laid> choices() {
            List<Laid> choices = new java.util.ArrayList<>();
            cards.forEach(c -> choices.add(new Laid(c.key(), Words.same(c.name()))));
            FAULTS.forEach(f -> choices.add(new Laid(f.name(), f.what())));
            return choices;
        }

        @Override
        public Reading read(String laid) {
            for (SimulatedCard card : cards) {
                if (card.key().equals(laid)) {
                    return new Reading.Card(
                            card.name(), card.number(), card.address(), card.validUntil());
                }
            }
            return new Reading.Failed(
                    FAULTS.stream()
                            .filter(f -> f.name().equals(laid))
                            .findFirst()
                            .orElse(DeviceFault.NO_CARD));
        }
    }

    private record Registers(List<SimulatedRegister> registers) implements KnownFacts {
        @Override
        public Map<String, List<Known>> of(
                Actor clerk, Collection<ServiceDefinition> services, Visits.Visitor visitor) {
            Set<String> asked =
                    services.stream().map(ServiceDefinition::id).collect(Collectors.toSet());
            return registers.stream()
                    .filter(r -> asked.contains(r.service()) && r.number().equals(visitor.number()))
                    .collect(
                            Collectors.groupingBy(
                                    SimulatedRegister::service,
                                    Collectors.mapping(Registers::known, Collectors.toList())));
        }

        private static Known known(SimulatedRegister r) {
            return new Known(
                    Words.of(r.zh() + "（模拟）", r.en() + " (simulated)"), r.asOf(), r.values());
        }
    }
}
