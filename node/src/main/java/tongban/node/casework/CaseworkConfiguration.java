package tongban.node.casework;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import tongban.node.catalog.Services;
import tongban.node.catalog.Standards;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.place.Competence;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.time.WorkingCalendar;

/** Puts casework together. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CaseworkConfiguration {

    @Bean
    WorkingCalendar workingCalendar(@Value("${tongban.calendar:}") String further) {
        return further.isBlank()
                ? WorkingCalendar.published()
                : CalendarFile.laidOver(WorkingCalendar.published(), further);
    }

    @Bean
    JdbcCaseStore caseStore(
            JdbcClient jdbc, Walls walls, PersonalData personalData, Exchange exchange) {
        return new JdbcCaseStore(jdbc, walls, personalData, exchange::about);
    }

    @Bean
    IntakeReader intakeReader(
            Divisions divisions,
            Organs organs,
            Competence competence,
            @Value("${tongban.demo}") boolean demo) {
        return new IntakeReader(divisions, organs, competence, demo);
    }

    @Bean
    JdbcDrafts drafts(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Services services,
            IntakeReader reader,
            JdbcAuthorisationRows authorisations,
            List<Admissions> admissions,
            List<TypedOver> others,
            Clock clock) {
        return new JdbcDrafts(
                jdbc,
                walls,
                personalData,
                services,
                reader,
                authorisations,
                admissions,
                others,
                clock);
    }

    @Bean
    JdbcAuthorisationRows authorisationRows(
            JdbcClient jdbc, Walls walls, PersonalData personalData, Clock clock) {
        return new JdbcAuthorisationRows(jdbc, walls, personalData, clock);
    }

    @Bean
    Authorisations authorisations(
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcAuthorisationRows rows,
            JdbcDrafts drafts,
            JdbcCaseStore store,
            Gate gate,
            ShortMessages messages,
            Services services,
            Organs organs,
            JdbcCases cases,
            Clock clock,
            @Value("${tongban.demo}") boolean demo,
            @Value("${tongban.address:}") String address) {
        return new JdbcAuthorisations(
                new JdbcAuthorisations.Parts(
                        walls,
                        journal,
                        personalData,
                        rows,
                        drafts,
                        store,
                        gate,
                        messages,
                        services,
                        organs,
                        cases,
                        clock),
                new AskingReader(demo),
                address);
    }

    @Bean
    CaseProgress caseProgress(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcCaseStore store,
            CaseReader reader,
            Organs organs,
            Clock clock) {
        return new JdbcCaseProgress(
                jdbc, walls, journal, personalData, store, reader, organs, clock);
    }

    @Bean
    RunningCases runningCases(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Gate gate,
            JdbcCaseStore store,
            CaseReader reader,
            JdbcRelatives relatives,
            Organs organs,
            Clock clock,
            WorkingCalendar calendar) {
        return new JdbcRunningCases(
                jdbc, walls, personalData, gate, store, reader, relatives, organs, clock, calendar);
    }

    @Bean
    OwnCases ownCases(JdbcClient jdbc, Walls walls) {
        return new JdbcOwnCases(jdbc, walls);
    }

    @Bean
    WithdrawnConsents withdrawnConsents(JdbcClient jdbc, Walls walls, JdbcHands hands) {
        return new JdbcWithdrawnConsents(jdbc, walls, hands);
    }

    @Bean
    Bundles bundles(
            JdbcClient jdbc, Walls walls, JdbcDrafts drafts, Services services, Clock clock) {
        return new JdbcBundles(jdbc, walls, drafts, services, clock);
    }

    @Bean
    Gate gate(Clock clock) {
        return Gate.strict(clock);
    }

    @Bean
    JdbcDocuments documents(
            Gate gate,
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcDrafts drafts,
            Services services,
            JdbcRelatives relatives,
            Clock clock) {
        return new JdbcDocuments(
                gate, jdbc, walls, personalData, store, drafts, services, relatives, clock);
    }

    @Bean
    FilledForms filledForms(
            Walls walls,
            PersonalData personalData,
            JdbcDrafts drafts,
            JdbcDocuments documents,
            JdbcAuthorisationRows authorisations,
            IntakeReader reader,
            Services services,
            Clock clock,
            WorkingCalendar calendar) {
        return new JdbcFilledForms(
                walls,
                personalData,
                drafts,
                documents,
                authorisations,
                reader,
                services,
                clock,
                calendar);
    }

    @Bean
    JdbcHands hands(JdbcClient jdbc, Clock clock) {
        return new JdbcHands(jdbc, clock);
    }

    @Bean
    JdbcWorkLists workLists(
            JdbcClient jdbc,
            JdbcCaseStore store,
            JdbcHands hands,
            PersonalData personalData,
            Services services,
            Organs organs,
            Clock clock,
            WorkingCalendar calendar) {
        return new JdbcWorkLists(
                jdbc, store, hands, personalData, services, organs, clock, calendar);
    }

    @Bean
    CaseRows caseRows(
            JdbcClient jdbc,
            Walls walls,
            JdbcWorkLists lists,
            PersonalData personalData,
            Clock clock) {
        return new JdbcCaseRows(jdbc, walls, lists, personalData, clock);
    }

    @Bean
    CaseReader caseReader(
            Gate gate,
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcDocuments documents,
            Services services,
            Divisions divisions,
            Organs organs,
            JdbcWorkLists lists,
            Exchange exchange,
            JdbcRelatives relatives,
            JdbcHands hands,
            JdbcParcelRows parcels,
            Courier courier,
            List<PaidAwards> ledgers,
            Clock clock,
            WorkingCalendar calendar) {
        return new CaseReader(
                new CaseReader.Parts(
                        gate,
                        walls,
                        journal,
                        personalData,
                        store,
                        documents,
                        new JdbcReceipts(jdbc, walls),
                        lists,
                        services,
                        divisions,
                        organs,
                        exchange,
                        relatives,
                        hands,
                        parcels,
                        courier,
                        ledgers,
                        clock,
                        calendar));
    }

    @Bean
    Proposals proposals(Divisions divisions, Clock clock) {
        return new Proposals(divisions, clock);
    }

    @Bean
    DecidedAnew decidedAnew(
            PersonalData personalData,
            JdbcCaseStore store,
            Services services,
            Proposals proposals,
            Clock clock) {
        return new JdbcDecidedAnew(personalData, store, services, proposals, clock);
    }

    @Bean
    NamedBodies namedBodies(Organs organs, Competence competence, Clock clock) {
        return new NamedBodies(organs, competence, clock);
    }

    @Bean
    Enquiries enquiries(
            JdbcCaseStore store,
            JdbcDocuments documents,
            NamedBodies bodies,
            Proposals proposals,
            List<Admissions> admissions,
            List<PaidAwards> paid,
            JdbcRelatives relatives,
            Clock clock,
            WorkingCalendar calendar,
            @Value("${tongban.demo}") boolean demo) {
        return new Enquiries(
                store,
                documents,
                bodies,
                proposals,
                admissions,
                paid,
                relatives,
                clock,
                calendar,
                demo);
    }

    @Bean
    LawChanges lawChanges(
            Gate gate,
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            Services services,
            Standards standards,
            Proposals proposals,
            Clock clock) {
        return new JdbcLawChanges(
                gate, walls, personalData, store, services, standards, proposals, clock);
    }

    @Bean
    Consequences consequences(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcDocuments documents,
            Exchange exchange,
            CaseReader reader,
            Enquiries enquiries,
            Tidings tidings,
            Clock clock,
            WorkingCalendar calendar,
            JdbcAuthorisationRows authorisations,
            List<Grants> grants,
            JdbcPublicationRows publications) {
        return new Consequences(
                walls,
                journal,
                personalData,
                documents,
                new JdbcReceipts(jdbc, walls),
                exchange,
                reader,
                enquiries,
                tidings,
                new JdbcJointSteps(jdbc, walls, clock, calendar),
                authorisations,
                grants,
                publications);
    }

    @Bean
    Tidings tidings(ShortMessages messages) {
        return new Tidings(messages);
    }

    @Bean
    JdbcSteps steps(
            JdbcCaseStore store,
            Consequences consequences,
            CaseReader reader,
            Enquiries enquiries,
            JdbcDeadlines deadlines,
            Clock clock) {
        return new JdbcSteps(store, consequences, reader, enquiries, deadlines, clock);
    }

    @Bean
    JdbcCases cases(
            Gate gate,
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcDrafts drafts,
            JdbcDocuments documents,
            JdbcAuthorisationRows authorisations,
            Services services,
            IntakeReader intakes,
            CaseReader reader,
            Enquiries enquiries,
            JdbcSteps steps,
            Consequences consequences,
            Tidings tidings,
            JdbcRelatives relatives,
            JdbcHands hands,
            List<Admissions> admissions,
            HeldPapers held,
            Clock clock) {
        return new JdbcCases(
                gate,
                walls,
                personalData,
                store,
                drafts,
                documents,
                authorisations,
                services,
                intakes,
                reader,
                enquiries,
                steps,
                consequences,
                tidings,
                relatives,
                hands,
                admissions,
                held,
                clock);
    }

    @Bean
    Supervision supervision(
            JdbcClient jdbc,
            Walls walls,
            JdbcCaseStore store,
            JdbcWorkLists lists,
            JdbcHands hands,
            PersonalData personalData,
            Services services,
            Organs organs,
            Clock clock) {
        return new JdbcSupervision(
                jdbc, walls, store, lists, hands, personalData, services, organs, clock);
    }

    @Bean
    Batches batches(
            Cases cases,
            CaseReader reader,
            Gate gate,
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcWorkLists lists,
            JdbcRelatives relatives,
            JdbcHands hands,
            Clock clock) {
        return new Batches(
                cases, reader, gate, walls, personalData, store, lists, relatives, hands, clock);
    }

    @Bean
    JdbcRelatives relatives(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            Divisions divisions,
            Clock clock,
            @Value("${tongban.demo}") boolean demo) {
        return new JdbcRelatives(jdbc, walls, personalData, store, divisions, clock, demo);
    }

    @Bean
    Substitutions substitutions(
            JdbcClient jdbc, Walls walls, Journal journal, Organs organs, Clock clock) {
        return new JdbcSubstitutions(jdbc, walls, journal, organs, clock);
    }

    @Bean
    Assignments assignments(
            JdbcClient jdbc,
            Gate gate,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcHands hands,
            Organs organs,
            Clock clock) {
        return new JdbcAssignments(
                jdbc, gate, walls, journal, personalData, store, hands, organs, clock);
    }

    @Bean
    JdbcUrges urges(
            JdbcClient jdbc,
            Gate gate,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcHands hands,
            Organs organs,
            Exchange exchange,
            Clock clock) {
        return new JdbcUrges(
                jdbc, gate, walls, journal, personalData, store, hands, organs, exchange, clock);
    }

    @Bean
    CaseRecords caseRecords(
            JdbcCaseStore store,
            CaseReader reader,
            PersonalData personalData,
            JdbcDocuments documents,
            WorkingCalendar calendar) {
        return new JdbcCaseRecords(store, reader, personalData, documents, calendar);
    }

    @Bean
    JdbcParcelRows parcelRows(JdbcClient jdbc, Walls walls) {
        return new JdbcParcelRows(jdbc, walls);
    }

    @Bean
    Courier courier(@Value("${tongban.demo}") boolean demo) {
        return demo ? new SimulatedCourier() : new NoCourier();
    }

    @Bean
    Parcels parcels(
            Gate gate,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcParcelRows rows,
            JdbcRelatives relatives,
            CaseReader reader,
            Exchange exchange,
            Courier courier,
            Clock clock) {
        return new JdbcParcels(
                gate,
                walls,
                journal,
                personalData,
                store,
                rows,
                relatives,
                reader,
                exchange,
                courier,
                clock);
    }

    @Bean
    BenefitLetters benefitLetters(Exchange exchange, Walls walls) {
        return new BenefitLetters(exchange, walls);
    }

    @Bean
    Arrivals arrivals(
            Walls walls,
            PersonalData personalData,
            JdbcSteps steps,
            Consequences consequences,
            CaseReader reader,
            JdbcCaseStore store,
            JdbcDocuments documents,
            Services services,
            Organs organs,
            Journal journal,
            JdbcParcelRows parcels,
            JdbcUrges urges,
            BenefitRegister benefits,
            BenefitLetters benefitLetters,
            Clock clock) {
        JdbcLetters letters =
                new JdbcLetters(walls, personalData, steps, reader, store, organs, clock);
        return new JdbcArrivals(
                walls,
                personalData,
                steps,
                consequences,
                reader,
                store,
                documents,
                services,
                letters,
                new JdbcStepArrivals(
                        walls,
                        personalData,
                        steps,
                        letters,
                        store,
                        documents,
                        services,
                        organs,
                        clock),
                new JdbcParcelArrivals(personalData, journal, store, parcels, reader, clock),
                urges,
                benefits,
                benefitLetters,
                clock);
    }

    @Bean
    LoadJob loadJob(JdbcClient jdbc, Walls walls) {
        return new LoadJob(jdbc, walls);
    }

    @Bean
    JdbcDeadlines deadlines(JdbcClient jdbc) {
        return new JdbcDeadlines(jdbc);
    }

    @Bean
    JdbcPublicationRows publicationRows(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Services services,
            Divisions divisions) {
        return new JdbcPublicationRows(jdbc, walls, personalData, services, divisions);
    }

    @Bean
    JdbcPublications publications(
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcPublicationRows rows,
            JdbcSteps steps,
            CaseReader reader,
            JdbcDeadlines deadlines,
            Recounts recounts,
            List<PaidAwards> ledgers,
            Clock clock) {
        return new JdbcPublications(
                walls,
                personalData,
                store,
                rows,
                steps,
                reader,
                deadlines,
                recounts,
                ledgers,
                clock);
    }

    @Bean
    PublicationJob publicationJob(JdbcPublications publications) {
        return new PublicationJob(publications);
    }

    @Bean
    Recounts recounts(
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcDeadlines deadlines,
            CaseReader reader) {
        return new Recounts(walls, personalData, store, deadlines, reader);
    }

    @Bean
    CalendarJob calendarJob(
            Walls walls, JdbcDeadlines deadlines, Recounts recounts, WorkingCalendar calendar) {
        return new CalendarJob(walls, deadlines, recounts, calendar);
    }

    @Bean
    DeadlineJob deadlineJob(
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcDeadlines deadlines,
            JdbcSteps steps,
            CaseReader reader,
            Enquiries enquiries,
            Services services,
            Clock clock) {
        return new DeadlineJob(
                walls, personalData, store, deadlines, steps, reader, enquiries, services, clock);
    }
}
