package tongban.node.portal;

import java.util.List;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.indicator.Book;
import tongban.node.indicator.Figure;
import tongban.node.indicator.Reference;
import tongban.service.text.Words;

/**
 * Where a figure or a named thing leads, as a link.
 *
 * @param kind what it leads to, in a word
 */
public record ReferenceLink(String href, Words kind, Words words) {

    static List<ReferenceLink> of(List<Reference> references, Book book, Services services) {
        return references.stream().map(r -> of(r, book, services)).toList();
    }

    private static ReferenceLink of(Reference r, Book book, Services services) {
        String target = r.target();
        return switch (r.kind()) {
            case PAGE -> new ReferenceLink(target, Words.of("页面", "Page"), page(target));
            case SERVICE ->
                    new ReferenceLink(
                            "/services/" + target,
                            Words.of("服务", "Service"),
                            service(target, services));
            case SERVICE_STANDARD ->
                    new ReferenceLink(
                            "/services/" + target + "/standard",
                            Words.of("办理标准", "Standard"),
                            service(target, services));
            case REGISTER ->
                    new ReferenceLink(
                            target.equals("institutions")
                                    ? "/register?list=institutions"
                                    : "/register",
                            Words.of("台账", "Register"),
                            register(target));
            case INDICATOR ->
                    new ReferenceLink(
                            "/indicators/" + target,
                            Words.of("指标", "Indicator"),
                            book.definition(target).orElseThrow().name());
            case FIGURE -> {
                Figure figure = book.figure(Integer.parseInt(target)).orElseThrow();
                yield new ReferenceLink(
                        "/figures/" + target,
                        Words.of("数字", "Figure"),
                        Words.of(
                                figure.meaning().zh() + "：" + figure.stated().words().zh(),
                                figure.meaning().en() + ": " + figure.stated().words().en()));
            }
            case PROGRAMME ->
                    new ReferenceLink(
                            "/indicators/programmes/" + target,
                            Words.of("任务和目标", "Tasks and targets"),
                            book.programme(target).orElseThrow().name());
            case NAMED ->
                    new ReferenceLink(
                            "/figures/named/" + target,
                            Words.of("名称", "Named"),
                            book.named(Integer.parseInt(target)).orElseThrow().name());
        };
    }

    private static Words service(String id, Services services) {
        return services.get(id)
                .map(PublishedService::definition)
                .map(d -> d.name())
                .orElseThrow(() -> new IllegalStateException("FIGURE-907 no service " + id));
    }

    private static Words register(String name) {
        return switch (name) {
            case "people" -> Words.of("人员", "People");
            case "households" -> Words.of("家庭", "Households");
            default -> Words.of("机构", "Institutions");
        };
    }

    private static Words page(String path) {
        return switch (path.replaceFirst("[?].*", "")) {
            case "/projects" ->
                    Words.of("共建重大项目：本系统登记的", "Joint projects, as this register counts them");
            case "/items" -> Words.of("事项目录", "Catalogue");
            case "/halls/gaozhu:service-centre" -> Words.of("高竹服务大厅", "The hall at Gaozhu");
            case "/hotline" -> Words.of("12345热线", "The 12345 line");
            case "/hotline/leads" -> Words.of("救助线索", "Leads to a visit");
            case "/hotline/terms" -> Words.of("热线的期限和依据", "Limits of the line");
            case "/hotline/knowledge" -> Words.of("热线知识库", "What the line knows");
            case "/cooperation/meetings" -> Words.of("会议和任务", "Meetings and tasks");
            case "/cooperation/entries" -> Words.of("清单", "Lists");
            case "/cooperation/plans" -> Words.of("规划体系和提法", "Plans and phrases");
            case "/cooperation/platforms" -> Words.of("毗邻平台", "Platforms of neighbouring areas");
            case "/cooperation/sharing" -> Words.of("利益分享", "Benefit sharing");
            case "/register/catalogue" -> Words.of("台账的数据资源目录", "The registers as data resources");
            case "/referrals/map" -> Words.of("专项救助清单", "Map of special assistance");
            case "/supervision/exchange" ->
                    Words.of("与省级平台交换", "Exchange with the provincial platforms");
            case "/policies" -> Words.of("惠企政策", "Policies for enterprises");
            case "/enterprise" -> Words.of("企业专区", "Enterprise zone");
            case "/talks" -> Words.of("政企见面", "Talks with officials");
            case "/ledger/schemes" -> Words.of("待遇项目和冲突", "Schemes and conflicts");
            case "/api/openapi.json" -> Words.of("开放接口", "Interface for programs");
            default -> Words.same(path);
        };
    }
}
