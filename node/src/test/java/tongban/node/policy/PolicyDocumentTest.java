package tongban.node.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By which document something was taken in: as people could know on that day. */
class PolicyDocumentTest {
    private static final LocalDate ISSUED = LocalDate.of(2026, 3, 2);
    private static final LocalDate PUBLISHED = LocalDate.of(2026, 3, 9);

    private static PolicyDocument document(Optional<PolicyDocument.Withdrawal> withdrawal) {
        Map<PolicyDocument.Part, LocalDate> parts = new EnumMap<>(PolicyDocument.Part.class);
        for (PolicyDocument.Part part : PolicyDocument.Part.values()) {
            parts.put(part, ISSUED);
        }
        parts.put(PolicyDocument.Part.GUIDE, PUBLISHED);
        return new PolicyDocument(
                "innovation-voucher",
                "511602",
                "演示",
                ISSUED,
                ISSUED,
                Optional.empty(),
                new PolicyDocument.Checks(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                PUBLISHED,
                parts,
                Optional.empty(),
                withdrawal);
    }

    @Test
    void whatWasPublishedLaterWasNotInForceBefore() {
        PolicyDocument document = document(Optional.empty());
        assertThat(document.standing(ISSUED))
                .as("by its own first day")
                .isEqualTo(PolicyDocument.Standing.IN_FORCE);
        assertThat(document.takesIn(PUBLISHED.minusDays(1))).isFalse();
        assertThat(document.takesIn(PUBLISHED)).isTrue();
    }

    @Test
    void whatWasTakenDownSinceWasInForceUntilThatDay() {
        LocalDate down = PUBLISHED.plusDays(5);
        PolicyDocument document = document(Optional.of(new PolicyDocument.Withdrawal(down, "换新")));
        assertThat(document.takesIn(down.minusDays(1))).isTrue();
        assertThat(document.takesIn(down)).isFalse();
    }

    /** In the morning it took in; what nobody else took in that day, it did. */
    @Test
    void whatWasTakenDownOrRepealedOnTheDayMayHaveTakenInBefore() {
        LocalDate down = PUBLISHED.plusDays(5);
        PolicyDocument taken = document(Optional.of(new PolicyDocument.Withdrawal(down, "换新")));
        assertThat(taken.mayHaveTakenIn(down)).isTrue();
        assertThat(taken.mayHaveTakenIn(down.plusDays(1))).isFalse();
        PolicyDocument repealed =
                document(Optional.empty())
                        .ending(
                                new PolicyDocument.Ending(
                                        PolicyDocument.How.REPEALED,
                                        down,
                                        "演示废",
                                        Optional.empty()));
        assertThat(repealed.takesIn(down)).isFalse();
        assertThat(repealed.mayHaveTakenIn(down)).isTrue();
        assertThat(repealed.mayHaveTakenIn(down.plusDays(1))).isFalse();
        PolicyDocument never =
                document(Optional.of(new PolicyDocument.Withdrawal(PUBLISHED.minusDays(1), "印错")));
        assertThat(never.mayHaveTakenIn(PUBLISHED.minusDays(1)))
                .as("it was not published by then")
                .isFalse();
    }
}
