package tongban.node.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.catalog.PublishedService;
import tongban.node.identity.Actor;
import tongban.node.journal.CaseKey;

/**
 * Stores what happens to a case, and sees to what follows from it: the one way into the tables, for
 * people, for letters of the other side and for the node's own deadlines.
 */
final class JdbcSteps {
    private final JdbcCaseStore store;
    private final Consequences consequences;
    private final CaseReader reader;
    private final Enquiries enquiries;
    private final JdbcDeadlines deadlines;
    private final Clock clock;

    JdbcSteps(
            JdbcCaseStore store,
            Consequences consequences,
            CaseReader reader,
            Enquiries enquiries,
            JdbcDeadlines deadlines,
            Clock clock) {
        this.store = store;
        this.consequences = consequences;
        this.reader = reader;
        this.enquiries = enquiries;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * The first step of a case on this side.
     *
     * @param index keyed index of the applicant's number
     * @param accounts who may follow it online
     * @param asked numbers of members who answered on their phones
     */
    void begin(
            Case subject,
            PublishedService service,
            CaseKey key,
            byte[] index,
            JdbcCaseStore.Accounts accounts,
            String number,
            Optional<String> proxyNumber,
            Set<String> asked) {
        store.open(subject, key, index, accounts, reader.deadlines(subject, service));
        store.append(subject.id(), subject.events(), key);
        store.subject(subject.id(), "APPLICANT", number);
        proxyNumber.ifPresent(n -> store.subject(subject.id(), "PROXY", n));
        store.members(subject.id(), "FORM", named(subject, service));
        store.members(subject.id(), "CONSENT", asked);
    }

    private Set<String> named(Case subject, PublishedService service) {
        return NamedMembers.numbers(service.definition(), subject.facts(), LocalDate.now(clock));
    }

    /** What follows from the first steps of a row that began. */
    void follow(Case subject, PublishedService service, CaseKey key) {
        consequences.aftermath(null, subject, service, key, "", Optional.empty());
    }

    /**
     * @return false when somebody else was faster; nothing has been written then
     */
    boolean advance(
            Case before,
            Case after,
            PublishedService service,
            CaseKey key,
            @Nullable Command command) {
        if (!store.advance(after, before.version(), reader.deadlines(after, service))) {
            return false;
        }
        store.append(
                after.id(),
                after.events().subList(before.events().size(), after.events().size()),
                key);
        if (!before.opened().applicant().name().equals(after.opened().applicant().name())) {
            store.renamed(after, key);
        }
        // also where nothing has changed: a case that was open before they were kept has none
        Set<String> named = named(after, service);
        if (!named.isEmpty() || !named(before, service).isEmpty()) {
            store.members(after.id(), "FORM", named);
        }
        consequences.aftermath(before, after, service, key, "", Optional.empty());
        if (Publications.isForTheBoard(after, service.definition())
                && !Publications.isGranted(before)) {
            // the ledger knows of it since: what gives nothing is not published
            deadlines.recount(after, reader.deadlines(after, service));
        }
        consequences.relay(before, after, key, command);
        return true;
    }

    /** An instant filing of the own side takes effect in the same step. */
    Case instantly(Case subject, PublishedService service, Circumstances known, Actor actor) {
        boolean filing =
                service.definition().procedure().decision()
                        == tongban.service.procedure.Decision.AUTOMATIC_ON_GRANT;
        if (subject.part() != Part.COMPETENT || !filing) {
            return subject;
        }
        LocalDate today = LocalDate.now(clock);
        Proposals.Made made = enquiries.made(subject, service, Optional.of(today));
        List<CaseEvent> more =
                Decisions.instant(
                        subject,
                        known.as(Actor.system(actor.jurisdiction())).with(made.kept()),
                        today);
        return more.isEmpty()
                ? subject
                : subject.after(
                        recorded(subject.version(), more, Actor.system(actor.jurisdiction())));
    }

    /**
     * A case that the side's own body has accepted in another platform is accepted here as of that
     * day: its limit runs, whoever enters it when.
     */
    Case acceptedElsewhere(Case subject, PublishedService service, Circumstances known) {
        Actor node = Actor.system(known.actor().jurisdiction());
        List<CaseEvent> more =
                Decisions.acceptedElsewhere(
                        subject, known.as(node).joining(enquiries.joint(subject, service)));
        return more.isEmpty() ? subject : subject.after(recorded(subject.version(), more, node));
    }

    List<Recorded> recorded(int after, List<CaseEvent> events, Actor actor) {
        return recorded(after, events, actor, "");
    }

    /**
     * @param standsFor account id of the absent officer for whom the actor does it, or empty
     */
    List<Recorded> recorded(int after, List<CaseEvent> events, Actor actor, String standsFor) {
        Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        List<Recorded> recorded = new ArrayList<>();
        for (CaseEvent event : events) {
            recorded.add(
                    new Recorded(
                            after + recorded.size() + 1,
                            event,
                            now,
                            actor.account().toString(),
                            actor.role(),
                            actor.worksFor().orElse(""),
                            standsFor));
        }
        return recorded;
    }
}
