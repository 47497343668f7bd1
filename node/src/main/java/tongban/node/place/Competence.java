package tongban.node.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tongban.node.place.Answer.Competent;
import tongban.node.place.Answer.Kind;
import tongban.node.place.Answer.Missing;
import tongban.node.place.Answer.Undetermined;
import tongban.node.place.ServiceRule.Office;
import tongban.service.place.Level;
import tongban.service.text.Words;

/**
 * Who is competent: a pure function of service, place, date, subject and, for a household, of where
 * its members are registered and live.
 *
 * <p>The local bodies are competent unless the matter is economic, the site lies inside a zone, and
 * the zone's power list has the service on that day for that side. Where an answer would not change
 * the outcome, it is not asked for.
 */
public final class Competence {
    private static final String YUBEI = "500112";

    private final Divisions divisions;
    private final Zones zones;
    private final Organs organs;
    private final PowerList powers;
    private final RemedyRule remedies;

    public Competence(Divisions divisions, Zones zones, Organs organs, PowerList powers) {
        this.divisions = Objects.requireNonNull(divisions);
        this.zones = Objects.requireNonNull(zones);
        this.organs = Objects.requireNonNull(organs);
        this.powers = Objects.requireNonNull(powers);
        this.remedies = new RemedyRule(divisions, organs, Channels.shipped());
    }

    /**
     * @return the competent bodies with remedies and reasons, or what is missing
     * @throws PlaceFaults where the service's rule names a department that no place has at that
     *     level
     */
    public Answer decide(Question question) {
        List<Reason> reasons = new ArrayList<>();
        String code = question.place();
        if (question.rule().forHouseholds() && question.household() != null) {
            HouseholdPlace.Choice choice =
                    new HouseholdPlace(divisions).choose(question.household(), question.on());
            reasons.addAll(choice.reasons());
            if (choice.missing() != null) {
                return new Undetermined(List.of(choice.missing()), reasons);
            }
            code = choice.place();
        }
        if (code == null) {
            throw new IllegalArgumentException(
                    "Service %s is not for households: name a place"
                            .formatted(question.rule().service()));
        }
        return switch (divisions.resolve(code, question.on())) {
            case Resolution.Found found -> at(found.division(), question, reasons);
            case Resolution.Succeeded gone when gone.successors().size() == 1 -> {
                Division now = gone.successors().getFirst();
                reasons.add(
                        Ground.PLACE_RENAMED.reason(
                                change(gone.change()),
                                Words.same(gone.last().code()),
                                divisions.fullName(now.code(), question.on())));
                yield at(now, question, reasons);
            }
            case Resolution.NotYet early when early.predecessors().size() == 1 -> {
                Division then = early.predecessors().getFirst();
                reasons.add(
                        Ground.PLACE_EARLIER.reason(
                                Words.same(early.first().code()),
                                divisions.fullName(then.code(), question.on())));
                yield at(then, question, reasons);
            }
            case Resolution.Succeeded gone ->
                    undetermined(reasons, divided(code, gone.successors()));
            case Resolution.NotYet early ->
                    undetermined(reasons, divided(code, early.predecessors()));
            case Resolution.Unknown unknown ->
                    undetermined(
                            reasons,
                            new Missing(
                                    unknown.outsideBoth()
                                            ? Kind.OUTSIDE_BOTH_PROVINCES
                                            : Kind.PLACE_UNKNOWN,
                                    unknown.why()));
        };
    }

    private Answer at(Division place, Question question, List<Reason> reasons) {
        LocalDate on = question.on();
        ServiceRule rule = question.rule();
        Words name = divisions.fullName(place.code(), on);
        reasons.add(Ground.PLACE_BY_ROLE.reason(rule.roleWords(), name));
        if (place.codeState() == Division.CodeState.LEGACY) {
            reasons.add(Ground.CODE_LEGACY.reason(name));
        }
        Optional<Organ> accepting = local(place, rule.accepting(), rule, on);
        Optional<Organ> deciding = local(place, rule.deciding(), rule, on);
        if (accepting.isEmpty() || deciding.isEmpty()) {
            return undetermined(
                    reasons,
                    new Missing(
                            Kind.PLACE_FINER,
                            new Words(
                                    "请具体到区县或乡镇：%s。".formatted(name.zh()),
                                    "Give the place down to county or town: " + name.en() + "."),
                            divisions.children(place.code(), on),
                            List.of()));
        }
        return switch (rule.subject()) {
            case SOCIAL -> {
                mentionZone(place, question, Ground.SOCIAL_STAYS_LOCAL, reasons);
                yield local(place, accepting.get(), deciding.get(), on, reasons);
            }
            case ECONOMIC -> economic(place, question, accepting.get(), deciding.get(), reasons);
        };
    }

    private Answer economic(
            Division place,
            Question question,
            Organ accepting,
            Organ deciding,
            List<Reason> reasons) {
        LocalDate on = question.on();
        Optional<PowerList.Entry> entry =
                zones.all().stream()
                        .flatMap(zone ->
                                powers
                                        .find(
                                                zone.id(),
                                                question.rule().service(),
                                                place.jurisdiction(),
                                                on)
                                        .stream())
                        .findFirst();
        if (entry.isEmpty()) {
            mentionZone(
                    place,
                    question,
                    on.isBefore(PowerList.DECISION_IN_FORCE)
                            ? Ground.BEFORE_DECISION
                            : Ground.ECONOMIC_NOT_LISTED,
                    reasons);
            return local(place, accepting, deciding, on, reasons);
        }
        Zone zone = zones.byId(entry.get().zone()).orElseThrow();
        return switch (zones.of(zone, place, on, question.insideZone())) {
            case Membership.Outside outside -> {
                if (Boolean.FALSE.equals(question.insideZone())
                        && !(zones.of(zone, place, on, null) instanceof Membership.Outside)) {
                    reasons.add(Ground.SITE_OUTSIDE.reason(zone.name()));
                }
                yield local(place, accepting, deciding, on, reasons);
            }
            case Membership.Inside inside ->
                    committee(zone, entry.get(), place, deciding, on, reasons);
            case Membership.Unsettled unsettled ->
                    undetermined(reasons, ask(zone, unsettled.need(), place, on));
        };
    }

    private Answer committee(
            Zone zone,
            PowerList.Entry entry,
            Division place,
            Organ local,
            LocalDate on,
            List<Reason> reasons) {
        Organ committee = organs.committee(zone, place.jurisdiction());
        reasons.add(
                Ground.ECONOMIC_BY_POWER_LIST.reason(
                        entry.citation(), zone.name(), committee.name()));
        if (entry.isDemonstration()) {
            reasons.add(
                    Ground.DEMONSTRATION_ENTRY.reason(entry.citation(), Words.same(entry.id())));
        }
        if (place.jurisdiction().equals("50") && divisions.find(YUBEI, on).isEmpty()) {
            Division county = divisions.above(place, Level.COUNTY, on).orElseThrow();
            reasons.add(Ground.YUBEI_SUCCEEDED.reason(divisions.fullName(county.code(), on)));
        }
        Organ inNameOf =
                switch (entry.form()) {
                    case AUTHORISED -> committee;
                    case ENTRUSTED -> local;
                };
        reasons.add(
                switch (entry.form()) {
                    case AUTHORISED -> Ground.ACTS_AUTHORISED.reason(committee.name());
                    case ENTRUSTED -> Ground.ACTS_ENTRUSTED.reason(committee.name(), local.name());
                });
        Remedies remedy = remedies.against(committee, entry, local, on);
        return new Competent(
                committee,
                committee,
                inNameOf,
                place.jurisdiction(),
                place,
                entry,
                remedy,
                reasons);
    }

    private Answer local(
            Division place, Organ accepting, Organ deciding, LocalDate on, List<Reason> reasons) {
        reasons.add(Ground.LOCAL_BODIES.reason(accepting.name(), deciding.name()));
        return new Competent(
                accepting,
                deciding,
                deciding,
                place.jurisdiction(),
                place,
                null,
                remedies.against(deciding, on),
                reasons);
    }

    /** Empty where the place is too coarse; a fault where no place could have that body. */
    private Optional<Organ> local(Division place, Office office, ServiceRule rule, LocalDate on) {
        if (!organs.has(office.department(), office.level(), place.jurisdiction())) {
            throw new PlaceFaults(
                    List.of(
                            new Words(
                                    "PLACE-020 事项 %s：%s没有“%s”这一机构，请核对事项定义的办理部门。"
                                            .formatted(
                                                    rule.service(),
                                                    office.level().words().zh(),
                                                    office.department()),
                                    "PLACE-020 service %s: there is no '%s' at %s level; check the departments in the service's competence."
                                            .formatted(
                                                    rule.service(),
                                                    office.department(),
                                                    office.level().words().en()))));
        }
        return organs.of(place, office.level(), office.department(), on);
    }

    private void mentionZone(
            Division place, Question question, Ground ground, List<Reason> reasons) {
        Boolean inside = question.insideZone();
        if (zones.of(place, question.on(), inside) instanceof Membership.Inside in) {
            reasons.add(ground.reason(in.zone().name()));
        } else if (zones.of(place, question.on(), null)
                        instanceof Membership.Unsettled(Zone zone, Membership.Need need)
                && need == Membership.Need.IS_THE_SITE_INSIDE) {
            reasons.add(
                    inside == null
                            ? ground.reason(zone.name())
                            : Ground.SITE_OUTSIDE.reason(zone.name()));
        }
    }

    private Missing ask(Zone zone, Membership.Need need, Division place, LocalDate on) {
        Words name = divisions.fullName(place.code(), on);
        return switch (need) {
            case IS_THE_SITE_INSIDE ->
                    new Missing(
                            Kind.SITE_INSIDE_ZONE,
                            new Words(
                                    "%s只有部分区域属于%s。该地点在区内吗？".formatted(name.zh(), zone.name().zh()),
                                    "Only a part of %s belongs to the %s. Does the site lie inside?"
                                            .formatted(name.en(), zone.name().en())));
            case A_TOWN ->
                    new Missing(
                            Kind.PLACE_FINER,
                            new Words(
                                    "%s的部分乡镇涉及%s，请具体到乡镇。".formatted(name.zh(), zone.name().zh()),
                                    "Some towns of %s belong to the %s: give the town."
                                            .formatted(name.en(), zone.name().en())),
                            divisions.children(place.code(), on),
                            List.of());
            case ANOTHER_PLACE ->
                    new Missing(
                            Kind.SITE_CONTRADICTION,
                            new Words(
                                    "%s不属于%s，请核对地点。".formatted(name.zh(), zone.name().zh()),
                                    "%s is not part of the %s: check the place."
                                            .formatted(name.en(), zone.name().en())));
        };
    }

    private static Missing divided(String code, List<Division> choices) {
        return new Missing(
                Kind.PLACE_CHOICE,
                new Words(
                        "代码 %s 所指地方当日分属多处，请选择。".formatted(code),
                        "On that day code %s covers several places: choose one.".formatted(code)),
                choices,
                List.of());
    }

    private static Undetermined undetermined(List<Reason> reasons, Missing missing) {
        return new Undetermined(List.of(missing), reasons);
    }

    private static Citation change(DivisionChange change) {
        return new Citation(
                Words.same(change.document()),
                Words.same(change.on().toString()),
                Citation.Confidence.VERIFIED,
                DivisionFile.CHANGES);
    }
}
