package tongban.node.policy;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Admissions;
import tongban.node.casework.Cases;
import tongban.node.casework.Drafts;
import tongban.node.casework.Grants;
import tongban.node.catalog.Services;
import tongban.node.entitlement.Entitlements;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.place.Competence;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.node.place.Zones;
import tongban.node.register.Enterprises;
import tongban.time.WorkingCalendar;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    Policies policies() {
        return Policies.shipped();
    }

    @Bean
    JdbcOfferRows policyOfferRows(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            JsonMapper json) {
        return new JdbcOfferRows(jdbc, walls, personalData, journal, json);
    }

    @Bean
    Areas policyAreas(Divisions divisions) {
        return new Areas(divisions);
    }

    @Bean
    JdbcPolicyDocuments policyDocuments(JdbcClient jdbc, Clock clock) {
        return new JdbcPolicyDocuments(jdbc, clock);
    }

    @Bean
    PayingArea payingArea(JdbcPolicyDocuments documents, Areas areas, Clock clock) {
        return new PayingArea(documents, areas, clock);
    }

    /** After the ledger, whose entitlements it gives their account and whose money it is. */
    @Bean
    @Order(1)
    Grants policyGrants(
            JdbcClient jdbc,
            Walls walls,
            JdbcOfferRows rows,
            Policies policies,
            PayingArea paying,
            ObjectProvider<Entitlements> entitlements) {
        return new JdbcPolicyGrants(jdbc, walls, rows, policies, paying, entitlements);
    }

    /** What people do with policies: it knows casework, which knows the grants above. */
    @Configuration(proxyBeanMethods = false)
    static class Desk {
        @Bean
        JdbcPolicyBook policyBook(
                JdbcClient jdbc,
                JdbcPolicyDocuments documents,
                Walls walls,
                Journal journal,
                Policies policies,
                Services services,
                Areas areas,
                WorkingCalendar calendar,
                JsonMapper json,
                Clock clock) {
            JdbcPolicyTexts texts = new JdbcPolicyTexts(jdbc, json, clock);
            return new JdbcPolicyBook(
                    documents,
                    texts,
                    new JdbcPolicyActs(
                            documents, texts, walls, journal, policies, services, areas, calendar,
                            clock),
                    walls,
                    policies,
                    services,
                    areas,
                    clock);
        }

        @Bean
        JdbcPolicyAwards policyAwards(JdbcClient jdbc) {
            return new JdbcPolicyAwards(jdbc);
        }

        @Bean
        Admissions policyAdmissions(
                Policies policies,
                Services services,
                JdbcPolicyBook book,
                JdbcPolicyAwards awards,
                JdbcFunds funds,
                PayingArea paying,
                Areas areas,
                Walls walls) {
            return new PolicyAdmissions(
                    policies, services, book, awards, funds, paying, areas, walls);
        }

        @Bean
        Matcher policyMatches(
                Policies policies,
                PolicyBook book,
                Services services,
                Enterprises enterprises,
                Divisions divisions,
                Areas areas,
                Zones zones,
                Clock clock) {
            return new Matcher(
                    policies, book, services, enterprises, divisions, areas, zones, clock);
        }

        @Bean
        JdbcOfferRuns policyRuns(
                JdbcClient jdbc,
                Walls walls,
                Journal journal,
                JdbcOfferRows rows,
                JdbcPolicyAwards awards,
                PolicyBook book,
                Matcher matcher,
                Enterprises enterprises,
                Services services,
                Competence competence,
                Areas areas,
                Clock clock) {
            return new JdbcOfferRuns(
                    jdbc,
                    walls,
                    journal,
                    rows,
                    awards,
                    book,
                    matcher,
                    enterprises,
                    services,
                    competence,
                    areas,
                    clock);
        }

        @Bean
        OfferRunJob offerRunJob(JdbcOfferRuns runs) {
            return new OfferRunJob(runs);
        }

        @Bean
        Offers policyOffers(
                JdbcClient jdbc,
                Walls walls,
                JdbcOfferRows rows,
                JdbcOfferRuns runs,
                JdbcPolicyAwards awards,
                Policies policies,
                Drafts drafts,
                Cases cases,
                Admissions admissions,
                Matcher matcher,
                Services services,
                Enterprises enterprises,
                Organs organs,
                WorkingCalendar calendar,
                Clock clock) {
            return new JdbcOffers(
                    jdbc,
                    walls,
                    rows,
                    runs,
                    new JdbcOfferFiles(
                            jdbc, rows, awards, policies, admissions, services, organs, clock),
                    new Confirmations(drafts, cases, matcher),
                    services,
                    enterprises,
                    calendar,
                    clock);
        }

        @Bean
        AwardAccounts policyAccounts(
                JdbcClient jdbc,
                Walls walls,
                JdbcOfferRows rows,
                Policies policies,
                Services services,
                Enterprises enterprises,
                Entitlements entitlements,
                Clock clock) {
            return new JdbcAwardAccounts(
                    jdbc, walls, rows, policies, services, enterprises, entitlements, clock);
        }

        @Bean
        JdbcBudgetSums policyBudgetSums(JdbcClient jdbc, Walls walls, Organs organs, Clock clock) {
            return new JdbcBudgetSums(jdbc, walls, organs, clock);
        }

        @Bean
        JdbcBudgetHolds policyBudgetHolds(
                JdbcClient jdbc, Walls walls, Journal journal, Clock clock) {
            return new JdbcBudgetHolds(jdbc, walls, journal, clock);
        }

        @Bean
        JdbcFunds policyFunds(
                JdbcBudgetSums sums,
                JdbcBudgetHolds holds,
                Walls walls,
                Policies policies,
                Services services,
                Areas areas,
                Clock clock) {
            return new JdbcFunds(sums, holds, walls, policies, services, areas, clock);
        }

        @Bean
        Budgets policyBudgets(
                JdbcClient jdbc,
                JdbcBudgetSums sums,
                JdbcBudgetHolds holds,
                Walls walls,
                Journal journal,
                Policies policies,
                Services services,
                Areas areas,
                WorkingCalendar calendar,
                Clock clock) {
            return new JdbcBudgets(
                    jdbc, sums, holds, walls, journal, policies, services, areas, calendar, clock);
        }

        @Bean
        JdbcEffects policyEffects(
                JdbcClient jdbc,
                Walls walls,
                Policies policies,
                JdbcBudgetSums sums,
                WorkingCalendar calendar,
                Clock clock) {
            return new JdbcEffects(jdbc, walls, policies, sums, calendar, clock);
        }
    }
}
