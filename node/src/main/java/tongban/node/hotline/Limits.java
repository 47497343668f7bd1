package tongban.node.hotline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tongban.service.text.Words;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How long answers may take: data, dated, each with its source ({@code hotline/limits.yaml}). */
public final class Limits {
    private final List<Version> versions;

    /** How sure it is. */
    public enum Confidence {
        VERIFIED,
        DEMONSTRATION;

        public boolean isLabelled() {
            return this == DEMONSTRATION;
        }
    }

    /**
     * What holds on one side from a day on.
     *
     * @param answer working days by kind
     * @param sign working days to sign or return; never verified
     * @param classify calendar days in which the line classifies what came by web or window
     * @param again calendar days in which the line has a ticket handled again, or ends it, once the
     *     caller is not satisfied; never verified
     */
    public record Version(
            String side,
            LocalDate from,
            Map<TicketKind, Integer> answer,
            Words document,
            Words article,
            Confidence confidence,
            int sign,
            Words signNote,
            int classify,
            Words classifyNote,
            int again,
            Words againNote) {
        public Version {
            answer = Map.copyOf(answer);
            if (answer.size() != TicketKind.values().length) {
                throw new IllegalArgumentException(
                        "TICKET-906 limits from " + from + " lack a kind");
            }
        }

        public int days(TicketKind kind) {
            return Objects.requireNonNull(answer.get(kind));
        }
    }

    private Limits(List<Version> versions) {
        this.versions =
                versions.stream()
                        .sorted(
                                Comparator.comparing(Version::side)
                                        .thenComparing(Version::from)
                                        .reversed())
                        .toList();
    }

    static Limits shipped() {
        try (InputStream file =
                Objects.requireNonNull(Limits.class.getResourceAsStream("/hotline/limits.yaml"))) {
            return new Limits(
                    List.of(YAMLMapper.builder().build().readValue(file, Version[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every version, the newest of each side first. */
    public List<Version> all() {
        return versions;
    }

    /** What holds on a day; before the first version, the first. */
    public Version on(String side, LocalDate day) {
        List<Version> of = versions.stream().filter(v -> v.side().equals(side)).toList();
        return of.stream().filter(v -> !v.from().isAfter(day)).findFirst().orElseGet(of::getLast);
    }
}
