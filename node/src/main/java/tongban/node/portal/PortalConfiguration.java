package tongban.node.portal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tongban.node.audit.Audit;
import tongban.node.casework.Assignments;
import tongban.node.casework.Authorisations;
import tongban.node.casework.Bundles;
import tongban.node.casework.CaseRows;
import tongban.node.casework.Cases;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.casework.HeldPapers;
import tongban.node.casework.NamedBodies;
import tongban.node.casework.PublishedDecisions;
import tongban.node.casework.Relatives;
import tongban.node.casework.RunningCases;
import tongban.node.casework.ShortMessages;
import tongban.node.casework.Substitutions;
import tongban.node.casework.Supervision;
import tongban.node.casework.Urges;
import tongban.node.catalog.Catalogue;
import tongban.node.catalog.Services;
import tongban.node.cooperation.Cooperation;
import tongban.node.counter.Appointments;
import tongban.node.counter.CardReader;
import tongban.node.counter.HallHours;
import tongban.node.counter.Scanner;
import tongban.node.counter.Visits;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.Inquiries;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.entitlement.Schemes;
import tongban.node.exchange.Exports;
import tongban.node.exchange.Imports;
import tongban.node.hotline.Calls;
import tongban.node.hotline.Hotline;
import tongban.node.hotline.Knowledge;
import tongban.node.hotline.Metrics;
import tongban.node.indicator.Book;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.ObservationFiles;
import tongban.node.indicator.PolicySeries;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.means.MeansChecks;
import tongban.node.paper.Papers;
import tongban.node.place.Competence;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.node.place.Zones;
import tongban.node.policy.AwardAccounts;
import tongban.node.policy.Budgets;
import tongban.node.policy.Effects;
import tongban.node.policy.Matches;
import tongban.node.policy.Offers;
import tongban.node.policy.PolicyBook;
import tongban.node.project.Escalations;
import tongban.node.project.Projects;
import tongban.node.project.ReturnFiles;
import tongban.node.redflag.RedFlags;
import tongban.node.referral.Referrals;
import tongban.node.register.Corrections;
import tongban.node.register.Enterprises;
import tongban.node.register.Register;
import tongban.node.register.RegisterImport;
import tongban.node.retention.Retention;
import tongban.node.review.Periods;
import tongban.node.review.ReviewBatches;
import tongban.node.review.Reviews;
import tongban.node.talk.Talks;
import tools.jackson.databind.json.JsonMapper;

/** How pages are rendered. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

    @Bean
    PageController.Setting pageSetting(
            Clock clock,
            @Value("${tongban.clock.today:}") String moved,
            @Value("${tongban.demo}") boolean demo) {
        return new PageController.Setting(
                TemplateEngine.createPrecompiled(
                        null, ContentType.Html, null, "tongban.node.portal.templates"),
                clock,
                !moved.isBlank(),
                demo);
    }

    @Bean
    PlaceLines placeLines(Divisions divisions, Zones zones, Clock clock) {
        return new PlaceLines(divisions, zones, clock);
    }

    @Bean
    OrganChoices organChoices(
            PlaceLines places, Divisions divisions, NamedBodies bodies, Clock clock) {
        return new OrganChoices(places, divisions, bodies, clock);
    }

    @Bean
    BodyChoices bodyChoices(Divisions divisions, Zones zones, Organs organs, Clock clock) {
        return new BodyChoices(divisions, zones, organs, clock);
    }

    @Bean
    CaseView caseView(
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
        return new CaseView(
                cases,
                services,
                visits,
                bundles,
                assignments,
                urges,
                checks,
                hotline,
                messages,
                organs,
                clock);
    }

    @Bean
    VisitView visitView(
            Services services,
            Drafts drafts,
            Cases cases,
            RunningCases running,
            Documents documents,
            Authorisations authorisations,
            Papers papers,
            PlaceLines places,
            CardReader reader,
            Scanner scanner,
            PageController.Setting setting) {
        return new VisitView(
                services,
                drafts,
                cases,
                running,
                documents,
                authorisations,
                papers,
                places,
                reader,
                scanner,
                setting);
    }

    @Bean
    OwnNumber ownNumber(Walls walls, PersonalData personalData) {
        return new OwnNumber(walls, personalData);
    }

    @Bean
    HeldAtHome heldAtHome(HeldPapers held) {
        return new HeldAtHome(held);
    }

    @Bean
    SelfChecks selfChecks(Divisions divisions, Competence competence, Clock clock) {
        return new SelfChecks(divisions, competence, clock);
    }

    /**
     * @param boundaries a file of county boundaries (GeoJSON) that the deployment supplies; none
     *     where empty, and then there are no maps
     */
    @Bean
    CountyMap countyMap(
            @Value("${tongban.boundaries:}") String boundaries,
            JsonMapper json,
            Divisions divisions,
            Clock clock) {
        return CountyMap.read(boundaries, json, divisions, LocalDate.now(clock));
    }

    @Bean
    IndicatorSheets indicatorSheets(Indicators indicators, Divisions divisions, Clock clock) {
        return new IndicatorSheets(indicators, divisions, clock);
    }

    @Bean
    ZonePart policyZonePart(Offers offers, AwardAccounts accounts) {
        return new PolicyZonePart(offers, accounts);
    }

    @Bean
    PayRolls payRolls(PaymentRuns runs) {
        return new PayRolls(runs);
    }

    @Bean
    RunLists runLists(
            PaymentRuns runs,
            ReviewBatches batches,
            RedFlags flags,
            Inquiries inquiries,
            Retention retention,
            Exports exports,
            Imports imports,
            Register register,
            RegisterImport registerImport) {
        return new RunLists(
                runs,
                batches,
                flags,
                inquiries,
                retention,
                exports,
                imports,
                register,
                registerImport);
    }

    @Bean
    Lists lists(
            RunLists runs,
            CaseRows caseRows,
            Entitlements entitlements,
            Schemes schemes,
            Reviews reviews,
            Periods periods,
            RedFlags flags,
            MeansChecks checks,
            Referrals referrals,
            Hotline hotline,
            Knowledge knowledge,
            Calls calls,
            Metrics metrics,
            Appointments appointments,
            HallHours halls,
            ObservationFiles observationFiles,
            RegisterImport registerImport,
            Imports imports,
            Exports exports,
            PolicyBook policyBook,
            Offers offers,
            Matches matches,
            AwardAccounts awards,
            Budgets budgets,
            Effects effects,
            Enterprises enterprises,
            Talks talks,
            Corrections corrections,
            Book book,
            Indicators indicators,
            IndicatorSheets indicatorSheets,
            PolicySeries policySeries,
            Projects projects,
            Escalations escalations,
            ReturnFiles returnFiles,
            Cooperation cooperation,
            Cases cases,
            Audit audit,
            Retention retention,
            Relatives relatives,
            Substitutions substitutions,
            PublishedDecisions publications,
            Supervision supervision,
            Catalogue catalogue,
            Services services,
            Register register,
            Journal journal,
            Walls walls,
            Clock clock) {
        return new Lists(
                caseRows,
                new LedgerList(entitlements, schemes),
                new ReviewList(reviews, periods),
                new HitList(flags),
                new EconomicCheckList(checks),
                new ReferralList(referrals),
                new TicketList(hotline),
                new HotlineLists(knowledge, calls, metrics, clock),
                new AppointmentList(appointments, halls, clock),
                new ObservationList(observationFiles),
                new ImportLists(registerImport, imports, exports),
                new PolicyLists(policyBook, offers, budgets, effects),
                new EnterprisePolicyLists(matches, awards, offers, policyBook, clock),
                new EnterpriseList(enterprises),
                new TalkList(talks),
                new CorrectionList(corrections),
                new IndicatorLists(book, indicators, policySeries, indicatorSheets),
                new ProjectList(projects),
                new ProjectProblemList(escalations),
                new ReturnList(returnFiles),
                new CooperationLists(cooperation),
                new SupervisionLists(
                        supervision,
                        audit,
                        retention,
                        relatives,
                        substitutions,
                        cases,
                        journal,
                        walls),
                runs,
                new PublicationList(publications),
                catalogue,
                services,
                register,
                new ListWriter(journal, walls, clock));
    }
}
