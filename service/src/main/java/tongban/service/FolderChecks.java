package tongban.service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FeelType;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.parameter.ParameterResolver;
import tongban.service.parameter.ParameterRow;
import tongban.service.procedure.Sum;
import tongban.service.text.Words;

/** What only shows when the files of a folder are held side by side. */
final class FolderChecks {

    /** Texts that every service's guide has. */
    static final List<String> GUIDE =
            List.of(
                    "service.name",
                    "service.summary",
                    "guide.who",
                    "guide.conditions",
                    "guide.steps",
                    "guide.time-limits",
                    "guide.charges",
                    "guide.remedies",
                    "guide.differences");

    private final ServiceDefinition service;
    private final Problems problems;

    FolderChecks(ServiceDefinition service, Problems problems) {
        this.service = service;
        this.problems = problems;
    }

    void run() {
        GUIDE.forEach(key -> text(key, "texts/zh.yaml", "guide"));
        facts();
        dates();
        parameters();
        standards();
        materials();
        procedure();
        atOnce();
        sums();
        delegation();
        new JointChecks(service, problems).run();
    }

    private void facts() {
        Set<String> names = new HashSet<>();
        for (FactDeclaration fact : service.facts()) {
            if (!names.add(fact.name())) twice("facts", fact.name());
            factTexts(fact);
            if (fact.page().isPresent())
                text("page." + fact.page().get(), "service.yaml", "facts." + fact.name());
            if (fact.sources().isEmpty()) {
                problem(
                        "SERVICE-010",
                        "facts." + fact.name(),
                        Words.of("没有说明来源", "No source is given"),
                        Words.of(
                                "source: [register, declared, document, exchange] 中选",
                                "Choose from source: [register, declared, document, exchange]"));
            }
            if (fact.otherwise().isPresent() && fact.when().isEmpty()) {
                problem(
                        "SERVICE-011",
                        "facts." + fact.name(),
                        Words.of("有 otherwise 而没有 when", "There is an otherwise without a when"),
                        Words.of("写上 when，或删去 otherwise", "Add when, or delete otherwise"));
            }
        }
        for (ParameterDeclaration p : service.parameters())
            if (!names.add(p.name())) twice("parameters", p.name());
        for (String reserved : List.of("dates", "place"))
            if (names.contains(reserved)) twice("facts", reserved);
    }

    /** Who decides can hang on a parameter of yes and no, and only where another body accepts. */
    private void delegation() {
        service.competence()
                .delegatedBy()
                .filter(name ->
                        service.parameter(name).filter(p -> p.type() == FeelType.BOOLEAN).isEmpty()
                                || service.competence().accepting()
                                        == service.competence().deciding())
                .ifPresent(name ->
                        problem(
                                "SERVICE-020",
                                "competence.delegated-by",
                                Words.of(
                                        "“" + name + "”不是已声明的是非参数，或者受理和决定本来就是同一级",
                                        "'"
                                                + name
                                                + "' is no declared boolean parameter, or one level accepts and decides anyway"),
                                Words.of(
                                        "声明为 boolean 参数，或删去 delegated-by",
                                        "Declare it as a boolean parameter, or delete delegated-by")));
    }

    /** What may be handed out at once is an award that the applicant is told by its name. */
    private void atOnce() {
        service.procedure()
                .atOnce()
                .ifPresent(a ->
                        text(
                                "award." + a.award().replace(' ', '-'),
                                "procedure.yaml",
                                "at-once.award"));
    }

    /** A sum, its total and its instalments are told by their names; its limit is a number. */
    private void sums() {
        for (Sum sum : service.procedure().sums()) {
            List<String> named = new ArrayList<>(List.of(sum.award()));
            sum.total().ifPresent(named::add);
            sum.instalments().ifPresent(i -> named.addAll(List.of(i.each(), i.number())));
            named.addAll(sum.madeUpOf());
            named.forEach(award ->
                    text("award." + award.replace(' ', '-'), "procedure.yaml", "sums." + award));
            sum.limit()
                    .filter(name ->
                            service.parameter(name)
                                    .filter(p -> p.type() == FeelType.NUMBER)
                                    .isEmpty())
                    .ifPresent(name ->
                            problem(
                                    "SERVICE-021",
                                    "sums." + sum.award(),
                                    Words.of(
                                            "限额“" + name + "”不是已声明的数值参数",
                                            "The limit '"
                                                    + name
                                                    + "' is no declared number parameter"),
                                    Words.of(
                                            "声明为 number 参数，或删去 limit",
                                            "Declare it as a number parameter, or delete limit")));
        }
    }

    private void factTexts(FactDeclaration fact) {
        String at = "facts." + fact.name();
        text(fact.textKey() + ".name", "service.yaml", at);
        if (!fact.unit().isEmpty()) text("unit." + fact.unit(), "service.yaml", at);
        fact.domain()
                .values()
                .forEach(v -> text(fact.textKey() + ".option." + v, "service.yaml", at));
        fact.fields().forEach(this::factTexts);
    }

    private void dates() {
        Set<CaseDate> named = new LinkedHashSet<>(service.dates().named());
        Set<CaseDate> used = new LinkedHashSet<>(service.dates().standard());
        used.addAll(service.dates().procedure());
        for (ParameterDeclaration p : service.parameters()) {
            p.dates().forEach(d -> CaseDate.named(d).ifPresent(used::add));
            if (p.dates().isEmpty()) noDate("parameters." + p.name());
        }
        if (service.dates().standard().isEmpty()) noDate("dates.standard");
        if (service.dates().procedure().isEmpty()) noDate("dates.procedure");
        used.stream()
                .filter(d -> !named.contains(d))
                .forEach(d ->
                        problem(
                                "SERVICE-012",
                                "dates",
                                Words.of(
                                        "用到了没有列出的日期 " + d.feelName(),
                                        "The date '" + d.feelName() + "' is used and not named"),
                                Words.of("加进 dates.named", "Add it to dates.named")));
    }

    private void noDate(String at) {
        problem(
                "SERVICE-013",
                at,
                Words.of("没有说明由哪个日期选定", "It does not say which date selects it"),
                Words.of("写上日期名", "Name the date"));
    }

    private void parameters() {
        for (ParameterDeclaration p : service.parameters()) {
            text(p.textKey(), "service.yaml", "parameters." + p.name());
            if (!p.unit().isEmpty())
                text("unit." + p.unit(), "service.yaml", "parameters." + p.name());
            if (p.setBy().isEmpty()) {
                problem(
                        "SERVICE-014",
                        "parameters." + p.name(),
                        Words.of("没有人可以定它", "Nobody may set it"),
                        Words.of("写上 set-by", "Add set-by"));
            }
        }
        service.rows().forEach(this::bounds);
        service.rows().forEach(this::superseded);
    }

    /** A row against every bound of its own time that lies above it. */
    private void bounds(ParameterRow row) {
        Optional<ParameterDeclaration> p = service.parameter(row.name());
        if (p.isEmpty()) return;
        for (ParameterRow bound : service.rows()) {
            boolean minimum = bound.name().equals(p.get().minimumName());
            boolean maximum = bound.name().equals(p.get().maximumName());
            if (!(minimum || maximum) || !bound.overlaps(row) || !lies(row.place(), bound.place()))
                continue;
            int c = ParameterResolver.compare(row.value(), bound.value());
            if (minimum ? c < 0 : c > 0) {
                problems.add(
                        "PARAMETER-003",
                        "parameters.csv",
                        lineOf(row),
                        row.name(),
                        Words.of(
                                (minimum ? "低于" : "高于") + bound.origin() + " 的界限 " + bound.value(),
                                (minimum ? "Below" : "Above")
                                        + " the bound "
                                        + bound.value()
                                        + " of "
                                        + bound.origin()),
                        Words.of(
                                "改正其中一行，或在新界限生效前结束本行",
                                "Mend one of them, or end this row where the new bound begins"));
            }
        }
    }

    /** An older row of a place under a later norm of a place above: the norm beats it. */
    private void superseded(ParameterRow row) {
        if (service.parameter(row.name()).isEmpty()) return; // bounds do not beat each other
        for (ParameterRow norm : service.rows()) {
            if (!norm.name().equals(row.name())
                    || norm.place().equals(row.place())
                    || !lies(row.place(), norm.place())
                    || !norm.from().isAfter(row.from())
                    || !norm.overlaps(row)) continue;
            problems.add(
                    new Problem(
                            "PARAMETER-004",
                            "parameters.csv",
                            lineOf(row),
                            row.name(),
                            Words.of(
                                    "自 " + norm.from() + " 起上级的新规定（" + norm.origin() + "）优先，本行不再使用",
                                    "From "
                                            + norm.from()
                                            + " the later norm of a superior ("
                                            + norm.origin()
                                            + ") is used instead of this row"),
                            Words.of(
                                    "给本行写上 until，或在新规定之后另写一行",
                                    "End this row there, or set it anew after the norm"),
                            Problem.Severity.WARNING));
        }
    }

    private static int lineOf(ParameterRow row) {
        return Integer.parseInt(row.origin().substring(row.origin().lastIndexOf(':') + 1));
    }

    private static boolean lies(String place, String above) {
        return tongban.service.place.PlacePath.ofCode(place).upwards().contains(above);
    }

    private void standards() {
        if (service.standards().isEmpty()) {
            problem(
                    "SERVICE-015",
                    "standards",
                    Words.of("没有任何标准版本", "There is no version of the standard"),
                    Words.of(
                            "至少列一个，文件放在 standard/ 下",
                            "List one at least; its file lies under standard/"));
        }
        List<StandardVersion> all = service.standards();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                StandardVersion a = all.get(i);
                StandardVersion b = all.get(j);
                boolean apart =
                        (a.until() != null && !a.until().isAfter(b.from()))
                                || (b.until() != null && !b.until().isAfter(a.from()));
                if (!apart) {
                    problem(
                            "SERVICE-016",
                            "standards." + b.id(),
                            Words.of(
                                    "与版本 " + a.id() + " 的时间重叠",
                                    "Its time overlaps with version " + a.id()),
                            Words.of("给较早的版本写上 until", "Give the earlier one an until"));
                }
            }
        }
    }

    private void materials() {
        Set<String> facts = new HashSet<>();
        service.facts().forEach(f -> facts.add(f.name()));
        for (Material m : service.materials()) {
            text("material." + m.id() + ".name", "service.yaml", "materials." + m.id());
            m.proves().stream()
                    .filter(f -> !facts.contains(f))
                    .forEach(f ->
                            problem(
                                    "SERVICE-017",
                                    "materials." + m.id(),
                                    Words.of(
                                            "证明的事实 “" + f + "” 没有声明",
                                            "It proves '" + f + "', which is no declared fact"),
                                    Words.of("改正名称或声明它", "Mend the name or declare it")));
            if ((m.need() == Material.Need.CONDITIONAL) != m.when().isPresent()) {
                problem(
                        "SERVICE-018",
                        "materials." + m.id(),
                        Words.of("conditional 与 when 必须同时出现", "conditional and when go together"),
                        Words.of("补上或删去其一", "Add or delete one of them"));
            }
        }
    }

    private void procedure() {
        service.procedure()
                .verbs()
                .forEach((verb, sides) ->
                        sides.values()
                                .forEach(
                                        key -> text(key, "procedure.yaml", "verbs." + verb.key())));
        service.procedure()
                .notices()
                .forEach((n, key) -> text(key, "procedure.yaml", "notices." + n.key()));
        for (Map.Entry<String, String> e : service.procedure().remedies().entrySet()) {
            text(e.getValue(), "procedure.yaml", "remedies." + e.getKey());
        }
    }

    private void text(String key, String file, String element) {
        text(service, key, file, element, problems);
    }

    static void text(
            ServiceDefinition service, String key, String file, String element, Problems problems) {
        if (service.texts().has(key)) return;
        problems.add(
                "TEXT-001",
                file,
                0,
                element,
                Words.of("缺少文字 “" + key + "”", "There is no text '" + key + "'"),
                Words.of(
                        "写进 texts/zh.yaml 和 texts/en.yaml",
                        "Write it in texts/zh.yaml and texts/en.yaml"));
    }

    private void twice(String at, String name) {
        problem(
                "SERVICE-019",
                at + "." + name,
                Words.of(
                        "名称重复，或是保留名（dates、place）",
                        "The name stands twice, or is reserved (dates, place)"),
                Words.of("换一个名称", "Choose another"));
    }

    private void problem(String code, String element, Words cause, Words remedy) {
        problems.add(code, "service.yaml", 0, element, cause, remedy);
    }
}
