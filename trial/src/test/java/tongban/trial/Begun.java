package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is begun before the walk, so that pages have something to show. */
final class Begun {
    private static final Pattern LINK = Pattern.compile("/authorisations/([A-Za-z0-9_-]+)\"");

    private final Map<String, UUID> drafts = new HashMap<>();
    private final Function<String, Screen> screens;
    private final String oneMatter;
    private final String link;
    private final String visit;

    /**
     * @param screens of each login, in Chinese
     */
    Begun(Function<String, Screen> screens) {
        this.screens = screens;
        drafts.put(
                "sc.clerk",
                Visitor.born("罗素芬", "19550101", 824).typedIn(screens.apply("sc.clerk")));
        link = asked(screens.apply("sc.clerk"));
        Screen resident = screens.apply("sc.resident");
        resident.open("/services/disability-subsidies").press("开始办理");
        drafts.put("sc.resident", UUID.fromString(resident.path().substring("/drafts/".length())));
        resident.open("/desk").follow("50-").begin("supply-supplement");
        resident.page()
                .locator("#upload-bank-account")
                .setInputFiles(
                        new FilePayload(
                                "银行卡.pdf",
                                "application/pdf",
                                "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
        resident.page().locator("button[formaction$='/uploads/bank-account']").click();
        resident.landsOn(200).sees("银行卡.pdf");
        resident.open("/bundles/child-in-difficulty").press("开始办理");
        oneMatter = resident.path().substring("/one-matter/".length());
        visit = visit(screens.apply("sc.clerk"));
        imported(screens.apply("sc.reviewer"));
        returned(screens.apply("sc.supervisor"));
        observed(screens.apply("sc.supervisor"));
        screens.apply("sc.supervisor")
                .open("/supervision/exchange")
                .fill("destination", "sczwfw")
                .press("备好下一批")
                .landsOn(200);
    }

    /** Of whoever has one; of the clerk for everybody else. */
    UUID draft(String login) {
        return drafts.getOrDefault(login, drafts.get("sc.clerk"));
    }

    String oneMatter() {
        return oneMatter;
    }

    String link() {
        return link;
    }

    String visit() {
        return visit;
    }

    /** Somebody is asked on his phone, who has not answered yet. */
    private String asked(Screen clerk) {
        Visitor member = Visitor.born("罗小芬", "19850101", 825);
        clerk.open("/drafts/" + drafts.get("sc.clerk") + "/authorisations")
                .fill("authorisation.name", member.name())
                .fill("authorisation.number", member.number())
                .fill("authorisation.mobile", "13900000825")
                .press("发短信请他同意")
                .landsOn(200);
        Screen phone = screens.apply(EveryPageTest.NOBODY).open("/phones").waitsFor("article a");
        Matcher found = LINK.matcher(phone.page().content());
        assertThat(found.find()).as("a link on the phone").isTrue();
        return found.group(1);
    }

    /** A file of the registers in which nothing is right. */
    private static void imported(Screen reviewer) {
        reviewer.open("/register/import").select("kind", "INCOME");
        reviewer.page()
                .locator("#file")
                .setInputFiles(
                        new FilePayload(
                                "incomes.csv",
                                "text/csv",
                                "citizen_number,income,monthly,from,source,assurance\n1,X,-1,never,X,X\n"
                                        .getBytes(StandardCharsets.US_ASCII)));
        reviewer.press("导入").landsOn(422);
    }

    /** A file of monthly returns, of which one row holds and one does not. */
    private static void returned(Screen supervisor) {
        supervisor.open("/projects/import").fill("document", "五月月报");
        supervisor
                .page()
                .locator("#file")
                .setInputFiles(
                        new FilePayload(
                                "returns.csv",
                                "text/csv",
                                "number,month,completed,cumulative\n51-2024-001,2024-05,1,1\nX,never,-1,\n"
                                        .getBytes(StandardCharsets.US_ASCII)));
        supervisor.press("看每一行会怎样").landsOn(200).sees("尚未记录");
    }

    /** A file of observations, of which one row holds and one does not. */
    private static void observed(Screen supervisor) {
        supervisor.open("/indicators/import").fill("source", "县民政局");
        supervisor
                .page()
                .locator("#file")
                .setInputFiles(
                        new FilePayload(
                                "observations.csv",
                                "text/csv",
                                "indicator,place,from,value\nelder-complexes,511623,2024-05,4\nX,51,never,many\n"
                                        .getBytes(StandardCharsets.US_ASCII)));
        supervisor.press("看每一行会怎样").landsOn(200).sees("尚未记录", "没有这个指标");
    }

    /** A visitor at the counter, with a matter that is half filled in. */
    private static String visit(Screen clerk) {
        clerk.open("/counter").press("叫号").press("读身份证").landsOn(200);
        String id = clerk.path().substring("/counter/visits/".length());
        clerk.page().locator("button[value='add:disability-subsidies']").click();
        clerk.landsOn(200);
        return id;
    }
}
