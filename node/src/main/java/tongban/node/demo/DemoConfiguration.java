package tongban.node.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tongban.node.casework.Cases;
import tongban.node.casework.Drafts;
import tongban.node.casework.Relatives;
import tongban.node.casework.Urges;
import tongban.node.casework.WorkList;
import tongban.node.catalog.Services;
import tongban.node.catalog.ShippedCatalogue;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Plans;
import tongban.node.counter.Appointments;
import tongban.node.counter.Queue;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.Inquiries;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.hotline.Calls;
import tongban.node.hotline.Hotline;
import tongban.node.hotline.Knowledge;
import tongban.node.hotline.PastTickets;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.node.identity.DemoAccounts;
import tongban.node.indicator.Indicators;
import tongban.node.journal.Walls;
import tongban.node.means.MeansChecks;
import tongban.node.place.Competence;
import tongban.node.place.Divisions;
import tongban.node.policy.Budgets;
import tongban.node.policy.Offers;
import tongban.node.policy.PolicyBook;
import tongban.node.project.Escalations;
import tongban.node.project.Projects;
import tongban.node.redflag.RedFlags;
import tongban.node.referral.Referrals;
import tongban.node.register.Corrections;
import tongban.node.register.Enterprises;
import tongban.node.register.Register;
import tongban.node.register.RegisterImport;
import tongban.node.review.ReviewBatches;
import tongban.node.review.Reviews;
import tongban.node.talk.Talks;

/** Loads the demonstration before the node says that it is ready; a second start finds it there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tongban.demo", havingValue = "true")
class DemoConfiguration {

    @Bean
    DemoAccounts demoAccounts(Services services, Competence competence, Clock clock) {
        Staff staff = new Staff(services, competence, LocalDate.now(clock));
        return () -> staff.posts().stream().map(Staff.Post::shown).toList();
    }

    @Bean
    ApplicationRunner demonstration(
            Services services,
            Competence competence,
            ShippedCatalogue catalogue,
            Accounts accounts,
            Walls walls,
            Drafts drafts,
            Cases cases,
            Urges urges,
            Queue queue,
            Appointments appointments,
            Register register,
            RegisterImport imports,
            Enterprises enterprises,
            MeansChecks checks,
            Entitlements entitlements,
            PaymentRuns runs,
            Inquiries inquiries,
            Relatives relatives,
            ReviewBatches batches,
            Reviews reviews,
            RedFlags flags,
            Referrals referrals,
            Indicators indicators,
            Projects projects,
            Escalations escalations,
            Divisions divisions,
            Hotline hotline,
            Knowledge knowledge,
            Calls calls,
            PastTickets past,
            Talks talks,
            Corrections corrections,
            Cooperation cooperation,
            Plans plans,
            PolicyBook policies,
            Offers offers,
            Budgets budgets,
            Clock clock) {
        return arguments -> {
            catalogue.load();
            Map<String, Actor> people = new HashMap<>();
            for (Staff.Post post : new Staff(services, competence, LocalDate.now(clock)).posts()) {
                people.put(post.login(), enrol(post, accounts, walls));
            }
            boolean loaded =
                    cases.workList(
                                            of(people, "sc.supervisor"),
                                            WorkList.Query.of(WorkList.Scope.SIDE))
                                    .total()
                            > 0;
            if (!loaded) {
                new Story(
                                new Matters(drafts, cases, services, clock, "demonstration"),
                                new ReferredOn(referrals),
                                people)
                        .tell();
                new PaidOut(entitlements, runs)
                        .tell(of(people, "cq.reviewer"), of(people, "cq.decider"));
                new Reported(indicators, LocalDate.now(clock))
                        .tell(of(people, "sc.reviewer"), of(people, "sc.supervisor"));
                new JointProjects(
                                projects,
                                escalations,
                                divisions,
                                LocalDate.now(clock),
                                of(people, "sc.projects"),
                                of(people, "cq.projects"))
                        .tell();
                new Conferred(cooperation, plans, projects, LocalDate.now(clock))
                        .tell(
                                of(people, "sc.supervisor"),
                                of(people, "sc.reviewer"),
                                of(people, "cq.reviewer"));
            }
            new MadeEnterprises(imports, enterprises, LocalDate.now(clock))
                    .begin(of(people, "sc.economy"), of(people, "cq.economy"));
            new IssuedPolicies(policies, offers, budgets, runs, LocalDate.now(clock))
                    .tell(
                            issuing(people, "sc"),
                            issuing(people, "cq"),
                            issuingOf(people, "sc.city"),
                            issuingOf(people, "sc.county"),
                            new Matters(drafts, cases, services, clock, "policies"));
            new Households(register).begin(of(people, "sc.reviewer"), of(people, "cq.reviewer"));
            new CheckedHousehold(checks, register, LocalDate.now(clock))
                    .begin(of(people, "cq.reviewer"), of(people, "cq.resident"));
            if (!loaded) {
                new Oversight(
                                new Matters(drafts, cases, services, clock, "oversight"),
                                register,
                                entitlements,
                                inquiries,
                                runs,
                                relatives,
                                batches,
                                reviews,
                                flags)
                        .tell(overseen(people), LocalDate.now(clock));
                new Supervised(cases, urges, LocalDate.now(clock))
                        .tell(of(people, "sc.supervisor"), of(people, "sc.reviewer"));
            }
            if (!loaded) {
                MetOfficials met =
                        new MetOfficials(enterprises, talks, corrections, LocalDate.now(clock));
                met.tell(of(people, "sc.enterprise"), of(people, "sc.economy"));
                met.tell(of(people, "cq.enterprise"), of(people, "cq.economy"));
                CalledBefore before = new CalledBefore(hotline, calls, past, LocalDate.now(clock));
                before.tell(line(people, "sc", Cast.SICHUAN_TOWN), 2);
                before.tell(line(people, "cq", Cast.CHONGQING_TOWN), 1);
                new Called(hotline, knowledge, LocalDate.now(clock))
                        .tell(
                                line(people, "sc", Cast.SICHUAN_TOWN),
                                line(people, "cq", Cast.CHONGQING_TOWN));
            }
            HallDay day = new HallDay(queue, appointments);
            for (String side : List.of("sc", "cq")) {
                day.begin(
                        of(people, side + ".clerk"),
                        of(people, side + ".resident"),
                        LocalDate.now(clock));
            }
        };
    }

    private static Oversight.People overseen(Map<String, Actor> people) {
        return new Oversight.People(
                of(people, "sc.clerk"),
                of(people, "sc.reviewer"),
                of(people, "sc.decider"),
                of(people, "sc.supervisor"),
                of(people, "cq.clerk"),
                of(people, "cq.reviewer"),
                of(people, "cq.decider"));
    }

    private static IssuedPolicies.People issuing(Map<String, Actor> people, String side) {
        return new IssuedPolicies.People(
                of(people, side + ".economy"),
                of(people, side + ".labour"),
                of(people, side + ".labour.decider"),
                of(people, side + ".job.reviewer"),
                of(people, side + ".job.decider"),
                of(people, side + ".enterprise"));
    }

    private static IssuedPolicies.Local issuingOf(Map<String, Actor> people, String login) {
        return new IssuedPolicies.Local(of(people, login), of(people, login + ".decider"));
    }

    private static Called.People line(Map<String, Actor> people, String side, String town) {
        return new Called.People(
                of(people, side + ".agent"),
                of(people, side + ".reviewer"),
                of(people, side + ".decider"),
                of(people, side + ".supervisor"),
                town);
    }

    private static Actor enrol(Staff.Post post, Accounts accounts, Walls walls) {
        UUID id =
                walls.inside(
                        Actor.system(post.side()),
                        () ->
                                accounts.enrol(
                                        post.login(),
                                        Staff.PASSWORD,
                                        post.role(),
                                        post.side(),
                                        post.organ(),
                                        post.nameZh(),
                                        post.nameEn(),
                                        post.person() == null ? null : post.person().number()));
        return new Actor(
                id,
                post.login(),
                post.role(),
                post.side(),
                post.organ(),
                post.nameZh(),
                post.nameEn());
    }

    static Actor of(Map<String, Actor> people, String login) {
        Actor actor = people.get(login);
        if (actor == null) {
            throw new IllegalStateException("The demonstration has no account " + login);
        }
        return actor;
    }

    /** What has happened before the visitor arrives. */
    private record Story(Matters matters, ReferredOn referred, Map<String, Actor> people) {
        private static final String SUBSIDIES = "disability-subsidies";
        private static final String PERMIT = "oversize-transport-permit";

        void tell() {
            Actor sichuanClerk = of(people, "sc.clerk");
            Actor chongqingClerk = of(people, "cq.clerk");

            // taken in at Gaozhu by Sichuan's clerk for Chongqing: waits for Chongqing's reviewer
            matters.forward(sichuanClerk, matters.collect(sichuanClerk, SUBSIDIES, "02-", Cast.LI));
            // collected, not forwarded yet
            matters.collect(sichuanClerk, SUBSIDIES, "02-", Cast.WANG);
            // the other way round, asked once for what is missing
            var asked =
                    matters.forward(
                            chongqingClerk,
                            matters.collect(chongqingClerk, SUBSIDIES, "01-", Cast.CHEN));
            matters.askFor(
                    of(people, "sc.reviewer"),
                    asked.id(),
                    "bank-account",
                    "请提供本人银行账户复印件。Please bring a copy of your own bank card.");
            referred.asked(of(people, "sc.reviewer"), asked.id());
            // Sichuan's own, reviewed: waits for the decider
            var reviewed = matters.collect(sichuanClerk, SUBSIDIES, "01-", Cast.HE);
            matters.reviewed(of(people, "sc.reviewer"), reviewed.id());
            // across the border, decided and delivered at the window where it was taken in
            var decided =
                    matters.forward(
                            sichuanClerk,
                            matters.collect(sichuanClerk, SUBSIDIES, "02-", Cast.TANG));
            matters.reviewed(of(people, "cq.reviewer"), decided.id());
            matters.decided(of(people, "cq.decider"), decided.id());
            matters.delivered(sichuanClerk, decided.id());
            referred.sent(of(people, "cq.reviewer"), decided.id());
            permit(sichuanClerk);
        }

        /** In joint handling: Chongqing agreed to its part of the route, Sichuan has to decide. */
        private void permit(Actor clerk) {
            Actor leading = people.get("sc.oversize.reviewer");
            Actor asked = people.get("cq.oversize.reviewer");
            if (leading == null || asked == null) {
                return; // on a day before the service was published
            }
            var permit = matters.collect(clerk, PERMIT, "05-", Cast.LUO);
            matters.accepted(leading, permit.id());
            matters.agreed(asked, matters.number(leading, permit.id()), "夜间通行，全程护送。");
            matters.recommended(leading, permit.id());
        }
    }
}
