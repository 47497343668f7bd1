package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
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
 * Every list as a file, CSV or XLSX. It is written while it is read; nothing is kept on the node.
 * Who exported what is in the journal before the first byte leaves.
 */
@Controller
class ListController extends PageController {
    /** Further ones are asked to come again: an export holds two connections to the database. */
    static final int EXPORTS_AT_ONCE_MAX = 2;

    private static final Duration COME_AGAIN = Duration.ofSeconds(30);

    private final CaseRows caseRows;
    private final Cases cases;
    private final Audit audit;
    private final Retention retention;
    private final Catalogue catalogue;
    private final Services services;
    private final Journal journal;
    private final Walls walls;
    private final Semaphore exports = new Semaphore(EXPORTS_AT_ONCE_MAX);

    /** Of what is public: whoever takes the catalogue along does not stand in an official's way. */
    private final Semaphore publicExports = new Semaphore(EXPORTS_AT_ONCE_MAX);

    ListController(
            Setting setting,
            CaseRows caseRows,
            Cases cases,
            Audit audit,
            Retention retention,
            Catalogue catalogue,
            Services services,
            Journal journal,
            Walls walls) {
        super(setting);
        this.caseRows = caseRows;
        this.cases = cases;
        this.audit = audit;
        this.retention = retention;
        this.catalogue = catalogue;
        this.services = services;
        this.journal = journal;
        this.walls = walls;
    }

    @GetMapping("/lists/cases.{extension}")
    @Nullable ResponseEntity<String> cases(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String extension,
            @RequestParam(defaultValue = "cases") String from,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "DUE_FIRST") String sort)
            throws IOException {
        Actor actor = actor();
        WorkList.Scope scope =
                from.equals("desk")
                        ? WorkList.Scope.MINE_TO_DO
                        : actor.is(Role.SUPERVISOR) ? WorkList.Scope.SIDE : WorkList.Scope.MY_ORGAN;
        CaseFilter filter =
                CaseFilter.read(services, scope, number, state, service, overdue, sort, "1");
        Page page = page(request);
        return send(
                request,
                response,
                extension,
                new ListFile(
                        "cases",
                        Words.of("案件", "Cases"),
                        CASE_HEADERS,
                        List.of(scope.name(), filter.link()),
                        to -> caseRows.each(actor, filter.query(), c -> to.accept(row(page, c)))));
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

    private static List<Cell> row(Page page, CaseSummary c) {
        return List.of(
                Cell.of(c.number()),
                Cell.of(page.w(c.serviceName())),
                Cell.of(c.applicant()),
                Cell.of(page.w(c.mode().words())),
                Cell.of(page.w(c.stateWords())),
                Cell.of(page.w(c.responsible().side().zh(), c.responsible().side().en())),
                Cell.of(page.w(c.responsible().name())),
                Cell.of(page.w(c.responsibleRole())),
                Cell.ofDay(c.due()),
                yes(page, c.dueProvisional()),
                yes(page, c.overdue()),
                Cell.of(c.createdAt()),
                Cell.of(c.updatedAt()));
    }

    private static Cell yes(Page page, boolean yes) {
        return Cell.of(yes ? page.w("是", "yes") : page.w("否", "no"));
    }

    @GetMapping("/lists/items.{extension}")
    @Nullable ResponseEntity<String> items(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String extension,
            @RequestParam(defaultValue = "") String q)
            throws IOException {
        CatalogQuery query = CatalogQuery.of(q);
        for (Facet facet : Facet.values()) {
            String value = request.getParameter(facet.parameter());
            if (value != null && !value.isBlank()) {
                query = query.with(facet, value);
            }
        }
        CatalogQuery wanted = query;
        Page page = page(request);
        List<Words> headers =
                new ArrayList<>(List.of(Words.of("编码", "Code"), Words.of("名称", "Name")));
        for (Facet facet : Facet.values()) {
            headers.add(facet.words());
        }
        return send(
                request,
                response,
                extension,
                new ListFile(
                        "items",
                        Words.of("事项目录", "Catalogue"),
                        headers,
                        List.of(),
                        to -> each(wanted, card -> to.accept(row(page, card)))));
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

    private static List<Cell> row(Page page, ItemCard card) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(card.key().code()));
        cells.add(Cell.of(page.w(card.names())));
        for (Facet facet : Facet.values()) {
            cells.add(
                    Cell.of(
                            String.join(
                                    page.w("、", ", "),
                                    card.values(facet).stream()
                                            .map(value -> page.w(facet.label(value)))
                                            .toList())));
        }
        return cells;
    }

    @GetMapping("/lists/audit.{extension}")
    @Nullable ResponseEntity<String> audit(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String extension,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until)
            throws IOException {
        Actor actor = actor();
        AuditFilter filter = AuditFilter.read(search, login, number, act, purpose, from, until);
        Page page = page(request);
        return send(
                request,
                response,
                extension,
                new ListFile(
                        "audit",
                        Words.of("审计", "Audit"),
                        LOOK_HEADERS,
                        List.of(filter.link()),
                        to -> audit.each(actor, filter.query(), l -> to.accept(row(page, l)))));
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

    private static List<Cell> row(Page page, Audit.Line l) {
        return List.of(
                Cell.of(l.at()),
                Cell.of(l.login()),
                Cell.of(page.w(l.who())),
                Cell.of(l.role()),
                Cell.of(l.organ()),
                Cell.of(l.act()),
                Cell.of(purpose(page, l.purpose())),
                Cell.of(String.join(" ", l.subjects())),
                Cell.of(l.subjectsInAll()),
                Cell.of(String.join(" ", l.fields())));
    }

    private static String purpose(Page page, String name) {
        for (Purpose purpose : Purpose.values()) {
            if (purpose.name().equals(name)) {
                return page.w(purpose.zh(), purpose.en());
            }
        }
        return name;
    }

    @GetMapping("/lists/journal.{extension}")
    @Nullable ResponseEntity<String> looks(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String extension,
            @RequestParam UUID id)
            throws IOException {
        Actor actor = actor();
        if (!actor.is(Role.SUPERVISOR, Role.RESIDENT) || cases.page(actor, id).isEmpty()) {
            return notFound(request);
        }
        Page page = page(request);
        return send(
                request,
                response,
                extension,
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
                                                            Cell.of(purpose(page, e.purpose())),
                                                            Cell.of(
                                                                    String.join(
                                                                            " ", e.fields())))));
                            return true;
                        }));
    }

    @GetMapping("/lists/destruction.{extension}")
    @Nullable ResponseEntity<String> destruction(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String extension,
            @RequestParam UUID list)
            throws IOException {
        Actor actor = actor();
        if (retention.list(actor, list).isEmpty()) {
            return notFound(request);
        }
        Page page = page(request);
        return send(
                request,
                response,
                extension,
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
                            retention.items(actor, list).forEach(i -> to.accept(row(page, i)));
                            return true;
                        }));
    }

    private static List<Cell> row(Page page, Retention.Item item) {
        Optional<Retention.Proof> proof = item.proof();
        return List.of(
                Cell.of(item.label()),
                Cell.of(item.endedOn()),
                Cell.of(item.dueOn()),
                Cell.of(page.w(item.outcome().words())),
                Cell.of(item.keepReason()),
                Cell.of(proof.map(Retention.Proof::standardHash).orElse("")),
                Cell.of(proof.map(Retention.Proof::parametersHash).orElse("")),
                Cell.of(proof.map(Retention.Proof::textsHash).orElse("")),
                proof.<Cell>map(p -> Cell.of(p.looks())).orElseGet(Cell.Empty::new));
    }

    // ------------------------------------------------------------------ the file

    /**
     * @return a page where there is no file; null once the file has been written
     */
    private @Nullable ResponseEntity<String> send(
            HttpServletRequest request,
            HttpServletResponse response,
            String extension,
            ListFile list)
            throws IOException {
        Optional<Format> format = Format.ofExtension(extension);
        if (format.isEmpty()) {
            return notFound(request);
        }
        Semaphore places = isPublic(list) ? publicExports : exports;
        if (!places.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(COME_AGAIN.toSeconds()));
            return show(request, HttpStatus.SERVICE_UNAVAILABLE, "error", Map.of("status", 503));
        }
        try {
            noted("export", list, format.get(), List.of());
            long rows = write(page(request), response, format.get(), list);
            noted("export-done", list, format.get(), List.of("rows=" + rows));
        } finally {
            places.release();
        }
        return null;
    }

    private long write(Page page, HttpServletResponse response, Format format, ListFile list)
            throws IOException {
        response.setContentType(format.mediaType());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                "tongban-%s-%s.%s"
                                        .formatted(list.name(), today(), format.extension()),
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        long[] rows = {0};
        try (Sheet sheet =
                format.open(
                        response.getOutputStream(),
                        page.w(list.title()),
                        list.headers().stream().map(page::w).toList())) {
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
                                page.w(
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
    private void noted(String act, ListFile list, Format format, List<String> more) {
        if (isPublic(list)) {
            return;
        }
        List<String> fields = new ArrayList<>();
        fields.add(list.name() + "." + format.extension());
        fields.addAll(list.filters());
        fields.addAll(more);
        walls.run(actor(), () -> journal.write(act, Purpose.EXPORT.name(), List.of(), fields));
    }
}
