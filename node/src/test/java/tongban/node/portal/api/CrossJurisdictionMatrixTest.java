package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tongban.node.casework.OpenGate;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.portal.api.Interface.Operation;
import tongban.node.portal.api.Programs.Caller;
import tongban.node.portal.api.Programs.Resident;
import tongban.node.portal.api.Programs.Thing;

/**
 * Every operation of the interface, asked by everybody about everything: nobody, five roles of two
 * sides; a case and a draft of one's own side, of another resident, of the other side. What may be
 * reached is written down in {@code matrix.csv}; an operation that is not in it fails.
 *
 * <p>The same once more with the application's own checks switched off: what the other side or
 * another resident owns stays hidden, because the database holds the wall.
 */
class CrossJurisdictionMatrixTest {
    /** A made-up citizen number, all of it, wherever it stands. */
    private static final Pattern FULL_NUMBER = Pattern.compile("5[89][0-9]{15}[0-9Xx]");

    /** A version nothing has: what is reached answers 409 and stays as it is. */
    private static final String NEVER_A_VERSION = "999999";

    private static final String NOTHING = "0190c000-0000-7000-8000-00000000dead";

    /** Who may reach what with an operation. */
    private enum Category {
        /** Everybody, signed in or not. */
        PUBLIC,
        /** Signing in: everybody may try; the password of the test is wrong. */
        SIGN_IN,
        /** Everybody with an account, about himself or about what he may see anyway. */
        SIGNED_IN,
        /** Starts a draft: residents and window clerks. */
        DRAFT_START,
        /** A draft, by the account that typed it. */
        DRAFT,
        /** A case, by its applicant and the side's bodies that take part. */
        CASE_READ,
        /** A case's papers: whoever sees it, but not who supervises and prints nothing. */
        CASE_PRINT,
        /** What a case has after more has happened than here: nobody reaches it. */
        DECIDED,
        /**
         * A step of a case: who may see it is told its version; whether he may act is decided
         * after.
         */
        CASE_ACT,
        /** Sends in a draft: the account that typed it; a case that was sent in says so. */
        DRAFT_ACT,
        /** Papers of a draft or a case. */
        PAPERS,
        /** Adds a paper: to one's own draft, or to a case that awaits some (none here). */
        PAPER_ADD,
        /** Takes a paper out of one's own draft, never out of a case. */
        PAPER_REMOVE,
        /** Supervision of one's own side. */
        SUPERVISION,
        /** Supervision, about something that does not exist: nobody reaches it. */
        SUPERVISION_OF_NOTHING,
        /** Taking in cases: window clerks. */
        CLERKS,
        /** Of a number that does not exist: nobody reaches it. */
        CLERKS_OF_NOTHING,
        /** By a secret link, without a token: it leads nowhere for whoever guesses. */
        BY_LINK,
        /** A time at a hall: residents. */
        RESIDENTS,
        /** About something that does not exist: nobody reaches it. */
        NOTHING
    }

    /** Whose the object is, seen from the caller. */
    private enum Owner {
        OWN_CASE,
        ANOTHERS_CASE,
        OTHER_SIDES_CASE,
        OWN_DRAFT,
        ANOTHERS_DRAFT,
        OTHER_SIDES_DRAFT;

        boolean acrossOrSomebodyElses(Role role) {
            return switch (this) {
                case OTHER_SIDES_CASE, OTHER_SIDES_DRAFT, ANOTHERS_DRAFT -> true;
                case ANOTHERS_CASE -> role == Role.RESIDENT;
                // a resident's draft is nobody else's, of whatever side or role
                case OWN_DRAFT -> role != Role.RESIDENT;
                case OWN_CASE -> false;
            };
        }
    }

    private record Side(
            Jurisdiction side, Resident resident, Resident another, List<Caller> callers) {}

    @Test
    void asTheNodeRuns() throws IOException {
        try (Programs programs = new Programs("matrix", Map.of())) {
            new Walk(programs, false).everything();
        }
    }

    @Test
    void withTheApplicationsChecksSwitchedOff() throws IOException {
        try (Programs programs =
                new Programs("matrix_open", Map.of("spring.main.sources", OpenGate.SOURCE))) {
            new Walk(programs, true).everything();
        }
    }

    /** One walk through the whole matrix. */
    private static final class Walk {
        private final Programs programs;
        private final boolean open;
        private final Interface described;
        private final Map<String, Category> rows;
        private final Map<Jurisdiction, Side> sides = new EnumMap<>(Jurisdiction.class);
        private final Map<Jurisdiction, Map<Owner, Thing>> things =
                new EnumMap<>(Jurisdiction.class);
        private final List<String> faults = new ArrayList<>();
        private final String item;
        private int reached;
        private int asked;

        Walk(Programs programs, boolean open) throws IOException {
            this.programs = programs;
            this.open = open;
            this.described =
                    new Interface(
                            programs.send(Caller.ANONYMOUS, "GET", "/api/openapi.json", null)
                                    .body());
            this.rows = rows();
            this.item =
                    Programs.done(programs.send(Caller.ANONYMOUS, "GET", "/api/v1/items", null))
                            .at("/items/0/key")
                            .asString();
            for (Jurisdiction side : Jurisdiction.values()) {
                String prefix = side == Jurisdiction.SICHUAN ? "sc" : "cq";
                boolean sichuan = side == Jurisdiction.SICHUAN;
                Resident resident =
                        programs.enrol(side, prefix + ".first", sichuan ? "郑春兰" : "冯天佑", 701);
                Resident another =
                        programs.enrol(side, prefix + ".second", sichuan ? "蒋玉梅" : "沈光明", 702);
                sides.put(
                        side,
                        new Side(
                                side,
                                resident,
                                another,
                                List.of(
                                        resident.caller(),
                                        programs.signIn(prefix + ".clerk"),
                                        programs.signIn(prefix + ".reviewer"),
                                        programs.signIn(prefix + ".decider"),
                                        programs.signIn(prefix + ".supervisor"))));
            }
            sides.forEach((side, people) -> {
                Map<Owner, Thing> own = new EnumMap<>(Owner.class);
                own.put(Owner.OWN_CASE, programs.submitted(people.resident()));
                own.put(Owner.ANOTHERS_CASE, programs.submitted(people.another()));
                own.put(Owner.OWN_DRAFT, programs.draft(people.resident()));
                own.put(Owner.ANOTHERS_DRAFT, programs.draft(people.another()));
                things.put(side, own);
            });
            things.forEach((side, own) -> {
                Map<Owner, Thing> across = Objects.requireNonNull(things.get(side.other()));
                own.put(Owner.OTHER_SIDES_CASE, Objects.requireNonNull(across.get(Owner.OWN_CASE)));
                own.put(
                        Owner.OTHER_SIDES_DRAFT,
                        Objects.requireNonNull(across.get(Owner.OWN_DRAFT)));
            });
        }

        void everything() {
            for (Operation operation : described.operations()) {
                Category category = rows.get(operation.name());
                if (category == null) {
                    faults.add(operation.name() + " has no row in matrix.csv");
                    continue;
                }
                sides.forEach((side, people) -> {
                    ask(operation, category, Caller.ANONYMOUS, people);
                    people.callers().forEach(c -> ask(operation, category, c, people));
                });
            }
            rows.keySet().stream()
                    .filter(row ->
                            described.operations().stream().noneMatch(o -> o.name().equals(row)))
                    .forEach(row -> faults.add(row + " is in matrix.csv and nowhere else"));
            assertThat(faults).as(asked + " calls").isEmpty();
            assertThat(reached).as("calls that reached something").isPositive();
        }

        private void ask(Operation operation, Category category, Caller caller, Side people) {
            if (!operation.hasId()) {
                boolean passes =
                        switch (category) {
                            case PUBLIC -> true;
                            case SIGN_IN -> false;
                            case DRAFT_START ->
                                    caller.actor() != null
                                            && caller.actor().is(Role.RESIDENT, Role.CLERK);
                            case SUPERVISION ->
                                    caller.actor() != null && caller.actor().is(Role.SUPERVISOR);
                            case SUPERVISION_OF_NOTHING, CLERKS_OF_NOTHING -> false;
                            case CLERKS -> caller.actor() != null && caller.actor().is(Role.CLERK);
                            case RESIDENTS ->
                                    caller.actor() != null && caller.actor().is(Role.RESIDENT);
                            case NOTHING, BY_LINK -> false;
                            default -> caller.actor() != null;
                        };
                int refused =
                        category == Category.BY_LINK
                                ? 404
                                : caller.actor() == null ? 401 : refused(category, caller.actor());
                compare(
                        operation,
                        caller,
                        people,
                        "",
                        call(operation, caller, null),
                        passes,
                        refused);
                return;
            }
            Objects.requireNonNull(things.get(people.side()))
                    .forEach((owner, shown) -> {
                        if (open && (owner == Owner.OWN_CASE || owner == Owner.OWN_DRAFT)) {
                            return; // nobody hides from a resident what is his own
                        }
                        Thing thing = shown;
                        if (operation.method().equals("DELETE") && owner == Owner.OWN_DRAFT) {
                            thing = programs.draft(people.resident());
                        }
                        compare(
                                operation,
                                caller,
                                people,
                                owner.name(),
                                call(operation, caller, thing),
                                caller.actor() != null
                                        && reaches(category, owner, caller.actor().role()),
                                caller.actor() == null ? 401 : 404);
                    });
        }

        private static int refused(Category category, Actor actor) {
            return switch (category) {
                case DRAFT_START, RESIDENTS, NOTHING -> 404;
                case SUPERVISION, CLERKS -> 403;
                case SUPERVISION_OF_NOTHING -> actor.is(Role.SUPERVISOR) ? 404 : 403;
                case CLERKS_OF_NOTHING -> actor.is(Role.CLERK) ? 404 : 403;
                default -> 401;
            };
        }

        private boolean reaches(Category category, Owner owner, Role role) {
            if (owner.acrossOrSomebodyElses(role)) {
                return false;
            }
            boolean isCase = owner == Owner.OWN_CASE || owner == Owner.ANOTHERS_CASE;
            // sent in online: no window took part, so the window does not see it
            boolean takesPart = open || role != Role.CLERK;
            return switch (category) {
                case CASE_READ, CASE_ACT -> isCase && takesPart;
                case CASE_PRINT -> isCase && takesPart && role != Role.SUPERVISOR;
                // what was sent in already is said to be so (409), to those who see it
                case PAPERS, DRAFT_ACT -> !isCase || takesPart;
                case DRAFT, PAPER_ADD, PAPER_REMOVE -> !isCase;
                default -> false;
            };
        }

        private HttpResponse<String> call(Operation operation, Caller caller, Thing thing) {
            String path = operation.path();
            if (thing != null) {
                path =
                        path.replace("{caseId}", thing.id().toString())
                                .replace("{draftId}", thing.id().toString())
                                .replace("{documentId}", thing.document().toString());
            }
            path =
                    path.replace("{serviceId}", Programs.SERVICE)
                            // a paper that was signed, not one that is printed
                            .replace("{checkId}/papers/{paperId}", "{checkId}/papers/" + NOTHING)
                            .replace("{paperId}", "application-form")
                            .replace("{key}", item)
                            .replace("{number}", "1")
                            .replace("{objection}", "1")
                            .replace("{destination}", "matrix")
                            .replace("{list}", "cases")
                            .replace("{runId}", NOTHING)
                            .replace("{bundleId}", NOTHING)
                            .replace("{batchId}", NOTHING)
                            .replace("{appointmentId}", NOTHING)
                            .replace("{ticketId}", NOTHING)
                            .replace("{leadId}", NOTHING)
                            .replace("{officeId}", "gaozhu:service-centre")
                            .replace("{listId}", NOTHING)
                            .replace("{subjectId}", NOTHING)
                            .replace("{holdId}", NOTHING)
                            .replace("{authorisationId}", NOTHING)
                            .replace("{parcelId}", NOTHING)
                            .replace("{urgeId}", NOTHING)
                            .replace("{entitlementId}", NOTHING)
                            .replace("{measureId}", NOTHING)
                            .replace("{referralId}", NOTHING)
                            .replace("{talkId}", NOTHING)
                            .replace("{offerId}", NOTHING)
                            .replace("{creditCode}", "91110000600037341L")
                            .replace("{paymentRunId}", NOTHING)
                            .replace("{checkId}", NOTHING)
                            .replace("{objectionId}", NOTHING)
                            .replace("{reviewId}", NOTHING)
                            .replace("{reviewBatchId}", NOTHING)
                            .replace("{flagId}", "paid-twice")
                            .replace("{hitId}", NOTHING)
                            .replace("{indicatorId}", "elder-complexes")
                            .replace("{meetingId}", NOTHING)
                            .replace("{projectId}", NOTHING)
                            .replace("{settlementId}", NOTHING)
                            .replace("{fileId}", NOTHING)
                            .replace("{problemId}", NOTHING)
                            .replace("{taskId}", NOTHING)
                            .replace("{entryId}", NOTHING)
                            .replace("{planId}", NOTHING)
                            .replace("{platformId}", NOTHING)
                            .replace("{agreementId}", NOTHING)
                            .replace("{statementId}", NOTHING)
                            .replace("{link}", "51-" + "a".repeat(22))
                            .replace("{code}", "511623109");
            if (operation.takesFile() && thing == null) {
                return programs.upload(caller, path, "", Programs.PDF);
            }
            if (operation.takesFile()) {
                return programs.upload(
                        caller,
                        Objects.requireNonNull(thing).id(),
                        programs.service().materials().getFirst().id(),
                        Programs.PDF);
            }
            String query = operation.path().endsWith("/divisions") ? "?q=gaotan" : "";
            if (operation.path().endsWith("/free-times")
                    || operation.path().endsWith("/counter/appointments")) {
                query = "?day=2026-12-01";
            }
            if (operation.path().endsWith("/competence")) {
                query = "?service=" + Programs.SERVICE + "&place=511623109";
            }
            Caller used =
                    operation.path().endsWith("/tokens/current") && caller.actor() != null
                            ? programs.again(caller)
                            : caller;
            return programs.send(
                    used,
                    operation.method(),
                    path + query,
                    described.body(operation).orElse(null),
                    "If-Match",
                    NEVER_A_VERSION,
                    "Idempotency-Key",
                    Programs.key());
        }

        private void compare(
                Operation operation,
                Caller caller,
                Side people,
                String owner,
                HttpResponse<String> response,
                boolean passes,
                int refused) {
            asked++;
            String call = operation.name() + " as " + caller + " about " + owner;
            int status = response.statusCode();
            if (passes && status >= 400 && !List.of(403, 409, 422).contains(status)) {
                faults.add(call + ": should be reached, but " + status);
            }
            if (!passes && status != refused) {
                faults.add(call + ": should be " + refused + ", but " + status);
            }
            reached += passes ? 1 : 0;
            boolean ownDraft = operation.path().startsWith("/api/v1/drafts/{") && passes;
            // the one operation that is asked for it
            boolean number = operation.path().endsWith("/number") && passes;
            if (FULL_NUMBER.matcher(response.body()).find() && !ownDraft && !number) {
                faults.add(call + ": a full citizen number");
            }
            Side other = Objects.requireNonNull(sides.get(people.side().other()));
            for (String canary : List.of(other.resident().name(), other.another().name())) {
                if (response.body().contains(canary)) {
                    faults.add(call + ": a name of the other side");
                }
            }
        }

        private static Map<String, Category> rows() throws IOException {
            Map<String, Category> rows = new TreeMap<>();
            try (InputStream file =
                    Objects.requireNonNull(
                            CrossJurisdictionMatrixTest.class.getResourceAsStream("/matrix.csv"))) {
                new String(file.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .map(line -> line.split(","))
                        .forEach(cells -> rows.put(cells[0], Category.valueOf(cells[1])));
            }
            return rows;
        }
    }
}
