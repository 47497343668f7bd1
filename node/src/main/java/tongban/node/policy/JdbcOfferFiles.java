package tongban.node.policy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Admissions;
import tongban.node.casework.Problem;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.node.policy.JdbcOfferRows.Stored;
import tongban.service.text.Words;

/** Puts an offer together for its page: what it says, what stands against it, what was paid. */
final class JdbcOfferFiles {
    private static final int LAST_SIGNS = 4;

    private final JdbcClient jdbc;
    private final JdbcOfferRows rows;
    private final JdbcPolicyAwards awards;
    private final Policies policies;
    private final Admissions admissions;
    private final Services services;
    private final Organs organs;
    private final Clock clock;

    JdbcOfferFiles(
            JdbcClient jdbc,
            JdbcOfferRows rows,
            JdbcPolicyAwards awards,
            Policies policies,
            Admissions admissions,
            Services services,
            Organs organs,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.awards = awards;
        this.policies = policies;
        this.admissions = admissions;
        this.services = services;
        this.organs = organs;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** All that a page shows, in the open transaction, on the side that made the offer. */
    Offers.File file(Actor actor, Stored s, CaseKey key, Offers.Row row, Offer.Position position) {
        List<Offer.Act> possible = s.offer().possible(position);
        OfferContent content = rows.content(s, key);
        List<Words> against =
                possible.contains(Offer.Act.CONFIRM)
                        ? against(s.service(), content.place()).stream().map(Problem::what).toList()
                        : List.of();
        String account = content.account();
        return new Offers.File(
                row,
                content.creditCode(),
                organs.byId(s.organ(), today(), actor.jurisdiction().code())
                        .map(Organ::name)
                        .orElse(Words.same(s.organ())),
                said(content.awards()),
                said(content.facts()),
                content.holder(),
                content.bank(),
                account.isEmpty() ? "" : "**** " + account.substring(account.length() - LAST_SIGNS),
                s.offer().caseId(),
                actor.is(Role.RESIDENT) ? List.of() : warnings(s, content),
                s.offer().caseId().flatMap(this::paid),
                rows.steps(s.id(), key).stream()
                        .map(d -> {
                            Role role = Role.valueOf(d.role());
                            return new Offers.Step(
                                    d.act(),
                                    d.at(),
                                    role == Role.RESIDENT
                                            ? Words.of("企业", "the enterprise")
                                            : Words.of(role.zh(), role.en()),
                                    d.said());
                        })
                        .toList(),
                possible.stream().filter(a -> a != Offer.Act.CONFIRM || against.isEmpty()).toList(),
                checked(s),
                against);
    }

    /**
     * What is in force no more is confirmed no more; in the same transaction.
     *
     * @param place of the enterprise
     */
    List<Problem> against(String service, String place) {
        return admissions.against(service, rows.side(), Optional.of(place), today());
    }

    private static List<Offers.Said> said(List<OfferContent.Said> lines) {
        return lines.stream().map(l -> new Offers.Said(l.name(), l.value(), l.source())).toList();
    }

    private Optional<BigDecimal> paid(UUID caseId) {
        return jdbc.sql("select sum(paid) from entitlement where case_id = ?")
                .param(caseId)
                .query(BigDecimal.class)
                .optional();
    }

    /** What a person looks at before he decides: paid before, and what stands against it today. */
    private List<Words> warnings(Stored s, OfferContent content) {
        List<Words> warnings = new ArrayList<>();
        Policy policy = policies.find(s.service()).orElseThrow();
        int year = year(s);
        int before =
                awards.against(policy, rows.index(content.creditCode()), year, s.offer().caseId());
        if (before > 0) {
            Words name =
                    services.get(s.service())
                            .map(p -> p.definition().name())
                            .orElse(Words.same(s.service()));
            warnings.add(BudgetProblems.hadBefore(name, policy.times(), year, before).what());
        }
        for (String list : List.of("seriously dishonest", "abnormal operation")) {
            Words name = factName(s.service(), list);
            content.facts().stream()
                    .filter(f -> f.name().equals(name) && f.value().en().equals("yes"))
                    .forEach(f -> warnings.add(f.name().then(f.value())));
        }
        return warnings;
    }

    /** Of the application: of the confirmation, or of today. */
    private int year(Stored s) {
        return s.offer().caseId().flatMap(c -> s.offer().answeredOn()).orElse(today()).getYear();
    }

    /** What was looked at where nothing was found. */
    private Words checked(Stored s) {
        Policy.Times times = policies.find(s.service()).orElseThrow().times();
        int year = year(s);
        Words before =
                switch (times) {
                    case ONCE -> Words.of("从来没有批准过另一笔", "never granted before");
                    case YEARLY ->
                            Words.of(
                                    year + "年申请的没有另一笔",
                                    "no other one on an application of " + year);
                    case UNSAID -> Words.of("没有核对", "not checked");
                };
        return Words.of(
                "重复享受核对（" + times.words().zh() + "）：" + before.zh() + "。失信核对：不在名单内。",
                "Granted before ("
                        + times.words().en()
                        + "): "
                        + before.en()
                        + ". On no list of the dishonest.");
    }

    private Words factName(String service, String fact) {
        return services.get(service)
                .map(p -> p.definition())
                .flatMap(d -> d.fact(fact).map(d.form()::name))
                .orElse(Words.same(fact));
    }
}
