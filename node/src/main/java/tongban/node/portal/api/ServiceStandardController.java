package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.catalog.Standards;
import tongban.service.StandardSheet;
import tongban.service.text.Words;

/** The standards of the published services, and their worked examples. Public, as on the pages. */
@RestController
@RequestMapping("/api/v1/services/{serviceId}")
@Tag(name = "服务 Services")
class ServiceStandardController {
    private final Services services;
    private final Standards standards;

    ServiceStandardController(Services services, Standards standards) {
        this.services = services;
        this.standards = standards;
    }

    /**
     * A version of the standard.
     *
     * @param until first day no longer in force; absent while it is the present law
     * @param confidence of the document: verified, page, recollection or demonstration
     */
    record Version(
            String version,
            LocalDate from,
            @Nullable LocalDate until,
            String document,
            String confidence,
            String hash,
            List<Words> selectedBy,
            List<Decision> decisions,
            List<Parameter> parameters,
            List<Term> terms,
            List<Verb> verbs) {}

    /**
     * A decision: a table has rows, formulas have text.
     *
     * @param kind table or formulas
     */
    record Decision(
            String name, Words words, String kind, List<Row> rows, List<Formula> formulas) {}

    record Row(int number, List<Test> tests, Words result, String reason, String article) {}

    record Test(Words what, Words value) {}

    record Formula(Words name, Words words, String feel) {}

    /**
     * @param values by side: 50, 51
     */
    record Parameter(
            String name,
            Words words,
            boolean unified,
            Words standIn,
            Map<String, List<Value>> values) {}

    record Value(
            Words words,
            String place,
            LocalDate from,
            @Nullable LocalDate until,
            String unit,
            String document,
            String article,
            String confidence,
            @Nullable LocalDate verifiedOn) {}

    record Term(String term, Words words, Words length, String article, String confidence) {}

    /**
     * @param bySide what the act is called: 50, 51
     */
    record Verb(String verb, Words words, boolean unified, Map<String, Words> bySide) {}

    /**
     * A worked example with what the standard says of it.
     *
     * @param reasons codes of the conditions that failed
     */
    record Example(int number, Words title, Words story, String outcome, List<String> reasons) {}

    @GetMapping("/standard")
    @Operation(
            summary = "标准 Standard",
            description =
                    "各版本的条件、公式、参数及其来源、期限和用语，两省市对照。"
                            + " Every version: conditions, formulas, parameters with their sources,"
                            + " limits and verbs, for both sides.")
    List<Version> standard(@PathVariable String serviceId) {
        return standards.of(load(serviceId)).sheets().stream()
                .map(ServiceStandardController::version)
                .toList();
    }

    @GetMapping("/examples")
    @Operation(
            summary = "示例 Worked examples",
            description = "示例及标准给出的结论。 Examples, and what the standard says of them.")
    List<Example> examples(@PathVariable String serviceId) {
        return standards.of(load(serviceId)).examples().stream()
                .map(e ->
                        new Example(
                                e.number(),
                                e.worked().title(),
                                e.worked().story(),
                                e.proposal().outcome(),
                                e.reasons().stream().map(r -> r.code()).distinct().toList()))
                .toList();
    }

    @GetMapping(
            value = "/examples/{number}/explanation",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "示例的理由 Explanation of an example",
            description = "决定结论的全部依据，树形。 What determined the outcome, and nothing else, as a tree.")
    String explanation(@PathVariable String serviceId, @PathVariable int number) {
        return standards
                .of(load(serviceId))
                .example(number)
                .orElseThrow(ApiFault::notFound)
                .proposal()
                .basis()
                .explanation()
                .json();
    }

    private PublishedService load(String id) {
        return services.get(id).orElseThrow(ApiFault::notFound);
    }

    private static Version version(StandardSheet sheet) {
        return new Version(
                sheet.version(),
                sheet.from(),
                sheet.until(),
                sheet.document().citation(),
                sheet.document().confidence().key(),
                sheet.hash(),
                sheet.selectedBy(),
                sheet.decisions().stream().map(ServiceStandardController::decision).toList(),
                sheet.parameters().stream().map(ServiceStandardController::parameter).toList(),
                sheet.terms().stream()
                        .map(t ->
                                new Term(
                                        t.term().key(),
                                        t.words(),
                                        t.length(),
                                        t.article().citation(),
                                        t.article().confidence().key()))
                        .toList(),
                sheet.verbs().stream()
                        .map(v ->
                                new Verb(
                                        v.verb().key(),
                                        v.words(),
                                        v.isUnified(),
                                        new TreeMap<>(v.bySide())))
                        .toList());
    }

    private static Decision decision(StandardSheet.Decision d) {
        return switch (d.logic()) {
            case StandardSheet.Table t ->
                    new Decision(
                            d.name(),
                            d.words(),
                            "table",
                            t.rows().stream().map(ServiceStandardController::row).toList(),
                            List.of());
            case StandardSheet.Formula f ->
                    new Decision(
                            d.name(),
                            d.words(),
                            "formulas",
                            List.of(),
                            List.of(new Formula(d.words(), f.words(), f.feel())));
            case StandardSheet.Entries e ->
                    new Decision(
                            d.name(),
                            d.words(),
                            "formulas",
                            List.of(),
                            e.entries().stream()
                                    .map(x -> new Formula(x.name(), x.words(), x.feel()))
                                    .toList());
        };
    }

    private static Row row(StandardSheet.Row r) {
        return new Row(
                r.number(),
                r.tests().stream().map(t -> new Test(t.what(), t.value())).toList(),
                r.result(),
                r.reason().orElse(""),
                r.article());
    }

    private static Parameter parameter(StandardSheet.Parameter p) {
        Map<String, List<Value>> values = new TreeMap<>();
        p.values()
                .forEach((side, rows) ->
                        values.put(
                                side,
                                rows.stream().map(ServiceStandardController::value).toList()));
        return new Parameter(p.name(), p.words(), p.isUnified(), p.standIn(), values);
    }

    private static Value value(StandardSheet.Value v) {
        return new Value(
                v.bound()
                        .map(b ->
                                Words.of(
                                        b.zh() + " " + v.words().zh(),
                                        b.en() + " " + v.words().en()))
                        .orElse(v.words()),
                v.row().place(),
                v.row().from(),
                v.row().until(),
                v.row().unit(),
                v.row().document(),
                v.row().article(),
                v.row().confidence().name().toLowerCase(Locale.ROOT),
                v.row().verifiedOn());
    }
}
