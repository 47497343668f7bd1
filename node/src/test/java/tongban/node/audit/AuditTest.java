package tongban.node.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongban.node.audit.Audit.Query;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/**
 * Who saw whose data: found by person, official, case and purpose; the search leaves its own trace.
 */
class AuditTest {
    private static final String SERVICE = "disability-subsidies";
    private TwoSides sides;
    private Audit audit;
    private Actor supervisor;
    private Actor clerk;
    private UUID mine;

    @BeforeEach
    void open() {
        sides = new TwoSides("audit");
        audit = sides.bean(Audit.class);
        supervisor =
                sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, "511623:civil-affairs", "s");
        clerk = sides.clerk(Jurisdiction.SICHUAN);
        mine = collected(1);
        collected(2);
    }

    @AfterEach
    void close() {
        sides.close();
    }

    private UUID collected(int person) {
        return sides.collected(Jurisdiction.SICHUAN, SERVICE, "01-", person, TwoSides.GAOTAN)
                .caseId();
    }

    private static Query of(Optional<UUID> person, String login, String number, String purpose) {
        return new Query(person, login, number, "", purpose, Optional.empty(), Optional.empty());
    }

    private List<Audit.Line> found(Query query) {
        return audit.page(supervisor, query, Optional.empty()).lines();
    }

    @Test
    void aPersonIsFoundByTheNumberForAReasonAndTheSearchIsJournaled() {
        Audit.Found found = audit.person(supervisor, TwoSides.number(1), "申请人投诉");
        assertThat(found).isInstanceOf(Audit.Found.Search.class);
        UUID search = ((Audit.Found.Search) found).id();
        String number = sides.page(clerk, mine).number();
        List<Audit.Line> lines = found(of(Optional.of(search), "", "", ""));
        assertThat(lines).isNotEmpty().allSatisfy(l -> assertThat(l.subjects()).contains(number));
        assertThat(lines).anyMatch(l -> l.login().equals(clerk.login()));
        assertThat(lines)
                .anyMatch(l ->
                        l.act().equals("audit-search") && l.login().equals(supervisor.login()));
        assertThat(audit.reason(supervisor, search).orElseThrow())
                .isEqualTo(new Audit.Reason("申请人投诉", 1));
        // nobody else's search: another supervisor asks for a reason of his own
        Actor other =
                sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, "511623:civil-affairs", "t");
        assertThat(audit.reason(other, search)).isEmpty();
        assertThat(audit.page(other, of(Optional.of(search), "", "", ""), Optional.empty()).lines())
                .isEmpty();
        // the number itself is nowhere in the journal
        assertThat(found(Query.ALL)).noneMatch(l -> l.fields().toString().contains("59162319"));
    }

    @Test
    void withoutAReasonOrARealNumberNothingIsSearched() {
        assertThat(audit.person(supervisor, TwoSides.number(1), " "))
                .isInstanceOfSatisfying(
                        Audit.Found.No.class, no -> assertThat(no.field()).isEqualTo("reason"));
        assertThat(audit.person(supervisor, "591623195803140000", "投诉"))
                .isInstanceOfSatisfying(
                        Audit.Found.No.class, no -> assertThat(no.field()).isEqualTo("number"));
        assertThat(audit.person(clerk, TwoSides.number(1), "好奇"))
                .isInstanceOf(Audit.Found.No.class);
        assertThat(audit.page(clerk, Query.ALL, Optional.empty()).lines()).isEmpty();
        UUID nobody =
                ((Audit.Found.Search) audit.person(supervisor, TwoSides.number(99), "投诉")).id();
        assertThat(found(of(Optional.of(nobody), "", "", ""))).isEmpty();
    }

    @Test
    void filtersNarrowAndPagesFollowEachOther() {
        String number = sides.page(clerk, mine).number();
        assertThat(found(of(Optional.empty(), clerk.login(), "", "")))
                .isNotEmpty()
                .allSatisfy(l -> assertThat(l.login()).isEqualTo(clerk.login()));
        assertThat(found(of(Optional.empty(), "", number, "")))
                .isNotEmpty()
                .allSatisfy(l -> assertThat(l.subjects()).contains(number));
        assertThat(found(of(Optional.empty(), "", "", "INTAKE")))
                .isNotEmpty()
                .allSatisfy(l -> assertThat(l.purpose()).isEqualTo("INTAKE"));
        for (int i = 0; i < Audit.PAGE_ROWS; i++) {
            sides.page(clerk, mine);
        }
        Query handled = of(Optional.empty(), clerk.login(), "", "HANDLE");
        List<Long> ids = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        do {
            Audit.Lines page = audit.page(supervisor, handled, before);
            page.lines().forEach(l -> ids.add(l.id()));
            before = page.before();
        } while (before.isPresent());
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(Audit.PAGE_ROWS);
        List<Long> exported = new ArrayList<>();
        assertThat(audit.each(supervisor, handled, l -> exported.add(l.id()))).isTrue();
        assertThat(exported).isEqualTo(ids);
    }

    @Test
    void theOtherSidesLooksAreTheOtherSides() {
        Actor other =
                sides.staff(Role.SUPERVISOR, Jurisdiction.CHONGQING, "500157:civil-affairs", "o");
        UUID search = ((Audit.Found.Search) audit.person(other, TwoSides.number(1), "投诉")).id();
        assertThat(audit.reason(other, search).orElseThrow().found()).isZero();
        assertThat(audit.page(other, Query.ALL, Optional.empty()).lines())
                .noneMatch(l -> l.login().equals(clerk.login()));
    }
}
