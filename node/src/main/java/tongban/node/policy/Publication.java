package tongban.node.policy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.node.policy.PolicyDocument.Act;
import tongban.node.policy.PolicyDocument.Checks;
import tongban.node.policy.PolicyDocument.Part;
import tongban.node.policy.PolicyDocument.Standing;
import tongban.time.StatutoryClock;
import tongban.time.Term;
import tongban.time.WorkingCalendar;

/**
 * Decides purely what becomes of a policy's document: registered, published part by part, ended.
 */
final class Publication {
    /** List, handbook and guide are published within so many working days of issue. */
    static final int WORKING_DAYS = 7;

    static final String SOURCE = "川办函〔2024〕17号";

    /** 优化营商环境条例 第四十八条: opinions are asked for at least so long. */
    static final int CONSULTED_DAYS_MIN = 30;

    static final int DOCUMENT_LENGTH_MAX = 200;
    static final int WHY_LENGTH_MAX = 500;

    private Publication() {}

    sealed interface Verdict {
        record Stands(PolicyDocument after) implements Verdict {}

        record Rejected(List<Problem> problems) implements Verdict {}
    }

    static LocalDate publishBy(LocalDate issuedOn, WorkingCalendar calendar) {
        return StatutoryClock.of(Term.workingDays(WORKING_DAYS, SOURCE), issuedOn, calendar)
                .lastDay();
    }

    /**
     * A document as somebody enters it.
     *
     * @param area of the body that enters it
     * @param issuedOn empty where none was typed
     * @param inForceFrom empty where it is in force from its issue
     * @param replaces the one that stands and that it replaces
     */
    record Entered(
            String service,
            String area,
            String document,
            Optional<LocalDate> issuedOn,
            Optional<LocalDate> inForceFrom,
            Optional<LocalDate> validUntil,
            Checks checks,
            Optional<PolicyDocument> replaces) {}

    static Verdict register(
            Entered entered, boolean isPolicy, LocalDate today, WorkingCalendar calendar) {
        List<Problem> problems = new ArrayList<>();
        if (!isPolicy) {
            problems.add(PolicyProblems.noPolicy());
        }
        String document = entered.document().strip();
        if (document.isEmpty() || document.length() > DOCUMENT_LENGTH_MAX) {
            problems.add(DocumentProblems.document(DOCUMENT_LENGTH_MAX));
        }
        LocalDate issued = entered.issuedOn().orElse(today);
        if (entered.issuedOn().isEmpty() || issued.isAfter(today)) {
            problems.add(DocumentProblems.issued());
        }
        LocalDate from = entered.inForceFrom().orElse(issued);
        if (from.isBefore(issued)) {
            problems.add(DocumentProblems.before());
        }
        if (entered.validUntil().filter(from::isAfter).isPresent()) {
            problems.add(DocumentProblems.ends());
        }
        entered.replaces().flatMap(old -> replacing(old, from, today)).ifPresent(problems::add);
        problems.addAll(checked(entered.checks(), issued));
        return problems.isEmpty()
                ? new Verdict.Stands(
                        new PolicyDocument(
                                entered.service(),
                                entered.area(),
                                document,
                                issued,
                                from,
                                entered.validUntil(),
                                entered.checks(),
                                publishBy(issued, calendar),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty()))
                : new Verdict.Rejected(problems);
    }

    /**
     * What stands against an act by the document alone, whatever is typed: where something does,
     * the act is not offered either.
     */
    static Optional<Problem> against(PolicyDocument document, Act act, LocalDate today) {
        Standing standing = document.standing(today);
        return switch (act) {
            case PUBLISH ->
                    standing == Standing.TO_BE_PUBLISHED
                            ? Optional.empty()
                            : Optional.of(DocumentProblems.standing(document, today));
            case RENEW ->
                    document.isPresent()
                            ? Optional.empty()
                            : Optional.of(DocumentProblems.standing(document, today));
            case EXTEND ->
                    over(document, today)
                            .or(() ->
                                    document.validUntil().isPresent()
                                            ? Optional.empty()
                                            : Optional.of(
                                                    DocumentProblems.extendedUntil(
                                                            Optional.empty())));
            case REPEAL -> over(document, today).or(() -> unpublished(document, today));
            case REPLACE ->
                    document.isPresent()
                            ? unpublished(document, today)
                            : Optional.of(DocumentProblems.endedBefore(document, today));
            case WITHDRAW -> {
                if (standing == Standing.WITHDRAWN) {
                    yield Optional.of(DocumentProblems.standing(document, today));
                }
                yield document.ending().isPresent() && document.isBeforeItsDay(today)
                        ? Optional.of(DocumentProblems.withdrawnBeforeItsDay(document, today))
                        : Optional.empty();
            }
        };
    }

    /** Only what goes on is extended or repealed. */
    private static Optional<Problem> over(PolicyDocument document, LocalDate today) {
        if (document.ending().isPresent()) {
            return Optional.of(DocumentProblems.endedBefore(document, today));
        }
        Standing standing = document.standing(today);
        return standing == Standing.EXPIRED || standing == Standing.WITHDRAWN
                ? Optional.of(DocumentProblems.standing(document, today))
                : Optional.empty();
    }

    /** What nobody could read has nothing that could be replaced or repealed. */
    private static Optional<Problem> unpublished(PolicyDocument document, LocalDate today) {
        return document.isPublished()
                ? Optional.empty()
                : Optional.of(DocumentProblems.unpublished(document, today));
    }

    /** It has to have had a day of its own before it is replaced. */
    private static Optional<Problem> replacing(
            PolicyDocument old, LocalDate from, LocalDate today) {
        return against(old, Act.REPLACE, today)
                .or(() ->
                        from.isAfter(old.inForceFrom())
                                ? Optional.empty()
                                : Optional.of(DocumentProblems.replacedBeforeItsDay(old)));
    }

    static Verdict extend(
            PolicyDocument document, Optional<LocalDate> until, String by, LocalDate today) {
        List<Problem> problems = changeable(document, Act.EXTEND, by, today);
        if (document.validUntil().isPresent()
                && until.filter(document.validUntil().get()::isBefore).isEmpty()) {
            problems.add(DocumentProblems.extendedUntil(document.validUntil()));
        }
        return problems.isEmpty()
                ? new Verdict.Stands(document.until(until))
                : new Verdict.Rejected(problems);
    }

    static Verdict repeal(
            PolicyDocument document, Optional<LocalDate> from, String by, LocalDate today) {
        List<Problem> problems = changeable(document, Act.REPEAL, by, today);
        if (from.filter(d -> !d.isBefore(today))
                .filter(d -> document.validUntil().filter(d::isAfter).isEmpty())
                .isEmpty()) {
            problems.add(DocumentProblems.repealedFrom());
        } else if (from.filter(document.inForceFrom()::isBefore).isEmpty()) {
            problems.add(DocumentProblems.repealedBeforeItsDay(document));
        }
        return problems.isEmpty()
                ? new Verdict.Stands(
                        document.ending(
                                new PolicyDocument.Ending(
                                        PolicyDocument.How.REPEALED,
                                        from.orElseThrow(),
                                        by.strip(),
                                        Optional.empty())))
                : new Verdict.Rejected(problems);
    }

    /** Its end is moved only by a document. */
    private static List<Problem> changeable(
            PolicyDocument document, Act act, String by, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        against(document, act, today).ifPresent(problems::add);
        if (by.isBlank() || by.strip().length() > DOCUMENT_LENGTH_MAX) {
            problems.add(DocumentProblems.byDocument(DOCUMENT_LENGTH_MAX));
        }
        return problems;
    }

    /** Everything that should have come before the issue. */
    private static List<Problem> checked(Checks checks, LocalDate issued) {
        List<Problem> problems = new ArrayList<>();
        boolean consulted =
                checks.consultedFrom().isPresent()
                        && checks.consultedUntil().isPresent()
                        && !checks.consultedUntil().get().isAfter(issued)
                        && ChronoUnit.DAYS.between(
                                                checks.consultedFrom().get(),
                                                checks.consultedUntil().get())
                                        + 1
                                >= CONSULTED_DAYS_MIN;
        if (!consulted) {
            problems.add(DocumentProblems.consulted(CONSULTED_DAYS_MIN));
        }
        if (checks.fairCompetitionOn().filter(d -> !d.isAfter(issued)).isEmpty()) {
            problems.add(DocumentProblems.fairCompetition());
        }
        if (checks.legalityOn().filter(d -> !d.isAfter(issued)).isEmpty()) {
            problems.add(DocumentProblems.legality());
        }
        return problems;
    }

    static Verdict publish(PolicyDocument document, Part part, LocalDate today) {
        Optional<Problem> against = against(document, Act.PUBLISH, today);
        if (against.isPresent()) {
            return new Verdict.Rejected(List.of(against.get()));
        }
        if (document.published().containsKey(part)) {
            return new Verdict.Rejected(List.of(DocumentProblems.publishedBefore(part)));
        }
        Map<Part, LocalDate> published = new EnumMap<>(Part.class);
        published.putAll(document.published());
        published.put(part, today);
        return new Verdict.Stands(document.published(published));
    }

    static Verdict withdraw(PolicyDocument document, String why, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        against(document, Act.WITHDRAW, today).ifPresent(problems::add);
        if (why.isBlank() || why.length() > WHY_LENGTH_MAX) {
            problems.add(DocumentProblems.why(WHY_LENGTH_MAX));
        }
        return problems.isEmpty()
                ? new Verdict.Stands(
                        document.withdrawn(new PolicyDocument.Withdrawal(today, why.strip())))
                : new Verdict.Rejected(problems);
    }
}
