package tongban.node.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import tongban.node.identity.Actor;
import tongban.node.journal.Purpose;
import tongban.node.means.CheckSource;
import tongban.node.means.Item;
import tongban.node.means.MeansChecks;
import tongban.node.register.Register;
import tongban.node.register.SubjectKind;

/**
 * A household whose bank says more than it declared: checked for the application that waits for the
 * reviewer, and objected to by the applicant. One source answers days later, one is hard to reach.
 */
record CheckedHousehold(MeansChecks checks, Register register, LocalDate today) {
    private static final int HOLDS_DAYS = 180;

    /** Where none was begun yet. */
    void begin(Actor reviewer, Actor applicant) {
        MeansChecks.Query all = new MeansChecks.Query("", MeansChecks.Look.ALL, 0);
        if (checks.list(reviewer, all).total() > 0) {
            return;
        }
        UUID check =
                done(
                        checks.begin(
                                reviewer,
                                new MeansChecks.Matter.OfCase(
                                        Waiting.found(
                                                "the case to be checked", () -> caseOf(reviewer))),
                                Optional.empty()));
        done(
                checks.authorise(
                        reviewer,
                        check,
                        new MeansChecks.Authorising(
                                1,
                                MeansChecks.Way.SIGNED,
                                Cast.LI.nameZh(),
                                Optional.of(today),
                                Optional.of(today.plusDays(HOLDS_DAYS)),
                                "",
                                Optional.of(new MeansChecks.Paper(paper())))));
        done(checks.ask(reviewer, check, Optional.empty(), Set.of()));
        Waiting.found("the answers of the sources", () -> answered(reviewer, check));
        done(checks.report(reviewer, check));
        done(
                checks.object(
                        applicant,
                        check,
                        new MeansChecks.Objecting(
                                1, Item.DEPOSIT, "定期存单是女儿打工攒的钱，她人在外地，用我的名字存的。", Optional.empty())));
    }

    /** The case comes with a letter; the demonstration waits for it. */
    private Optional<UUID> caseOf(Actor reviewer) {
        return register.find(
                                reviewer,
                                SubjectKind.PERSON,
                                Cast.LI.number(),
                                Optional.of(Purpose.APPLICATION_CHECK))
                        instanceof Register.Found.Subject(UUID id, SubjectKind kind)
                ? register.casesOf(reviewer, List.of(id)).stream().findFirst()
                : Optional.empty();
    }

    /** Everybody who answers at once has. */
    private Optional<UUID> answered(Actor reviewer, UUID check) {
        return checks.page(reviewer, check, Optional.empty()).stream()
                        .flatMap(page -> page.people().stream())
                        .flatMap(person -> person.asked().stream())
                        .filter(asked ->
                                asked.source() != CheckSource.REAL_ESTATE
                                        && asked.source() != CheckSource.COMPANIES)
                        .noneMatch(asked -> asked.standing().isOpen())
                ? Optional.of(check)
                : Optional.empty();
    }

    private static UUID done(MeansChecks.Result result) {
        if (result instanceof MeansChecks.Result.Done(UUID id)) {
            return id;
        }
        throw new IllegalStateException("The demonstration's check: " + result);
    }

    /** An empty sheet stands for what was signed. */
    private static byte[] paper() {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
