package tongban.node.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tongban.node.audit.Audit;
import tongban.node.casework.CaseRows;
import tongban.node.casework.CaseSummary;
import tongban.node.casework.Cases;
import tongban.node.casework.WorkList;
import tongban.node.catalog.CatalogQuery;
import tongban.node.catalog.CatalogResult;
import tongban.node.catalog.Catalogue;
import tongban.node.catalog.Facet;
import tongban.node.catalog.ItemCard;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.retention.Retention;
import tongban.node.sheet.Cell;
import tongban.node.sheet.Format;
import tongban.node.sheet.Sheet;
import tongban.service.text.Words;

/**
 * Every list as a file, CSV or XLSX, for pages and programs. It is written while it is read;
 * nothing is kept on the node. Who exported what is in the journal before the first byte leaves.
 */
public final class Lists {
    /** Further ones are asked to come again: an export holds two connections to the database. */
    public static final int EXPORTS_AT_ONCE_MAX = 2;

    public static final Duration COME_AGAIN = Duration.ofSeconds(30);

    /** The lists there are. */
    public enum Name {
        CASES,
        ITEMS,
        AUDIT,
        JOURNAL,
        DESTRUCTION,
        LOAD,
        DEPARTURES
    }

    /** The filters of a list, by the names that its page has in its address. */
    @FunctionalInterface
    public interface Filters {
        /** The value, or empty text. */
        String of(String name);
    }

    private final CaseRows caseRows;
    private final Cases cases;
    private final Audit audit;
    private final Retention retention;
    private final SupervisionLists supervision;
    private final Catalogue catalogue;
    private final Services services;
    private final Journal journal;
    private final Walls walls;
    private final Clock clock;
    private final Semaphore exports = new Semaphore(EXPORTS_AT_ONCE_MAX);

    /** Of what is public: whoever takes the catalogue along does not stand in an official's way. */
    private final Semaphore publicExports = new Semaphore(EXPORTS_AT_ONCE_MAX);

    Lists(
            CaseRows caseRows,
            Cases cases,
            Audit audit,
            Retention retention,
            SupervisionLists supervision,
            Catalogue catalogue,
            Services services,
            Journal journal,
            Walls walls,
            Clock clock) {
        this.caseRows = caseRows;
        this.cases = cases;
        this.audit = audit;
        this.retention = retention;
        this.supervision = supervision;
        this.catalogue = catalogue;
        this.services = services;
        this.journal = journal;
        this.walls = walls;
        this.clock = clock;
    }

    /**
     * A list as the actor may have it.
     *
     * @param actor null for nobody, who may have the catalogue
     * @return empty where there is no such list for him
     */
    public Optional<ListFile> of(Name name, @Nullable Actor actor, Locale locale, Filters filters) {
        if (name == Name.ITEMS) {
            return Optional.of(items(locale, filters));
        }
        if (actor == null) {
            return Optional.empty();
        }
        return switch (name) {
            case CASES -> Optional.of(cases(actor, locale, filters));
            case AUDIT -> Optional.of(audit(actor, locale, filters));
            case JOURNAL ->
                    AuditFilter.uuid(filters.of("id")).flatMap(id -> looks(actor, locale, id));
            case DESTRUCTION ->
                    AuditFilter.uuid(filters.of("list"))
                            .flatMap(list -> destruction(actor, locale, list));
            case LOAD ->
                    Optional.of(supervision.load(actor, locale, filters))
                            .filter(list -> actor.is(Role.SUPERVISOR));
            case DEPARTURES ->
                    Optional.of(supervision.departures(actor, locale, filters))
                            .filter(list -> actor.is(Role.SUPERVISOR));
            case ITEMS -> Optional.empty();
        };
    }

    private ListFile cases(Actor actor, Locale locale, Filters filters) {
        WorkList.Scope scope =
                filters.of("from").equals("desk")
                        ? WorkList.Scope.MINE_TO_DO
                        : actor.is(Role.SUPERVISOR) ? WorkList.Scope.SIDE : WorkList.Scope.MY_ORGAN;
        CaseFilter filter =
                CaseFilter.read(
                        services,
                        scope,
                        filters.of("number"),
                        filters.of("state"),
                        filters.of("service"),
                        filters.of("overdue").equals("true"),
                        CaseFilter.Supervised.read(
                                filters.of("organ"), filters.of("officer"), filters.of("look")),
                        filters.of("sort"),
                        "1");
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
                    Words.of("建立时间", "Begun"),
                    Words.of("最近变化", "Last changed"));

    private static List<Cell> row(Locale locale, CaseSummary c) {
        return List.of(
                Cell.of(c.number()),
                Cell.of(w(locale, c.serviceName())),
                Cell.of(c.applicant()),
                Cell.of(w(locale, c.mode().words())),
                Cell.of(w(locale, c.stateWords())),
                Cell.of(w(locale, c.responsible().side().zh(), c.responsible().side().en())),
                Cell.of(w(locale, c.responsible().name())),
                Cell.of(w(locale, c.responsibleRole())),
                Cell.ofDay(c.due()),
                yes(locale, c.dueProvisional()),
                yes(locale, c.overdue()),
                Cell.of(c.createdAt()),
                Cell.of(c.updatedAt()));
    }

    private static String w(Locale locale, Words words) {
        return words.in(locale);
    }

    private static String w(Locale locale, String zh, String en) {
        return Words.of(zh, en).in(locale);
    }

    private static Cell yes(Locale locale, boolean yes) {
        return Cell.of(yes ? w(locale, "是", "yes") : w(locale, "否", "no"));
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
        cells.add(Cell.of(w(locale, card.names())));
        for (Facet facet : Facet.values()) {
            cells.add(
                    Cell.of(
                            String.join(
                                    w(locale, "、", ", "),
                                    card.values(facet).stream()
                                            .map(value -> w(locale, facet.label(value)))
                                            .toList())));
        }
        return cells;
    }

    private ListFile audit(Actor actor, Locale locale, Filters filters) {
        AuditFilter filter =
                AuditFilter.read(
                        filters.of("search"),
                        filters.of("login"),
                        filters.of("number"),
                        filters.of("act"),
                        filters.of("purpose"),
                        filters.of("from"),
                        filters.of("until"));
        return new ListFile(
                "audit",
                Words.of("审计", "Audit"),
                LOOK_HEADERS,
                List.of(filter.link()),
                to -> audit.each(actor, filter.query(), l -> to.accept(row(locale, l))));
    }

    private static final List<Words> LOOK_HEADERS =
            List.of(
                    Words.of("时间", "When"),
                    Words.of("登录名", "Login"),
                    Words.of("谁", "Who"),
                    Words.of("岗位", "Role"),
                    Words.of("机关", "Body"),
                    Words.of("行为", "Act"),
                    Words.of("目的", "Purpose"),
                    Words.of("涉及办件", "Cases"),
                    Words.of("涉及数量", "How many"),
                    Words.of("内容", "What"));

    private static List<Cell> row(Locale locale, Audit.Line l) {
        return List.of(
                Cell.of(l.at()),
                Cell.of(l.login()),
                Cell.of(w(locale, l.who())),
                Cell.of(l.role()),
                Cell.of(l.organ()),
                Cell.of(l.act()),
                Cell.of(purpose(locale, l.purpose())),
                Cell.of(String.join(" ", l.subjects())),
                Cell.of(l.subjectsInAll()),
                Cell.of(String.join(" ", l.fields())));
    }

    private static String purpose(Locale locale, String name) {
        for (Purpose purpose : Purpose.values()) {
            if (purpose.name().equals(name)) {
                return w(locale, purpose.zh(), purpose.en());
            }
        }
        return name;
    }

    private Optional<ListFile> looks(Actor actor, Locale locale, UUID id) {
        if (!actor.is(Role.SUPERVISOR, Role.RESIDENT) || cases.page(actor, id).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ListFile(
                        "journal",
                        Words.of("谁看过个人信息", "Who looked at personal data"),
                        List.of(
                                LOOK_HEADERS.get(0),
                                LOOK_HEADERS.get(3),
                                LOOK_HEADERS.get(4),
                                LOOK_HEADERS.get(5),
                                LOOK_HEADERS.get(6),
                                LOOK_HEADERS.get(9)),
                        List.of("case=" + id),
                        to -> {
                            walls.inside(actor, () -> journal.about(id, Journal.PAGE_ROWS_MAX))
                                    .forEach(e ->
                                            to.accept(
                                                    List.of(
                                                            Cell.of(e.at()),
                                                            Cell.of(e.role()),
                                                            Cell.of(e.organ()),
                                                            Cell.of(e.act()),
                                                            Cell.of(purpose(locale, e.purpose())),
                                                            Cell.of(
                                                                    String.join(
                                                                            " ", e.fields())))));
                            return true;
                        }));
    }

    private Optional<ListFile> destruction(Actor actor, Locale locale, UUID list) {
        if (retention.list(actor, list).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ListFile(
                        "destruction",
                        Words.of("销毁清单", "Destruction list"),
                        List.of(
                                Words.of("编号", "Number"),
                                Words.of("结束日期", "Ended"),
                                Words.of("保管至", "Kept until"),
                                Words.of("结果", "Result"),
                                Words.of("保留理由", "Reason for keeping"),
                                Words.of("标准哈希", "Hash of the standard"),
                                Words.of("参数哈希", "Hash of the parameters"),
                                Words.of("文本哈希", "Hash of the texts"),
                                Words.of("留痕条数", "Rows of the journal")),
                        List.of("list=" + list),
                        to -> {
                            retention.items(actor, list).forEach(i -> to.accept(row(locale, i)));
                            return true;
                        }));
    }

    private static List<Cell> row(Locale locale, Retention.Item item) {
        Optional<Retention.Proof> proof = item.proof();
        return List.of(
                Cell.of(item.label()),
                Cell.of(item.endedOn()),
                Cell.of(item.dueOn()),
                Cell.of(w(locale, item.outcome().words())),
                Cell.of(item.keepReason()),
                Cell.of(proof.map(Retention.Proof::standardHash).orElse("")),
                Cell.of(proof.map(Retention.Proof::parametersHash).orElse("")),
                Cell.of(proof.map(Retention.Proof::textsHash).orElse("")),
                proof.<Cell>map(p -> Cell.of(p.looks())).orElseGet(Cell.Empty::new));
    }

    // ------------------------------------------------------------------ the file

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
        Semaphore places = isPublic(list) ? publicExports : exports;
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            noted(actor, "export", list, format, List.of());
            long rows = rows(locale, response, format, list);
            noted(actor, "export-done", list, format, List.of("rows=" + rows));
        } finally {
            places.release();
        }
        return true;
    }

    private long rows(Locale locale, HttpServletResponse response, Format format, ListFile list)
            throws IOException {
        response.setContentType(format.mediaType());
        response.setHeader("Cache-Control", "no-store");
        // letters, digits and hyphens alone
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"tongban-%s-%s.%s\""
                        .formatted(list.name(), LocalDate.now(clock), format.extension()));
        long[] rows = {0};
        try (Sheet sheet =
                format.open(
                        response.getOutputStream(),
                        w(locale, list.title()),
                        list.headers().stream().map(w -> w.in(locale)).toList())) {
            boolean whole =
                    list.rows()
                            .each(cells -> {
                                add(sheet, cells);
                                rows[0]++;
                            });
            if (!whole) {
                List<Cell> end = new ArrayList<>();
                end.add(
                        Cell.of(
                                w(
                                        locale,
                                        "以上为前 " + rows[0] + " 行，其余未导出，请缩小筛选范围。",
                                        "These are the first "
                                                + rows[0]
                                                + " rows; the rest is missing. Narrow the filter.")));
                while (end.size() < list.headers().size()) {
                    end.add(new Cell.Empty());
                }
                add(sheet, end);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return rows[0];
    }

    private static void add(Sheet sheet, List<Cell> cells) {
        try {
            sheet.row(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the reader has gone
        }
    }

    private static boolean isPublic(ListFile list) {
        return list.name().equals("items");
    }

    /** The catalogue is public and anybody may take it along; all else leaves a trace. */
    private void noted(
            @Nullable Actor actor, String act, ListFile list, Format format, List<String> more) {
        if (actor == null || isPublic(list)) {
            return;
        }
        List<String> fields = new ArrayList<>();
        fields.add(list.name() + "." + format.extension());
        fields.addAll(list.filters());
        fields.addAll(more);
        walls.run(actor, () -> journal.write(act, Purpose.EXPORT.name(), List.of(), fields));
    }
}
