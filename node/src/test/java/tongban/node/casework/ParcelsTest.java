package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.casework.MaterialTaken.How;
import tongban.node.casework.Parcels.Found;
import tongban.node.casework.Parcels.Kind;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/**
 * Originals that Sichuan's window kept for Chongqing: there by courier, checked, and back. Both
 * sides and the applicant read the same of where each is.
 */
class ParcelsTest {
    private static final String SUBSIDIES = "disability-subsidies";
    private static final String FORM = "application-form";
    private static final String STATEMENT = "other-benefits-statement";
    private static TwoSides sides;
    private static Parcels parcels;
    private static Actor clerk;
    private static Actor reviewer;
    private static int people = 400;

    @BeforeAll
    static void open() {
        sides = new TwoSides("parcels");
        parcels = sides.bean(Parcels.class);
        clerk = sides.clerk(Jurisdiction.SICHUAN);
        reviewer = sides.reviewer(SUBSIDIES, TwoSides.YUZUI);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    /** Taken in with two originals, and forwarded. */
    private static UUID forwarded() {
        UUID id = collected();
        sides.done(clerk, new Command.Forward(id, sides.version(clerk, id), "", ""));
        sides.post.drain();
        return id;
    }

    private static UUID collected() {
        Drafts.Draft draft =
                sides.typed(clerk, SUBSIDIES, "both", people++, TwoSides.YUZUI, Map.of());
        List<MaterialTaken> papers = new ArrayList<>();
        for (MaterialTaken m : sides.papers(SUBSIDIES)) {
            boolean kept = m.material().equals(FORM) || m.material().equals(STATEMENT);
            papers.add(
                    kept
                            ? new MaterialTaken(
                                    m.material(), MaterialTaken.How.ORIGINAL_KEPT, 2, "")
                            : m);
        }
        return sides.done(clerk, TwoSides.collecting(draft, papers)).caseId();
    }

    private static Parcels.Outcome send(Actor actor, UUID id, Kind kind, String... materials) {
        Parcels.Outcome outcome = parcels.send(actor, sides.key(), sending(id, kind, materials));
        sides.post.drain();
        return outcome;
    }

    private static Parcels.Sending sending(UUID id, Kind kind, String... materials) {
        return new Parcels.Sending(
                id, kind, List.of(materials), "", kind == Kind.RESULT ? "金丝雀路 1 号" : "", "");
    }

    private static UUID sent(Actor actor, UUID id, Kind kind, String... materials) {
        Parcels.Outcome outcome = send(actor, id, kind, materials);
        if (outcome instanceof Parcels.Outcome.Done done) {
            return done.parcel();
        }
        throw new AssertionError(outcome);
    }

    private static Parcels.Outcome check(
            Actor actor, UUID id, UUID parcel, Map<String, Found> found) {
        Parcels.Outcome outcome =
                parcels.check(
                        actor,
                        id,
                        parcel,
                        found.entrySet().stream()
                                .map(e ->
                                        new Parcels.Finding(
                                                e.getKey(),
                                                e.getValue(),
                                                e.getValue() == Found.ARRIVED ? "" : "袋中没有"))
                                .toList(),
                        "");
        sides.post.drain();
        return outcome;
    }

    private static List<String> codes(Parcels.Outcome outcome) {
        return outcome instanceof Parcels.Outcome.Rejected no
                ? no.problems().stream().map(Problem::code).toList()
                : List.of();
    }

    /** The same words for both sides. */
    private static String where(UUID id, String material) {
        List<String> said =
                List.of(clerk, reviewer).stream()
                        .map(reader ->
                                sides.page(reader, id).parcels().originals().stream()
                                        .filter(o -> o.material().equals(material))
                                        .map(o -> o.where().zh())
                                        .findFirst()
                                        .orElseThrow())
                        .toList();
        assertThat(said.getFirst()).as("both sides say the same").isEqualTo(said.getLast());
        return said.getFirst();
    }

    /** Sichuan's zone window keeps originals for a township of Sichuan: no letter crosses. */
    @Test
    void withinOneProvinceOriginalsTravelWithTheSheetToo() {
        Actor township = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        UUID id = taken(clerk, How.ORIGINAL_KEPT);
        assertThat(sides.page(clerk, id).mode()).isEqualTo(Mode.REMOTE_COLLECT);
        for (Actor reader : List.of(clerk, township)) {
            CasePage page = sides.page(reader, id);
            assertThat(page.handOver())
                    .hasValueSatisfying(sheet -> {
                        assertThat(sheet.from().id()).isEqualTo(clerk.worksFor().orElseThrow());
                        assertThat(sheet.to().id()).isEqualTo(township.worksFor().orElseThrow());
                        assertThat(sheet.collectedBy()).isNotBlank();
                    });
            assertThat(page.timeline().getFirst().actWords().zh()).isEqualTo("代收");
        }
        UUID parcel = sent(clerk, id, Kind.ORIGINALS, FORM);
        assertThat(codes(send(clerk, id, Kind.ORIGINALS, FORM)))
                .as("it is on its way")
                .containsExactly("CASE-171");
        assertThat(check(clerk, id, parcel, Map.of(FORM, Found.ARRIVED)))
                .as("who sent it does not say that it arrived")
                .isInstanceOf(Parcels.Outcome.Forbidden.class);
        assertThat(check(township, id, parcel, Map.of(FORM, Found.ARRIVED)))
                .isInstanceOf(Parcels.Outcome.Done.class);
        assertThat(sides.page(clerk, id).parcels().originals())
                .singleElement()
                .satisfies(o -> assertThat(o.where().zh()).contains("高滩镇"));
        sides.granted(township, sides.decider(SUBSIDIES, TwoSides.GAOTAN), id, "符合");
        sent(township, id, Kind.RETURN, FORM);
        assertThat(sides.page(clerk, id).messages()).as("nothing crossed").isEmpty();

        UUID seen = taken(clerk, How.ORIGINAL_SEEN);
        assertThat(sides.page(clerk, seen).handOver()).as("nothing travels").isEmpty();
    }

    @Test
    void atTheOwnWindowOfTheBodyNothingIsCollectedForAnotherPlace() {
        Actor own =
                sides.staff(
                        Role.CLERK,
                        Jurisdiction.SICHUAN,
                        sides.reviewer(SUBSIDIES, TwoSides.GAOTAN).worksFor().orElseThrow(),
                        "own-window");
        UUID id = taken(own, How.ORIGINAL_KEPT);
        CasePage page = sides.page(own, id);
        assertThat(page.mode()).isEqualTo(Mode.WINDOW);
        assertThat(page.handOver()).isEmpty();
        assertThat(page.parcels().isEmpty()).isTrue();
        assertThat(page.timeline().getFirst().actWords().zh()).isEqualTo("窗口收件");
    }

    private static UUID taken(Actor by, How form) {
        Drafts.Draft draft =
                sides.typed(by, SUBSIDIES, "both", people++, TwoSides.GAOTAN, Map.of());
        return sides.done(
                        by,
                        TwoSides.collecting(
                                draft,
                                sides.papers(SUBSIDIES, new MaterialTaken(FORM, form, 1, ""))))
                .caseId();
    }

    private static void decided(UUID id) {
        sides.granted(reviewer, sides.decider(SUBSIDIES, TwoSides.YUZUI), id, "符合");
        sides.post.drain();
    }

    @Test
    void thereCheckedAndBackToTheApplicant() {
        Actor applicant = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(people));
        UUID id = collected();
        assertThat(codes(send(clerk, id, Kind.ORIGINALS, FORM)))
                .as("the other side does not know the case yet")
                .containsExactly("CASE-171");
        sides.done(clerk, new Command.Forward(id, sides.version(clerk, id), "", ""));
        sides.post.drain();
        assertThat(where(id, FORM)).contains("高竹");

        String key = sides.key();
        Parcels.Sending sending = sending(id, Kind.ORIGINALS, FORM, STATEMENT);
        Parcels.Outcome first = parcels.send(clerk, key, sending);
        assertThat(first)
                .isInstanceOfSatisfying(
                        Parcels.Outcome.Done.class,
                        d -> assertThat(d.waybill()).startsWith("DEMO").hasSize(16));
        assertThat(parcels.send(clerk, key, sending))
                .isInstanceOfSatisfying(
                        Parcels.Outcome.Done.class, d -> assertThat(d.repeated()).isTrue());
        sides.post.drain();
        UUID parcel = ((Parcels.Outcome.Done) first).parcel();
        assertThat(where(id, FORM)).startsWith("在途，寄往").contains("DEMO");
        assertThat(codes(send(clerk, id, Kind.ORIGINALS, FORM)))
                .as("nothing is sent twice")
                .containsExactly("CASE-171");
        Parcels.Parcel shown = sides.page(reviewer, id).parcels().parcels().getFirst();
        assertThat(shown.simulated()).as("labelled").isTrue();
        assertThat(shown.checkable()).isTrue();
        assertThat(shown.track()).isNotEmpty();
        assertThat(sides.page(clerk, id).parcels().parcels().getFirst().checkable()).isFalse();
        assertThat(check(clerk, id, parcel, Map.of(FORM, Found.ARRIVED)))
                .isInstanceOf(Parcels.Outcome.Forbidden.class);

        assertThat(codes(check(reviewer, id, parcel, Map.of(FORM, Found.ARRIVED))))
                .as("each piece")
                .containsExactly("CASE-176");
        assertThat(
                        check(
                                reviewer,
                                id,
                                parcel,
                                Map.of(FORM, Found.ARRIVED, STATEMENT, Found.ARRIVED)))
                .isInstanceOf(Parcels.Outcome.Done.class);
        assertThat(codes(check(reviewer, id, parcel, Map.of(FORM, Found.MISSING))))
                .containsExactly("CASE-178");
        assertThat(where(id, FORM))
                .isEqualTo("在" + sides.page(clerk, id).competence().accepting().name().zh());
        assertThat(codes(send(reviewer, id, Kind.RETURN, FORM)))
                .as("not before it is decided")
                .containsExactly("CASE-171");

        decided(id);
        UUID back = sent(reviewer, id, Kind.RETURN, FORM);
        assertThat(check(clerk, id, back, Map.of(FORM, Found.ARRIVED)))
                .isInstanceOf(Parcels.Outcome.Done.class);
        assertThat(where(id, FORM)).contains("高竹");
        sent(clerk, id, Kind.HANDED, FORM);
        assertThat(where(id, FORM)).isEqualTo("已交还申请人");

        UUID result = sent(reviewer, id, Kind.RESULT, STATEMENT);
        Parcels.Parcel toApplicant = sides.page(reviewer, id).parcels().parcels().getLast();
        assertThat(toApplicant.to()).isEmpty();
        assertThat(toApplicant.items()).extracting(i -> i.name().zh()).contains("决定书");
        assertThat(
                        check(
                                reviewer,
                                id,
                                result,
                                Map.of(
                                        STATEMENT,
                                        Found.ARRIVED,
                                        Originals.DECISION,
                                        Found.ARRIVED)))
                .isInstanceOf(Parcels.Outcome.Done.class);
        assertThat(where(id, STATEMENT)).isEqualTo("已交还申请人");
        assertThat(sides.page(applicant, id).parcels().originals())
                .as("the applicant reads the same")
                .allSatisfy(o -> assertThat(o.where().zh()).isEqualTo("已交还申请人"));
        assertThat(sides.page(applicant, id).parcels().offers()).isEmpty();
    }

    @Test
    void whatIsMissingIsTracedAndSentAgain() {
        UUID id = forwarded();
        UUID parcel = sent(clerk, id, Kind.ORIGINALS, FORM, STATEMENT);
        List<Parcels.Finding> bare =
                List.of(
                        new Parcels.Finding(FORM, Found.MISSING, ""),
                        new Parcels.Finding(STATEMENT, Found.DAMAGED, "浸水"));
        assertThat(codes(parcels.check(reviewer, id, parcel, bare, "")))
                .as("how it was found is said")
                .containsExactly("CASE-177");
        check(reviewer, id, parcel, Map.of(FORM, Found.MISSING, STATEMENT, Found.DAMAGED));
        assertThat(where(id, FORM)).contains("拆开时没有");
        assertThat(where(id, STATEMENT)).endsWith("（已损坏）");
        assertThat(sides.page(clerk, id).parcels().originals())
                .allSatisfy(o -> {
                    assertThat(o.astray()).isTrue();
                    assertThat(o.next()).isPresent();
                });
        assertThat(listed(clerk, WorkList.Look.PARCEL_FAULTY)).contains(id);
        assertThat(listed(reviewer, WorkList.Look.PARCEL_FAULTY)).contains(id);
        assertThat(codes(send(clerk, id, Kind.ORIGINALS, STATEMENT)))
                .as("it is there, though damaged")
                .containsExactly("CASE-172");
        UUID again = sent(clerk, id, Kind.ORIGINALS, FORM);
        check(reviewer, id, again, Map.of(FORM, Found.ARRIVED));
        assertThat(where(id, FORM)).startsWith("在").doesNotContain("没有");
    }

    @Test
    void whatDoesNotArriveInTimeRaisesAnAlarmOnBothSides() {
        UUID id = forwarded();
        sent(clerk, id, Kind.ORIGINALS, FORM);
        sides.pass(Duration.ofDays(Parcels.ARRIVAL_DAYS_MAX));
        assertThat(listed(clerk, WorkList.Look.PARCEL_LATE)).doesNotContain(id);
        sides.pass(Duration.ofDays(1));
        for (Actor reader : List.of(clerk, reviewer)) {
            assertThat(listed(reader, WorkList.Look.PARCEL_LATE)).contains(id);
            Parcels.Sheet sheet = sides.page(reader, id).parcels();
            assertThat(sheet.parcels().getFirst().late()).isTrue();
            assertThat(sheet.originals().getFirst().next().orElseThrow().zh()).contains("向快递公司查询");
        }
        sides.pass(Duration.ofDays(-Parcels.ARRIVAL_DAYS_MAX - 1));
    }

    private static List<UUID> listed(Actor actor, WorkList.Look look) {
        return sides.listed(actor, WorkList.Scope.MY_ORGAN, look);
    }

    @Test
    void nobodyElseSendsAndNoNumberIsTakenOnTrust() {
        UUID id = forwarded();
        assertThat(send(sides.clerk(Jurisdiction.CHONGQING), id, Kind.ORIGINALS, FORM))
                .isInstanceOf(Parcels.Outcome.NotFound.class);
        Actor supervisor = sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, "s", "supervisor");
        assertThat(codes(send(supervisor, id, Kind.ORIGINALS, FORM))).containsExactly("CASE-171");
        assertThat(codes(send(clerk, id, Kind.ORIGINALS))).containsExactly("CASE-173");
        assertThat(codes(send(clerk, id, Kind.ORIGINALS, "bank-account")))
                .as("a copy is no original")
                .containsExactly("CASE-172");
        assertThat(
                        codes(
                                parcels.send(
                                        clerk,
                                        sides.key(),
                                        new Parcels.Sending(
                                                id,
                                                Kind.ORIGINALS,
                                                List.of(FORM),
                                                "=1+1",
                                                "",
                                                ""))))
                .containsExactly("CASE-174");
        Parcels.Outcome typed =
                parcels.send(
                        clerk,
                        sides.key(),
                        new Parcels.Sending(
                                id, Kind.ORIGINALS, List.of(FORM), "SF1234567890", "", "已封签"));
        assertThat(typed).isInstanceOf(Parcels.Outcome.Done.class);
        Parcels.Parcel shown = sides.page(clerk, id).parcels().parcels().getFirst();
        assertThat(shown.simulated()).as("a number typed by hand is a real one").isFalse();
        assertThat(shown.track()).isEmpty();
    }

    @Test
    void lettersAreAppliedOnceAndNotBelieved() {
        UUID id = forwarded();
        UUID parcel = sent(clerk, id, Kind.ORIGINALS, FORM);
        ParcelRow.Content content =
                new ParcelRow.Content(
                        "SF1234567890", false, "", "", List.of(new ParcelRow.Piece(FORM, 1)));
        Letter again = new Letter.ParcelSent(parcel, Kind.ORIGINALS, now(), content);
        assertThat(arrive(id, again)).isEqualTo("applied");
        assertThat(sides.page(reviewer, id).parcels().parcels()).hasSize(1);
        assertThat(arrive(UUID.randomUUID(), again)).isEqualTo("CASE-186");
        assertThat(
                        arrive(
                                id,
                                new Letter.ParcelSent(
                                        UUID.randomUUID(), Kind.RETURN, now(), content)))
                .as("not theirs to send back")
                .isEqualTo("CASE-187");
        assertThat(
                        arrive(
                                id,
                                new Letter.ParcelChecked(
                                        parcel,
                                        now(),
                                        "",
                                        List.of(new Parcels.Finding(FORM, Found.ARRIVED, "")))))
                .as("not theirs to check")
                .isEqualTo("CASE-187");
        assertThat(arrive(id, new Letter.ParcelChecked(UUID.randomUUID(), now(), "", List.of())))
                .isEqualTo("CASE-186");
    }

    private static Instant now() {
        return sides.bean(Clock.class).instant();
    }

    private static String arrive(UUID id, Letter letter) {
        Arrivals.Arrived arrived =
                sides.walls.inside(
                        Actor.system(Jurisdiction.CHONGQING),
                        () ->
                                sides.arrivals()
                                        .arrive(
                                                id,
                                                Jurisdiction.SICHUAN,
                                                letter.kind(),
                                                Letter.bytes(letter)));
        return arrived instanceof Arrivals.Arrived.Refused no ? no.problem().code() : "applied";
    }
}
