package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.CaseRows;
import tongban.node.casework.CaseSummary;
import tongban.node.casework.WorkList;
import tongban.node.catalog.CatalogQuery;
import tongban.node.catalog.CatalogResult;
import tongban.node.catalog.Catalogue;
import tongban.node.catalog.Facet;
import tongban.node.catalog.ItemCard;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.register.Register;
import tongban.node.sheet.Cell;
import tongban.node.sheet.Format;
import tongban.service.text.Words;

/** Every list as a file, CSV or XLSX, for pages and programs. */
public final class Lists {
    /** When who could not be served may come again. */
    public static final Duration COME_AGAIN = Duration.ofSeconds(30);

    /** The lists there are. */
    public enum Name {
        CASES,
        ITEMS,
        AUDIT,
        JOURNAL,
        DESTRUCTION,
        LOAD,
        DEPARTURES,
        HOUSEHOLDS,
        LEDGER,
        REVIEWS,
        HITS,
        CHECKS,
        REFERRALS,
        FIGURES,
        INDICATORS,
        INDICATOR_POLICIES,
        OBSERVATIONS,
        PROJECTS,
        PROBLEMS,
        RETURNS,
        RETURN_ROWS,
        MEETINGS,
        ENTRIES,
        PLANS,
        PLATFORMS,
        MEETING_TASKS,
        STATEMENTS,
        RELATIVES,
        SUBSTITUTIONS,
        TICKETS,
        LEADS,
        RUNS,
        REVIEW_BATCHES,
        FLAG_RUNS,
        INQUIRIES,
        HOLDS,
        DESTRUCTIONS,
        TRANSFERS,
        INTAKES,
        REGISTER_IMPORTS,
        ENTERPRISES,
        POLICIES,
        OFFERS,
        POLICY_BUDGETS,
        POLICY_EFFECTS,
        TALKS,
        REQUESTS,
        APPOINTMENTS,
        HALLS,
        KNOWLEDGE,
        CALLS,
        METRICS,
        AGREEMENTS,
        NAMED,
        INDICATOR_VALUES,
        OBSERVATION_FILES,
        OBSERVATION_ROWS,
        RETURN_FILES,
        PROJECT_LINES,
        LEDGER_ENTRIES,
        OWN_RELATIVES,
        REGISTER_FAULTS,
        INTAKE_ROWS,
        UNFIT,
        POLICY_MATCHES,
        POLICY_AWARDS,
        POLICY_RUNS,
        PUBLICATIONS;

        /** As an address writes it: {@code cases}. */
        public static Optional<Name> of(String text) {
            for (Name name : values()) {
                if (name.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        }
    }

    /** The filters of a list, by the names that its page has in its address. */
    @FunctionalInterface
    public interface Filters {
        /** The value, or empty text. */
        String of(String name);

        /** With a value for one that is left out. */
        default Filters orElse(String name, String value) {
            return asked -> asked.equals(name) && of(asked).isEmpty() ? value : of(asked);
        }

        /** Those of an address. */
        static Filters of(HttpServletRequest request) {
            return name -> Optional.ofNullable(request.getParameter(name)).orElse("");
        }
    }

    private final CaseRows caseRows;
    private final LedgerList ledger;
    private final ReviewList reviews;
    private final HitList hits;
    private final EconomicCheckList checks;
    private final ReferralList referrals;
    private final TicketList tickets;
    private final HotlineLists hotline;
    private final AppointmentList appointments;
    private final ObservationList observations;
    private final ImportLists imports;
    private final PolicyLists policies;
    private final EnterprisePolicyLists enterprisePolicies;
    private final EnterpriseList enterprises;
    private final TalkList talks;
    private final CorrectionList corrections;
    private final IndicatorLists indicators;
    private final ProjectList projects;
    private final ProjectProblemList problems;
    private final ReturnList returns;
    private final CooperationLists cooperation;
    private final SupervisionLists supervision;
    private final RunLists runs;
    private final PublicationList publications;
    private final Catalogue catalogue;
    private final Services services;
    private final Register register;
    private final ListWriter writer;

    Lists(
            CaseRows caseRows,
            LedgerList ledger,
            ReviewList reviews,
            HitList hits,
            EconomicCheckList checks,
            ReferralList referrals,
            TicketList tickets,
            HotlineLists hotline,
            AppointmentList appointments,
            ObservationList observations,
            ImportLists imports,
            PolicyLists policies,
            EnterprisePolicyLists enterprisePolicies,
            EnterpriseList enterprises,
            TalkList talks,
            CorrectionList corrections,
            IndicatorLists indicators,
            ProjectList projects,
            ProjectProblemList problems,
            ReturnList returns,
            CooperationLists cooperation,
            SupervisionLists supervision,
            RunLists runs,
            PublicationList publications,
            Catalogue catalogue,
            Services services,
            Register register,
            ListWriter writer) {
        this.caseRows = caseRows;
        this.ledger = ledger;
        this.reviews = reviews;
        this.hits = hits;
        this.checks = checks;
        this.referrals = referrals;
        this.tickets = tickets;
        this.hotline = hotline;
        this.appointments = appointments;
        this.observations = observations;
        this.imports = imports;
        this.policies = policies;
        this.enterprisePolicies = enterprisePolicies;
        this.enterprises = enterprises;
        this.talks = talks;
        this.corrections = corrections;
        this.indicators = indicators;
        this.projects = projects;
        this.problems = problems;
        this.returns = returns;
        this.cooperation = cooperation;
        this.supervision = supervision;
        this.runs = runs;
        this.publications = publications;
        this.catalogue = catalogue;
        this.services = services;
        this.register = register;
        this.writer = writer;
    }

    /**
     * A list as the actor may have it.
     *
     * @param actor null for nobody, who may have what is public
     * @return empty where there is no such list for him
     */
    public Optional<ListFile> of(Name name, @Nullable Actor actor, Locale locale, Filters filters) {
        Optional<ListFile> open = ofAnybody(name, actor, locale, filters);
        return open.isPresent() || actor == null ? open : ofSomebody(name, actor, locale, filters);
    }

    /** Those that somebody who is not signed in may have as well. */
    private Optional<ListFile> ofAnybody(
            Name name, @Nullable Actor actor, Locale locale, Filters filters) {
        return switch (name) {
            case ITEMS -> Optional.of(items(locale, filters));
            case FIGURES -> Optional.of(indicators.figures(locale));
            case NAMED -> Optional.of(indicators.named(locale));
            case INDICATORS -> Optional.of(indicators.indicators(actor, locale, filters));
            case INDICATOR_VALUES -> indicators.values(actor, locale, filters);
            case INDICATOR_POLICIES -> indicators.policies(actor, locale, filters);
            case PROJECTS -> Optional.of(projects.of(actor, locale, filters));
            case MEETINGS -> Optional.of(cooperation.meetings(actor, locale, filters));
            case ENTRIES -> Optional.of(cooperation.entries(actor, locale, filters));
            case PLANS -> Optional.of(cooperation.plans(actor, locale));
            case PLATFORMS -> Optional.of(cooperation.platforms(actor, locale));
            case AGREEMENTS -> Optional.of(cooperation.agreements(actor, locale, filters));
            case POLICIES -> Optional.of(policies.policies(actor, locale, filters));
            case POLICY_EFFECTS -> policies.effects(actor, locale, filters);
            case KNOWLEDGE -> Optional.of(hotline.knowledge(actor, locale, filters));
            default -> Optional.empty();
        };
    }

    private Optional<ListFile> ofSomebody(Name name, Actor actor, Locale locale, Filters filters) {
        return switch (name) {
            case ITEMS,
                    FIGURES,
                    NAMED,
                    INDICATORS,
                    INDICATOR_VALUES,
                    INDICATOR_POLICIES,
                    PROJECTS,
                    MEETINGS,
                    ENTRIES,
                    AGREEMENTS,
                    PLANS,
                    PLATFORMS,
                    POLICIES,
                    POLICY_EFFECTS,
                    KNOWLEDGE ->
                    Optional.empty();
            case APPOINTMENTS -> appointments.of(actor, locale, filters);
            case HALLS -> appointments.halls(actor, locale);
            case CALLS -> hotline.calls(actor, locale, filters);
            case METRICS -> hotline.metrics(actor, locale, filters);
            case OBSERVATION_FILES -> Optional.of(observations.files(actor));
            case OBSERVATION_ROWS -> observations.rows(actor, locale, filters);
            case RETURN_FILES -> Optional.of(returns.files(actor));
            case PROJECT_LINES -> projects.lines(actor, locale, filters);
            case LEDGER_ENTRIES -> ledger.entries(actor, locale, filters);
            case OWN_RELATIVES -> supervision.ownRelatives(actor, locale);
            case REGISTER_FAULTS -> imports.registerFaults(actor, locale, filters);
            case INTAKE_ROWS -> imports.intakeRows(actor, locale, filters);
            case UNFIT -> imports.unfit(actor);
            case POLICY_MATCHES -> enterprisePolicies.matches(actor, locale, filters);
            case POLICY_AWARDS -> enterprisePolicies.awards(actor, locale);
            case POLICY_RUNS -> enterprisePolicies.runs(actor, locale, filters);
            case MEETING_TASKS -> cooperation.tasks(actor, locale, filters);
            case STATEMENTS -> cooperation.statements(actor, locale, filters);
            case OBSERVATIONS -> indicators.observations(actor, locale, filters);
            case CASES -> Optional.of(cases(actor, locale, filters));
            case AUDIT -> Optional.of(supervision.audit(actor, locale, filters));
            case JOURNAL -> supervision.looks(actor, locale, filters);
            case DESTRUCTION -> supervision.destruction(actor, locale, filters);
            case LOAD -> supervision.load(actor, locale, filters);
            case DEPARTURES -> supervision.departures(actor, locale, filters);
            case HOUSEHOLDS -> households(actor, locale);
            case LEDGER -> Optional.of(ledger.of(actor, locale, filters));
            case REVIEWS -> Optional.of(reviews.of(actor, locale, filters));
            case HITS -> hits.of(actor, locale, filters);
            case CHECKS -> Optional.of(checks.of(actor, locale, filters));
            case PROBLEMS -> Optional.of(problems.of(actor, locale, filters));
            case RETURNS -> Optional.of(returns.of(actor, locale, filters));
            case RETURN_ROWS -> returns.rows(actor, locale, filters);
            case REFERRALS -> Optional.of(referrals.of(actor, locale, filters));
            case REQUESTS -> Optional.of(corrections.of(actor, locale, filters));
            case PUBLICATIONS -> publications.of(actor, locale, filters);
            case TALKS -> Optional.of(talks.of(actor, locale, filters));
            case ENTERPRISES -> enterprises.of(actor, locale, filters);
            case TICKETS -> Optional.of(tickets.of(actor, locale, filters));
            case LEADS -> Optional.of(tickets.leads(actor, locale, filters));
            case OFFERS -> Optional.of(policies.offers(actor, locale, filters));
            case POLICY_BUDGETS -> policies.budgets(actor, locale, filters);
            case RELATIVES -> supervision.relatives(actor, locale);
            case SUBSTITUTIONS -> supervision.substitutions(actor, locale);
            case RUNS -> Optional.of(runs.runs(actor, locale));
            case REVIEW_BATCHES -> Optional.of(runs.batches(actor, locale));
            case FLAG_RUNS -> runs.flagRuns(actor, locale, filters);
            case INQUIRIES -> runs.inquiries(actor, locale);
            case HOLDS -> runs.holds(actor);
            case DESTRUCTIONS -> runs.destructions(actor, locale);
            case TRANSFERS -> runs.transfers(actor);
            case INTAKES -> runs.intakes(actor);
            case REGISTER_IMPORTS -> runs.registerImports(actor, locale);
        };
    }

    /**
     * Writes a list into an answer.
     *
     * @return false where so many are exporting that this one has to come again after {@link
     *     #COME_AGAIN}; then nothing was written
     */
    public boolean write(
            @Nullable Actor actor,
            Locale locale,
            ListFile list,
            Format format,
            HttpServletResponse response)
            throws IOException {
        return writer.write(actor, locale, list, format, response);
    }

    private ListFile cases(Actor actor, Locale locale, Filters filters) {
        WorkList.Scope scope =
                filters.of("from").equals("desk")
                        ? WorkList.Scope.MINE_TO_DO
                        : actor.is(Role.SUPERVISOR) ? WorkList.Scope.SIDE : WorkList.Scope.MY_ORGAN;
        CaseFilter filter = CaseFilter.read(services, actor, scope, filters);
        return new ListFile(
                "cases",
                Words.of("案件", "Cases"),
                CASE_HEADERS,
                List.of(scope.name(), filter.link()),
                to -> caseRows.each(actor, filter.query(), c -> to.accept(row(locale, c))));
    }

    private static final List<Words> CASE_HEADERS =
            List.of(
                    Words.of("编号", "Number"),
                    Words.of("事项", "Matter"),
                    Words.of("申请人", "Applicant"),
                    Words.of("办理方式", "Mode"),
                    Words.of("状态", "State"),
                    Words.of("现由哪一方负责", "Side responsible now"),
                    Words.of("现由谁负责", "Body responsible now"),
                    Words.of("岗位", "Role"),
                    Words.of("期限", "Due"),
                    Words.of("期限是否暂定", "Due date provisional"),
                    Words.of("是否超期", "Overdue"),
                    Words.of("应办事项", "Duty"),
                    Words.of("应办期限", "Duty due"),
                    Words.of("等对方答复的协办步骤", "Joint steps awaited"),
                    Words.of("对方答复期限", "Joint answer due"),
                    Words.of("建立时间", "Begun"),
                    Words.of("最近变化", "Last changed"));

    private static List<Cell> row(Locale locale, CaseSummary c) {
        return List.of(
                Cell.of(c.number()),
                Cell.of(c.serviceName().in(locale)),
                Cell.of(c.applicant()),
                Cell.of(c.mode().words().in(locale)),
                Cell.of(c.stateWords().in(locale)),
                Cell.of(
                        Words.of(c.responsible().side().zh(), c.responsible().side().en())
                                .in(locale)),
                Cell.of(c.responsible().name().in(locale)),
                Cell.of(c.responsibleRole().in(locale)),
                Cell.ofDay(c.due()),
                yes(locale, c.dueProvisional()),
                yes(locale, c.overdue()),
                Cell.of(c.duty().map(d -> d.duty().task().words().in(locale)).orElse("")),
                Cell.ofDay(c.duty().map(d -> d.duty().until())),
                Cell.of(c.joint().map(CaseSummary.Waiting::steps).orElse(0)),
                Cell.ofDay(c.joint().map(CaseSummary.Waiting::due)),
                Cell.of(c.createdAt()),
                Cell.of(c.updatedAt()));
    }

    private static final List<Words> HOUSEHOLD_HEADERS =
            List.of(
                    Words.of("户编号", "Household"),
                    Words.of("建档地", "Kept at"),
                    Words.of("姓名", "Name"),
                    Words.of("号码", "Number"),
                    Words.of("与户主关系", "Relation to the head"),
                    Words.of("是否计入", "Counted or not"),
                    Words.of("自", "From"),
                    Words.of("至", "To"),
                    Words.of("户籍在对方", "Registered on the other side"));

    /** The households that an official's body is in charge of, a member a row; masked. */
    private Optional<ListFile> households(Actor actor, Locale locale) {
        return actor.is(Role.RESIDENT)
                ? Optional.empty()
                : Optional.of(
                        new ListFile(
                                "households",
                                Words.of("家庭", "Households"),
                                HOUSEHOLD_HEADERS,
                                List.of(),
                                to -> register.eachMember(actor, m -> to.accept(row(locale, m)))));
    }

    private static List<Cell> row(Locale locale, Register.MemberRow m) {
        return List.of(
                Cell.of(m.household()),
                Cell.of(m.placeName().in(locale)),
                Cell.of(m.name()),
                Cell.of(m.number()),
                Cell.of(m.relation().words().in(locale)),
                Cell.of(m.counted().words().in(locale)),
                Cell.of(m.holds().from()),
                Cell.ofDay(m.holds().lastDay()),
                yes(locale, m.acrossTheBorder()));
    }

    static Cell yes(Locale locale, boolean yes) {
        return Cell.of(yes ? Words.of("是", "yes").in(locale) : Words.of("否", "no").in(locale));
    }

    private ListFile items(Locale locale, Filters filters) {
        CatalogQuery query = CatalogQuery.of(filters.of("q"));
        for (Facet facet : Facet.values()) {
            String value = filters.of(facet.parameter());
            if (!value.isBlank()) {
                query = query.with(facet, value);
            }
        }
        CatalogQuery wanted = query;
        List<Words> headers =
                new ArrayList<>(List.of(Words.of("编码", "Code"), Words.of("名称", "Name")));
        for (Facet facet : Facet.values()) {
            headers.add(facet.words());
        }
        return new ListFile(
                "items",
                Words.of("事项目录", "Catalogue"),
                headers,
                List.of(),
                to -> each(wanted, card -> to.accept(row(locale, card))));
    }

    private boolean each(CatalogQuery query, Consumer<ItemCard> to) {
        int number = 1;
        CatalogResult result;
        do {
            result = catalogue.search(query.page(number, CatalogQuery.ROWS_MAX));
            result.items().forEach(to);
            number++;
        } while (number <= result.pages());
        return true;
    }

    private static List<Cell> row(Locale locale, ItemCard card) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(card.key().code()));
        cells.add(Cell.of(card.names().in(locale)));
        for (Facet facet : Facet.values()) {
            cells.add(
                    Cell.of(
                            String.join(
                                    Words.of("、", ", ").in(locale),
                                    card.values(facet).stream()
                                            .map(value -> facet.label(value).in(locale))
                                            .toList())));
        }
        return cells;
    }
}
