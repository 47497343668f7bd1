package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.identity.Actor;
import tongban.node.paper.Booklets;
import tongban.node.paper.Booklets.Part;
import tongban.node.paper.CapitalNumerals;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.node.policy.Offer;
import tongban.node.policy.Offers;
import tongban.node.policy.PolicyBook;
import tongban.node.policy.PolicyDocument;
import tongban.node.policy.PolicyText;
import tongban.service.text.Words;

/** Papers of policies as PDF: handbook, guide, confirmation of an offer, order to pay. */
@Controller
class PolicyPaperController extends PageController {
    private final PolicyBook book;
    private final Offers offers;
    private final PaymentRuns runs;
    private final Organs organs;
    private final Booklets booklets;

    PolicyPaperController(
            Setting setting,
            PolicyBook book,
            Offers offers,
            PaymentRuns runs,
            Organs organs,
            Booklets booklets) {
        super(setting);
        this.book = book;
        this.offers = offers;
        this.runs = runs;
        this.organs = organs;
        this.booklets = booklets;
    }

    /** What a version of the handbook or of the guide says. */
    @GetMapping("/policies/{policy}/texts/{document}/{part}-{version}.pdf")
    ResponseEntity<?> text(
            HttpServletRequest request,
            @PathVariable String policy,
            @PathVariable String document,
            @PathVariable String part,
            @PathVariable String version) {
        @Nullable Actor reader = reader();
        Optional<PolicyText> text =
                version.matches("[0-9]{1,6}")
                        ? AddressText.id(document)
                                .flatMap(id ->
                                        AddressText.one(
                                                        PolicyDocument.Part.values(),
                                                        part.toUpperCase(java.util.Locale.ROOT))
                                                .flatMap(p ->
                                                        book.text(
                                                                reader,
                                                                policy,
                                                                id,
                                                                p,
                                                                Integer.parseInt(version))))
                        : Optional.empty();
        return printed(request, text.map(t -> booklet(policy, t)));
    }

    /** That it is not there is said by a page, as everywhere else. */
    private ResponseEntity<?> printed(
            HttpServletRequest request, Optional<Booklets.Booklet> booklet) {
        return booklet.map(b -> booklets.print(b, locale(request)))
                .<ResponseEntity<?>>map(FileResponse::shown)
                .orElseGet(() -> notFound(request));
    }

    private Booklets.Booklet booklet(String policy, PolicyText text) {
        List<Part> parts =
                Stream.concat(text.since().stream(), text.chapters().stream())
                        .<Part>map(c -> new Part.Chapter(c.heading(), c.lines(), c.numbered()))
                        .toList();
        String name =
                policy
                        + "-"
                        + text.part().name().toLowerCase(java.util.Locale.ROOT)
                        + "-"
                        + text.version();
        return new Booklets.Booklet(
                text.area(),
                text.title(),
                text.document() + " · v" + text.version(),
                parts,
                name + ".pdf",
                text.madeAt());
    }

    /** What an enterprise confirmed (免申确认单), for it and for the body that decides. */
    @GetMapping("/policies/offers/{offer}/confirmation.pdf")
    ResponseEntity<?> confirmation(HttpServletRequest request, @PathVariable UUID offer) {
        return printed(
                request,
                offers.file(actor(), offer)
                        .filter(f -> f.row().state() == Offer.State.CONFIRMED)
                        .map(PolicyPaperController::confirmation));
    }

    private static Booklets.Booklet confirmation(Offers.File file) {
        List<Booklets.Row> matter = new ArrayList<>();
        matter.add(row("企业", "Enterprise", file.row().enterprise()));
        matter.add(row("统一社会信用代码", "Credit code", file.creditCode()));
        matter.add(new Booklets.Row(Words.of("政策", "Policy"), file.row().policy()));
        matter.add(row("年度", "Year", String.valueOf(file.row().year())));
        file.awards().forEach(a -> matter.add(new Booklets.Row(a.name(), a.value())));
        List<Booklets.Row> known = new ArrayList<>();
        file.facts().forEach(f -> known.add(new Booklets.Row(f.name(), f.value())));
        List<Booklets.Row> account =
                List.of(
                        row("户名", "Holder", file.holder()),
                        row("开户银行", "Bank", file.bank()),
                        row("账号", "Account number", file.account()));
        Words day = file.row().answeredOn().map(Words::day).orElse(Words.same(""));
        return new Booklets.Booklet(
                file.body(),
                Words.of("免申即享确认单", "Confirmation of a benefit without an application"),
                Booklets.number("QR", file.row().id()),
                List.of(
                        new Part.Table(Words.of("享受的政策", "What is had"), matter),
                        new Part.Table(Words.of("比对所用的数据", "What it was matched by"), known),
                        new Part.Table(Words.of("收款账户", "Account"), account),
                        new Part.Chapter(
                                Words.of("企业确认", "What the enterprise confirmed"),
                                List.of(
                                        Words.of(
                                                "本企业同意主管部门使用上列数据办理，并确认资金发放到上列账户。",
                                                "The enterprise agrees to the use of the data above, and confirms that the money shall go to the account above.")),
                                false),
                        new Part.Seal(Words.same(file.row().enterprise()), day)),
                "confirmation-" + file.row().id() + ".pdf",
                file.steps().getLast().at());
    }

    /** The order to pay a run (拨款单), once it is ready. */
    @GetMapping("/payment-runs/{run}/order.pdf")
    ResponseEntity<?> order(HttpServletRequest request, @PathVariable UUID run) {
        return printed(
                request,
                runs.page(actor(), run)
                        .filter(p -> p.run().stage() == PaymentRuns.Stage.READY)
                        .map(this::order));
    }

    private Booklets.Booklet order(PaymentRuns.RunPage page) {
        PaymentRuns.Run run = page.run();
        Words organ =
                organs.byId(run.organ(), today(), actor().jurisdiction().code())
                        .map(Organ::name)
                        .orElse(Words.same(run.organ()));
        List<Booklets.Row> rows = new ArrayList<>();
        rows.add(new Booklets.Row(Words.of("项目", "Scheme"), run.schemeName()));
        rows.add(new Booklets.Row(Words.of("月份", "Month"), Words.month(run.month())));
        rows.add(
                new Booklets.Row(
                        Words.of("批次", "Batch"),
                        run.batch() == 0
                                ? Words.of("当月", "of the month")
                                : Words.of(
                                        "补发第" + run.batch() + "批",
                                        "further batch " + run.batch())));
        rows.add(row("笔数", "Payments", String.valueOf(run.payments())));
        rows.add(row("金额（元）", "Amount (yuan)", yuan(run.amount())));
        rows.add(
                row(
                        "金额大写",
                        "In capital numerals",
                        "人民币" + CapitalNumerals.of(new BigDecimal(yuan(run.amount())))));
        List<Booklets.Row> shares = new ArrayList<>();
        page.shares()
                .forEach(s ->
                        shares.add(new Booklets.Row(s.bearer(), Words.same(yuan(s.amount())))));
        Words day =
                Words.day(
                        run.endedAt()
                                .orElse(run.startedAt())
                                .atZone(java.time.ZoneId.of("Asia/Shanghai"))
                                .toLocalDate());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Table(Words.of("请拨付", "To be paid out"), rows));
        if (!shares.isEmpty()) {
            parts.add(new Part.Table(Words.of("由谁承担（元）", "Borne by (yuan)"), shares));
        }
        parts.add(
                new Part.Chapter(
                        Words.of("说明", "Note"),
                        List.of(
                                Words.of(
                                        "收款人和账号见同一批次的发放文件，两者金额和笔数一致。",
                                        "Payees and accounts stand in the payment file of the same run; amount and number are the same.")),
                        false));
        parts.add(
                new Part.Signatures(
                        List.of(
                                Words.of("经办人签字", "Handled by"),
                                Words.of("审核人签字", "Reviewed by"),
                                Words.of("负责人签字", "Head of the body"))));
        parts.add(new Part.Seal(organ, day));
        return new Booklets.Booklet(
                organ,
                Words.of("拨款单", "Order to pay"),
                Booklets.number("BK", run.id()),
                parts,
                "order-" + run.id() + ".pdf",
                run.endedAt().orElse(run.startedAt()));
    }

    private static String yuan(BigDecimal amount) {
        return amount.setScale(2, java.math.RoundingMode.HALF_UP).toPlainString();
    }

    private static Booklets.Row row(String zh, String en, String value) {
        return new Booklets.Row(Words.of(zh, en), Words.same(value));
    }
}
