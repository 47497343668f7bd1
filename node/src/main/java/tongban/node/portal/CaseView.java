package tongban.node.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tongban.node.casework.Act;
import tongban.node.casework.AnsweredPage;
import tongban.node.casework.Assignments;
import tongban.node.casework.Bundles;
import tongban.node.casework.CasePage;
import tongban.node.casework.Cases;
import tongban.node.casework.ShortMessages;
import tongban.node.casework.Urges;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.counter.Visits;
import tongban.node.hotline.Hotline;
import tongban.node.identity.Actor;
import tongban.node.means.MeansChecks;

/** Puts together what the page of a case shows, with the form that was sent, if one was. */
record CaseView(
        Cases cases,
        Services services,
        Visits visits,
        Bundles bundles,
        Assignments assignments,
        Urges urges,
        MeansChecks checks,
        Hotline hotline,
        ShortMessages messages,
        OrganChoices organs,
        Clock clock) {

    /**
     * @param done act that was just carried out, or empty
     * @param failed act whose form was sent and is shown again, or empty
     * @param typed what was sent with it
     */
    Map<String, Object> model(
            Actor actor,
            AnsweredPage answered,
            String done,
            String failed,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        CasePage found = answered.page();
        PublishedService service = service(found);
        Map<String, Object> model = new HashMap<>();
        model.put("found", found);
        model.put("done", done);
        model.put("failed", failed);
        model.put("typed", typed);
        model.put("faults", faults);
        model.put(
                "together",
                Stream.concat(
                                visits.together(actor, found.id()).stream(),
                                bundles.together(actor, found.id()).stream())
                        .distinct()
                        .flatMap(other -> cases.page(actor, other).stream())
                        .toList());
        model.put("assignments", assignments.of(actor, found.id()));
        model.put("tickets", hotline.ofCase(actor, found.id()));
        model.put("urges", urges.of(actor, found.id()));
        model.put("checks", checks.ofCase(actor, found.id()));
        model.put("checkable", checks.hasBasis(found.serviceId()));
        model.put("told", messages.of(actor, found.id()));
        model.put("definition", service.definition());
        model.put("answers", answers(answered));
        model.put("organs", organs.of(actor, found, service, failed, typed));
        return model;
    }

    /** The questions of the service for the forms of the acts. */
    ActAnswers answers(AnsweredPage answered) {
        return new ActAnswers(
                answered, service(answered.page()).definition(), LocalDate.now(clock));
    }

    /** What an act names and no body is. */
    Optional<Fault> fault(Actor actor, CasePage found, Act act, Map<String, List<String>> typed) {
        return organs.fault(actor, found, service(found), act, typed);
    }

    /** The version of the service under which the case began. */
    private PublishedService service(CasePage found) {
        return services.version(found.serviceHash(), found.serviceId());
    }
}
