package tongban.node.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.service.place.Level;
import tongban.service.text.Words;

/**
 * Where reconsideration is sought. Against a department or a township: the government of the
 * county, city or province (Art. 24); against a government: the one above; against a vertically led
 * body: the same department above (Art. 27); against an entrusted body: as against the body that
 * entrusted it, which answers (Art. 19).
 */
final class RemedyRule {
    private final Divisions divisions;
    private final Organs organs;
    private final Channels channels;

    RemedyRule(Divisions divisions, Organs organs, Channels channels) {
        this.divisions = divisions;
        this.organs = organs;
        this.channels = channels;
    }

    Remedies against(Organ decider, LocalDate on) {
        List<Reason> reasons = new ArrayList<>();
        Division seat = divisions.find(decider.place(), on).orElseThrow();
        if (organs.isVertical(decider)) {
            Level above = seat.level() == Level.COUNTY ? Level.CITY : Level.PROVINCE;
            Optional<Organ> superior =
                    organs.of(seat, above, decider.department(), on)
                            .filter(organ -> !organ.id().equals(decider.id()));
            if (superior.isPresent()) {
                reasons.add(Ground.REMEDY_VERTICAL.reason(superior.get().name()));
                return remedies(superior.get(), decider, reasons, on);
            }
        }
        Organ government = governmentOver(decider, seat, on);
        reasons.add(Ground.REMEDY_GOVERNMENT.reason(government.name()));
        return remedies(government, decider, reasons, on);
    }

    private Remedies remedies(
            Organ reconsideration, Organ respondent, List<Reason> whom, LocalDate on) {
        List<Reason> reasons = new ArrayList<>(whom);
        reasons.add(Ground.REMEDY_TERM.reason());
        reasons.add(Ground.REMEDY_COURT.reason());
        reasons.add(Ground.REMEDY_INACTION.reason());
        reasons.add(Ground.REMEDY_ELECTRONIC.reason(channels.of(reconsideration, on)));
        return new Remedies(reconsideration, respondent, reasons);
    }

    private Organ governmentOver(Organ decider, Division seat, LocalDate on) {
        boolean isGovernment = decider.department().equals(Organs.GOVERNMENT);
        Level level =
                switch (seat.level()) {
                    case TOWN, VILLAGE -> Level.COUNTY;
                    case COUNTY -> isGovernment ? Level.CITY : Level.COUNTY;
                    case CITY -> isGovernment ? Level.PROVINCE : Level.CITY;
                    // a provincial government reconsiders its own decisions
                    case PROVINCE -> Level.PROVINCE;
                    case NATION, ZONE ->
                            throw new IllegalArgumentException("No division: " + seat.level());
                };
        return organs.of(seat, level, Organs.GOVERNMENT, on).orElseThrow();
    }

    /**
     * Against a committee's decision: by its own right, or in the name of the body that entrusted
     * it.
     */
    Remedies against(Organ committee, PowerList.Entry entry, Organ entrusting, LocalDate on) {
        return switch (entry.form()) {
            case ENTRUSTED -> {
                Remedies remedies = against(entrusting, on);
                List<Reason> reasons = new ArrayList<>(remedies.reasons());
                reasons.addFirst(Ground.REMEDY_ENTRUSTING.reason(entrusting.name()));
                yield new Remedies(remedies.reconsideration(), entrusting, reasons);
            }
            case AUTHORISED -> {
                Division managedBy =
                        divisions
                                .find(String.valueOf(entry.answerableTo()), on)
                                .orElseThrow(() ->
                                        new PlaceFaults(
                                                List.of(
                                                        new Words(
                                                                "PLACE-014 权力清单条目 %s 的管理机关所在地 %s 在 %s 不存在，请为条目设截止日期并另立一条。"
                                                                        .formatted(
                                                                                entry.id(),
                                                                                entry
                                                                                        .answerableTo(),
                                                                                on),
                                                                "PLACE-014 power list entry %s: the managing place %s does not exist on %s. End the entry and add its successor."
                                                                        .formatted(
                                                                                entry.id(),
                                                                                entry
                                                                                        .answerableTo(),
                                                                                on)))));
                Organ government =
                        organs.of(managedBy, managedBy.level(), Organs.GOVERNMENT, on)
                                .orElseThrow();
                yield remedies(
                        government,
                        committee,
                        List.of(Ground.REMEDY_GOVERNMENT.reason(government.name())),
                        on);
            }
        };
    }
}
