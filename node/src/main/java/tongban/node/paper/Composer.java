package tongban.node.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import tongban.node.casework.CaseBranches;
import tongban.node.casework.CasePage;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Organ;
import tongban.node.casework.ReceiptView;
import tongban.node.paper.PaperForm.Block;
import tongban.node.paper.PaperForm.Field;
import tongban.service.Material;
import tongban.service.fact.FactDeclaration;
import tongban.service.text.Words;

/** Fills a form with the facts of a case, in one language. */
final class Composer {
    /** A household of seven finds room on one sheet; a larger one has as many rows as members. */
    private static final int SIGNATORIES_MORE = 6;

    private final Locale locale;
    private final boolean demo;

    /**
     * @param demo whether each page says that it is a demonstration without legal force
     */
    Composer(Locale locale, boolean demo) {
        this.locale = locale;
        this.demo = demo;
    }

    Composed compose(CaseFacts facts) {
        PaperForm form = facts.form();
        List<Element> elements = new ArrayList<>();
        boolean draft = facts.draft().isPresent();
        String title = w(facts.fill(form.title())) + (draft ? w("（收件前）", " (draft)") : "");
        elements.add(
                new Element.Title(
                        facts.body().map(Organ::name).map(this::w).orElse(""),
                        title,
                        w("编号：", "No. ") + facts.number()));
        for (Block block : form.blocks()) {
            elements.addAll(elements(block, facts));
        }
        if (!locale.getLanguage().equals("zh")) {
            elements.add(
                    new Element.Paragraph(
                            "This is a translation; the Chinese paper of the same number is the one that counts.",
                            false));
        }
        return new Composed(title, form.look(), facts.number(), banner(draft), elements);
    }

    private String banner(boolean draft) {
        List<String> lines = new ArrayList<>();
        if (draft) {
            lines.add(w("草稿：尚未收件", "Draft: not taken in"));
        }
        if (demo) {
            lines.add(
                    w(
                            "演示环境 · 人员均为虚构 · 本文书无法律效力",
                            "Demonstration · made-up people · no legal force"));
        }
        return String.join(" · ", lines);
    }

    private List<Element> elements(Block block, CaseFacts facts) {
        return switch (block) {
            case Block.Text t ->
                    t.when().isEmpty() || facts.has(t.when())
                            ? paragraph(w(facts.fill(t.words())), !t.flush())
                            : List.of();
            case Block.Heading h -> List.of(new Element.Heading(w(facts.fill(h.words()))));
            case Block.Fields f -> List.of(fields(f.fields(), facts));
            case Block.Rows r -> rows(r.source(), facts);
            case Block.Assessed a -> assessed(facts.proven(a.material()));
            case Block.Remedies r ->
                    facts
                            .page()
                            .decision()
                            .map(CasePage.Decision::remedies)
                            .orElse(remedies(facts))
                            .stream()
                            .<Element>map(words -> new Element.Paragraph(w(words), true))
                            .toList();
            case Block.Sign s ->
                    List.of(
                            new Element.Signatures(
                                    s.who().stream().map(facts::fill).map(this::w).toList(),
                                    w(SetBooklets.SIGNED_ON)));
            case Block.Seal s ->
                    facts.body()
                            .map(organ ->
                                    List.<Element>of(
                                            new Element.Seal(
                                                    w(organ.name()),
                                                    w(Words.day(facts.on())),
                                                    w(
                                                            "（电子印章处）",
                                                            "(place of the electronic seal)"))))
                            .orElse(List.of());
            case Block.Code c ->
                    List.of(
                            new Element.Code(
                                    ReceiptCode.of(facts.page()),
                                    w(
                                                    "二维码：决定存证凭证编号 ",
                                                    "QR code: identifier of the decision's receipt ")
                                            + ReceiptCode.of(facts.page())));
        };
    }

    private static List<Words> remedies(CaseFacts facts) {
        return facts.page().competence().remedies();
    }

    private static List<Element> paragraph(String text, boolean indented) {
        return text.isBlank() ? List.of() : List.of(new Element.Paragraph(text, indented));
    }

    private Element fields(List<Field> fields, CaseFacts facts) {
        List<Element.Grid.Row> rows = new ArrayList<>();
        for (Field field : fields) {
            String value = w(facts.fill(field.value())).strip();
            if (!field.onlyFilled() || !value.isBlank()) {
                rows.add(
                        new Element.Grid.Row(
                                List.of(w(facts.fill(field.label())), value),
                                field.tall() ? 3 : 1));
            }
        }
        return new Element.Grid(List.of(), List.of(28, 72), rows);
    }

    // ------------------------------------------------------------------ tables of the case

    private List<Element> rows(PaperForm.Source source, CaseFacts facts) {
        CasePage page = facts.page();
        return switch (source) {
            case ANSWERS ->
                    table(
                            List.of(w("项目", "Item"), w("填报内容", "Stated"), w("来源", "Source")),
                            List.of(38, 40, 22),
                            page.answers().stream().flatMap(a -> stated(a).stream()).toList());
            case MATERIALS ->
                    table(
                            List.of(w("材料", "Paper"), w("方式", "How"), w("份数", "Copies")),
                            List.of(56, 32, 12),
                            page.materials().stream().map(this::material).toList());
            case PROMISED -> materials(facts, MaterialTaken.How.PROMISED);
            case TO_FOLLOW -> materials(facts, MaterialTaken.How.TO_FOLLOW);
            case ITEMS -> items(page);
            case MISSING ->
                    table(
                            List.of(w("材料或事项", "Paper or fact"), w("需要补充的内容", "What is missing")),
                            List.of(42, 58),
                            page.supplement().stream()
                                    .map(m -> List.of(w(m.name()), m.what()))
                                    .toList());
            case DETAILS -> listing(facts.step().details());
            case PROPOSED -> page.proposal().map(this::proposed).orElse(List.of());
            case STATED -> stated(facts);
            case AWARDS -> page.decision().map(this::awarded).orElse(List.of());
            case REASONS -> reasons(page);
            case PARAMETERS ->
                    table(
                            List.of(
                                    w("参数", "Parameter"),
                                    w("值", "Value"),
                                    w("地区", "Place"),
                                    w("起止", "Holds"),
                                    w("依据", "Basis")),
                            List.of(27, 15, 18, 20, 20),
                            facts.receipt().map(ReceiptView::rows).orElse(List.of()).stream()
                                    .map(r ->
                                            List.of(
                                                    w(r.name()),
                                                    w(r.value()).strip(),
                                                    w(r.place()),
                                                    w(r.period()),
                                                    w(r.basis())))
                                    .toList());
            case DIGESTS ->
                    table(
                            List.of(
                                    w("事实", "Fact"),
                                    w("来源", "Source"),
                                    w("加盐摘要（SHA-256）", "Salted digest (SHA-256)")),
                            List.of(30, 16, 54),
                            facts.receipt().map(ReceiptView::facts).orElse(List.of()).stream()
                                    .map(f -> List.of(w(f.name()), w(f.source()), f.digest()))
                                    .toList());
            case CARD -> card(facts);
            case SIGNATORIES -> signatories(facts);
            case PUBLISHED ->
                    listing(
                            page.branches()
                                    .publication()
                                    .map(CaseBranches.Published::lines)
                                    .orElse(List.of()));
            case POSTED ->
                    listing(
                            page.branches()
                                    .notice()
                                    .map(CaseBranches.Posted::lines)
                                    .orElse(List.of()));
        };
    }

    private List<Element> stated(CaseFacts facts) {
        List<Material> statements = CaseFacts.statements(facts.page(), facts.service());
        List<Element> elements = new ArrayList<>();
        for (Material statement : statements) {
            if (statements.size() > 1) {
                elements.add(
                        new Element.Heading(
                                w(CaseFacts.statementName(statement, facts.service()))));
            }
            elements.addAll(
                    table(
                            List.of(w("项目", "Item"), w("申报内容", "Stated"), w("来源", "Source")),
                            List.of(38, 40, 22),
                            facts.proven(statement.id()).stream()
                                    .flatMap(a -> stated(a).stream())
                                    .toList()));
        }
        return elements;
    }

    /** Each item as it was stated, and the boxes that those who assess tick. */
    private List<Element> assessed(List<CasePage.Answer> answers) {
        return table(
                List.of(w("项目", "Item"), w("申请时所填", "Stated"), w("评估结果（勾选）", "Found (tick)")),
                List.of(38, 24, 38),
                answers.stream()
                        .map(a ->
                                List.of(
                                        w(a.question()),
                                        w(a.value()),
                                        w("□能够　□不能", "□ able　□ not able")))
                        .toList());
    }

    /** Members of a household and the like stand one below the other, each with its number. */
    private List<List<String>> stated(CasePage.Answer answer) {
        int of = answer.each().size();
        if (of < 2) {
            return List.of(List.of(w(answer.question()), w(answer.value()), w(answer.source())));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i <= of; i++) {
            rows.add(
                    List.of(
                            w(answer.question())
                                    + w("（第" + i + "项，共" + of + "项）", " (" + i + " of " + of + ")"),
                            w(answer.each().get(i - 1)),
                            w(answer.source())));
        }
        return rows;
    }

    /** Room for everybody in the household, and for a guardian where it is a small one. */
    private List<Element> signatories(CaseFacts facts) {
        int members =
                facts.page().answers().stream()
                        .filter(a -> a.field().equals(FactDeclaration.MEMBERS))
                        .mapToInt(a -> a.each().size())
                        .findFirst()
                        .orElse(0);
        List<Element.Grid.Row> rows = new ArrayList<>();
        rows.add(
                new Element.Grid.Row(
                        List.of(
                                w(facts.fact("applicant")),
                                w("申请人", "applicant"),
                                w(facts.fact("applicant-number")),
                                ""),
                        1));
        for (int i = 0; i < Math.max(SIGNATORIES_MORE, members); i++) {
            rows.add(new Element.Grid.Row(List.of("", "", "", ""), 1));
        }
        return List.of(
                new Element.Grid(
                        List.of(
                                w("姓名", "Name"),
                                w("与申请人关系", "Relation"),
                                w("证件号码", "ID number"),
                                w("签字或捺印、日期", "Signature or fingerprint, date")),
                        List.of(18, 18, 34, 30),
                        rows));
    }

    /** As it was handed in: what came later stands on papers of its own. */
    private List<String> material(CasePage.Material m) {
        boolean same = m.how().equals(m.atFirst());
        String how = w(m.atFirst()) + (!same || m.note().isBlank() ? "" : w("；", "; ") + m.note());
        return List.of(
                w(m.name()), how, !same || m.copies() == 0 ? "—" : String.valueOf(m.copies()));
    }

    private List<Element> items(CasePage page) {
        List<List<String>> rows = new ArrayList<>();
        page.handOver()
                .ifPresent(sheet -> {
                    sheet.items().forEach(m -> rows.add(material(m)));
                    Optional<Instant> handed = sheet.forwardedAt().or(sheet::receivedAt);
                    sheet.documents().stream()
                            .filter(d -> handed.filter(d.at()::isAfter).isEmpty())
                            .forEach(
                                    d -> rows.add(List.of(d.name(), w("电子材料", "electronic"), "1")));
                });
        return table(
                List.of(w("材料", "Paper"), w("形式", "Form"), w("份数", "Copies")),
                List.of(56, 32, 12),
                rows);
    }

    private List<Element> materials(CaseFacts facts, MaterialTaken.How how) {
        return table(
                List.of(w("材料", "Paper"), w("期限", "Time")),
                List.of(64, 36),
                taken(facts.page(), how).stream()
                        .map(m -> {
                            int days =
                                    facts.service().materials().stream()
                                            .filter(d -> d.id().equals(m.id()))
                                            .mapToInt(Material::laterDays)
                                            .findFirst()
                                            .orElse(0);
                            String time =
                                    how == MaterialTaken.How.TO_FOLLOW
                                            ? w(days + "个工作日内", "within " + days + " working days")
                                            : w("以承诺代替", "replaced by a promise");
                            return List.of(w(m.name()), time);
                        })
                        .toList());
    }

    static List<CasePage.Material> taken(CasePage page, MaterialTaken.How how) {
        // who promised when he applied has promised, whatever came of it since
        Predicate<CasePage.Material> so = m -> m.atFirst().equals(how.words());
        return page.materials().stream().filter(so).toList();
    }

    private List<Element> awards(List<CasePage.Award> awards) {
        List<List<String>> rows =
                awards.stream()
                        .map(a ->
                                List.of(
                                        w(a.name()),
                                        PlainCards.amount(a).map(this::w).orElse(w(a.value()))))
                        .toList();
        return rows.isEmpty()
                ? List.of()
                : table(List.of(w("内容", "Award"), w("结果", "Result")), List.of(50, 50), rows);
    }

    /** What was decided, and which sums are a person's own. */
    private List<Element> awarded(CasePage.Decision decision) {
        List<Element> elements = new ArrayList<>(awards(decision.awards()));
        if (!decision.otherSums().isEmpty()) {
            elements.add(
                    new Element.Heading(
                            w(
                                    "与公布标准测算不同的金额（元）",
                                    "Amounts other than the published standard gives (yuan)")));
            elements.add(
                    new Element.Listing(
                            decision.otherSums().stream().map(s -> w(s.words())).toList()));
        }
        return elements;
    }

    /** The summary, what would be given, and why not. */
    private List<Element> proposed(CasePage.Proposal proposal) {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(w(proposal.summary()), true));
        elements.addAll(awards(proposal.awards()));
        elements.addAll(reasons(proposal.reasons()));
        return elements;
    }

    private List<Element> reasons(CasePage page) {
        return reasons(page.decision().map(CasePage.Decision::reasons).orElse(List.of()));
    }

    private List<Element> reasons(List<CasePage.Reason> reasons) {
        if (reasons.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Element.Heading(w("理由和依据", "Reasons and law")),
                new Element.Listing(
                        reasons.stream()
                                .map(r ->
                                        w(r.text())
                                                + (r.article().isBlank()
                                                        ? ""
                                                        : w("（", " (") + r.article() + w("）", ")")))
                                .toList()));
    }

    /** A line that only repeats another, as a reason may the ground, is not said twice. */
    private List<Element> listing(List<Words> lines) {
        return lines.isEmpty()
                ? List.of()
                : List.of(new Element.Listing(lines.stream().map(this::w).distinct().toList()));
    }

    private List<Element> card(CaseFacts facts) {
        List<Element> elements = new ArrayList<>();
        for (PlainCard.Entry entry : PlainCards.of(facts).entries()) {
            elements.add(new Element.Heading(w(entry.question())));
            entry.answers().forEach(a -> elements.add(new Element.Paragraph(w(a), false)));
        }
        return elements;
    }

    private static List<Element> table(
            List<String> head, List<Integer> widths, List<List<String>> rows) {
        return List.of(
                new Element.Grid(
                        head,
                        widths,
                        rows.stream().map(cells -> new Element.Grid.Row(cells, 1)).toList()));
    }

    private String w(Words words) {
        return words.in(locale);
    }

    private String w(String zh, String en) {
        return Words.of(zh, en).in(locale);
    }
}
