package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;

/**
 * Silence counts as acceptance where the law says so: looks for cases whose notice is overdue.
 * Where the applicant is silent, his case goes to the desk of who may end it. Who acts for him
 * follows the case no longer than his power of attorney says.
 */
class DeadlineJob {
    static final int ROWS_MAX = 200;
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineJob.class);

    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final JdbcDeadlines deadlines;
    private final JdbcSteps steps;
    private final CaseReader reader;
    private final Enquiries enquiries;
    private final Services services;
    private final Clock clock;

    DeadlineJob(
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcDeadlines deadlines,
            JdbcSteps steps,
            CaseReader reader,
            Enquiries enquiries,
            Services services,
            Clock clock) {
        this.walls = walls;
        this.personalData = personalData;
        this.store = store;
        this.deadlines = deadlines;
        this.steps = steps;
        this.reader = reader;
        this.enquiries = enquiries;
        this.services = services;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
    void run() {
        for (Jurisdiction side : Jurisdiction.values()) {
            int accepted = deemAccepted(side);
            if (accepted > 0) {
                LOG.info("{} cases of side {} count as accepted", accepted, side.code());
            }
            int unanswered = unanswered(side);
            if (unanswered > 0) {
                LOG.info(
                        "{} cases of side {} wait for papers past their day",
                        unanswered,
                        side.code());
            }
            int over = proxiesOver(side);
            if (over > 0) {
                LOG.info("{} powers of attorney of side {} have run out", over, side.code());
            }
        }
    }

    /**
     * @return in how many cases nobody acts for the applicant any more
     */
    int proxiesOver(Jurisdiction side) {
        return walls.inside(
                Actor.system(side), () -> deadlines.proxiesOver(LocalDate.now(clock), ROWS_MAX));
    }

    /**
     * @return how many cases went to the reviewer, since nobody answered in time
     */
    int unanswered(Jurisdiction side) {
        return walls.inside(
                Actor.system(side), () -> deadlines.unanswered(LocalDate.now(clock), ROWS_MAX));
    }

    /**
     * @return how many cases count as accepted now
     */
    int deemAccepted(Jurisdiction side) {
        Actor node = Actor.system(side);
        List<UUID> due =
                walls.inside(
                        node,
                        () ->
                                deadlines.awaitingAcceptance(
                                        licences(), LocalDate.now(clock), ROWS_MAX));
        int accepted = 0;
        for (UUID id : due) {
            try {
                accepted += walls.inside(node, () -> one(id, node)) ? 1 : 0;
            } catch (RuntimeException e) {
                // the others do not wait for it; what is in it is personal and stays out of the log
                LOG.error(
                        "Case {} of side {} is overdue and could not be accepted: {}",
                        id,
                        side.code(),
                        e.getClass().getName());
            }
        }
        return accepted;
    }

    /**
     * Services where silence counts, alone: nobody's data are opened for the others, and their
     * overdue cases do not stand in the way.
     */
    private Set<String> licences() {
        return services.all().stream()
                .filter(s -> s.definition().procedure().deemedAcceptance().isPresent())
                .map(PublishedService::id)
                .collect(Collectors.toSet());
    }

    private boolean one(UUID id, Actor node) {
        return personalData
                .open(id, Purpose.HANDLE, "case")
                .map(key -> {
                    Case subject = store.load(id, key);
                    var service = reader.service(subject);
                    var events =
                            Decisions.deemAccepted(
                                    subject,
                                    reader.circumstances(node, service)
                                            .joining(enquiries.joint(subject, service)));
                    return !events.isEmpty()
                            && steps.advance(
                                    subject,
                                    subject.after(steps.recorded(subject.version(), events, node)),
                                    service,
                                    key,
                                    null);
                })
                .orElse(false);
    }
}
