package tongban.node.portal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tongban.node.audit.Audit;
import tongban.node.casework.CaseRows;
import tongban.node.casework.Cases;
import tongban.node.casework.Relatives;
import tongban.node.casework.Substitutions;
import tongban.node.casework.Supervision;
import tongban.node.catalog.Catalogue;
import tongban.node.catalog.Services;
import tongban.node.cooperation.Cooperation;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.entitlement.Schemes;
import tongban.node.hotline.Hotline;
import tongban.node.indicator.Book;
import tongban.node.indicator.Indicators;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.means.MeansChecks;
import tongban.node.place.Competence;
import tongban.node.place.Divisions;
import tongban.node.place.Zones;
import tongban.node.policy.Offers;
import tongban.node.policy.PolicyBook;
import tongban.node.project.Escalations;
import tongban.node.project.Projects;
import tongban.node.redflag.RedFlags;
import tongban.node.referral.Referrals;
import tongban.node.register.Corrections;
import tongban.node.register.Enterprises;
import tongban.node.register.Register;
import tongban.node.retention.Retention;
import tongban.node.review.Periods;
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
    OwnNumber ownNumber(Walls walls, PersonalData personalData) {
        return new OwnNumber(walls, personalData);
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
    CountyMap countyMap(@Value("${tongban.boundaries:}") String boundaries, JsonMapper json) {
        return CountyMap.read(boundaries, json);
    }

    @Bean
    ZonePart policyZonePart(Offers offers) {
        return new PolicyZonePart(offers);
    }

    @Bean
    PayRolls payRolls(PaymentRuns runs) {
        return new PayRolls(runs);
    }

    @Bean
    Lists lists(
            CaseRows caseRows,
            Entitlements entitlements,
            Schemes schemes,
            Reviews reviews,
            Periods periods,
            RedFlags flags,
            MeansChecks checks,
            Referrals referrals,
            Hotline hotline,
            PolicyBook policyBook,
            Offers offers,
            Enterprises enterprises,
            Talks talks,
            Corrections corrections,
            Book book,
            Indicators indicators,
            Projects projects,
            Escalations escalations,
            Cooperation cooperation,
            Cases cases,
            Audit audit,
            Retention retention,
            Relatives relatives,
            Substitutions substitutions,
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
                new PolicyLists(policyBook, offers),
                new EnterpriseList(enterprises),
                new TalkList(talks),
                new CorrectionList(corrections),
                new IndicatorLists(book, indicators),
                new ProjectList(projects),
                new ProjectProblemList(escalations),
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
                catalogue,
                services,
                register,
                new ListWriter(journal, walls, clock));
    }
}
