package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.catalog.Services;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.service.CaseDate;
import tongban.service.Proposal;
import tongban.service.ServiceDefinition;
import tongban.service.fact.Fact;
import tongban.service.fact.FactFault;
import tongban.service.fact.Facts;

/** Cases in the database, decided anew. */
final class JdbcDecidedAnew implements DecidedAnew {
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final Services services;
    private final Proposals proposals;
    private final Clock clock;

    JdbcDecidedAnew(
            PersonalData personalData,
            JdbcCaseStore store,
            Services services,
            Proposals proposals,
            Clock clock) {
        this.personalData = personalData;
        this.store = store;
        this.services = services;
        this.proposals = proposals;
        this.clock = clock;
    }

    @Override
    public Optional<Known> known(UUID caseId, Purpose purpose) {
        return personalData
                .open(caseId, purpose, "answers")
                .map(key -> store.load(caseId, key))
                .flatMap(this::known);
    }

    private Optional<Known> known(Case of) {
        return services.get(of.opened().service())
                .map(service ->
                        new Known(
                                service,
                                of.opened().place(),
                                Answers.facts(
                                        service.definition(), of.facts(), LocalDate.now(clock))));
    }

    @Override
    public Proposal today(Known known, Facts facts) {
        LocalDate today = LocalDate.now(clock);
        Map<CaseDate, LocalDate> dates = new EnumMap<>(CaseDate.class);
        for (CaseDate date : CaseDate.values()) {
            if (date != CaseDate.ENTITLEMENT_MONTH) {
                dates.put(date, today);
            }
        }
        return proposals.of(
                known.service(),
                known.place(),
                dates,
                sound(known.service().definition(), facts, today),
                today);
    }

    /** Without those that are outside their domains: nobody can say what they come to. */
    private static Facts sound(ServiceDefinition service, Facts facts, LocalDate today) {
        Map<String, Fact> sound = new LinkedHashMap<>(facts.byName());
        for (FactFault fault : service.form().withSynthetic(true).validate(facts.values(), today)) {
            sound.keySet()
                    .removeIf(name -> {
                        String key = name.replace(' ', '-');
                        return fault.field().equals(key) || fault.field().startsWith(key + ".");
                    });
        }
        return new Facts(sound);
    }
}
