package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.RunningNode;
import tongban.service.Sha256;

/**
 * Keyed once. A woman of Chongqing was taken in at Sichuan's window; Chongqing sends its cases to
 * its provincial platform, and another node takes them in from there: she is a case there with all
 * she said, and the people who have an open case there already are not taken in a second time. What
 * the platform says later, once somebody has acted on her case, is put to the office.
 */
class NobodyKeysTwiceTest {
    private static final Visitor DENG = Visitor.born("邓玉兰", "19620506", 722);
    @TempDir static Path folder;

    @BeforeAll
    static void browser() {
        Browser.isNeeded();
    }

    @Test
    void whatOnePlatformHasTheOtherTakesIn() throws Exception {
        Path batch;
        String number;
        try (RunningNode here = RunningNode.start("keys_here", true);
                Browser browser = Browser.at(here)) {
            Screen clerk = browser.signedIn("sc.clerk");
            String page = "/cases/" + DENG.typedIn(clerk);
            DENG.showsPapers(clerk);
            clerk.press("收件").landsOn(200).sees("已收件");
            number = clerk.page().locator(".govuk-panel__body strong").innerText();
            clerk.open(page).perform("forward").landsOn(200);
            browser.signedIn("cq.reviewer").open("/desk").waitsFor("a[href='" + page + "']");
            batch = sent(browser.signedIn("cq.supervisor"));
            // the command has nothing left to fetch for this receiver, and everything for another
            assertThat(
                            command(
                                    here,
                                    "cq.supervisor",
                                    "export",
                                    "--destination",
                                    "yukuaiban",
                                    "--to",
                                    "" + folder))
                    .contains("All delivered, 0 cases");
            assertThat(
                            command(
                                    here,
                                    "cq.supervisor",
                                    "export",
                                    "--destination",
                                    "another",
                                    "--to",
                                    "" + folder))
                    .contains("up_pro-another-000001.zip")
                    .doesNotContain("邓玉兰", DENG.number());
            Path fetched = folder.resolve("up_pro-another-000001.zip");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fetched)))
                    .isEqualTo("rw-------");
            assertThat(command(here, "cq.clerk", "export", "--destination", "third"))
                    .contains("Supervisors export");
        }
        try (RunningNode there = RunningNode.start("keys_there", true);
                Browser browser = Browser.at(there)) {
            String page = takenIn(browser.signedIn("cq.clerk"), batch, number);
            String again = command(there, "cq.clerk", "import", "" + batch);
            assertThat(again).contains("Taken in 0, drafts 0, known before ");
            moved(browser, movedHouse(batch), page, number);
        }
    }

    private static Path sent(Screen supervisor) throws Exception {
        supervisor.open("/supervision").follow("与省级平台交换").landsOn(200).sees("还没有发送过");
        supervisor.fill("destination", "Not a name").press("备好下一批").landsOn(422).sees("小写字母");
        supervisor.fill("destination", "yukuaiban").press("备好下一批").landsOn(200).sees("批次已备好");
        Download download =
                supervisor
                        .page()
                        .waitForDownload(() ->
                                supervisor.page().locator("main a[download]").first().click());
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        assertThat(file.getFileName()).hasToString("up_pro-yukuaiban-000001.zip");
        supervisor.fill("sha256", "0".repeat(64)).press("确认收妥").landsOn(422).sees("校验值");
        supervisor
                .fill("sha256", Sha256.hex(Files.readAllBytes(file)))
                .press("确认收妥")
                .landsOn(200)
                .sees("已确认收妥");
        supervisor.press("备好下一批").landsOn(422);
        return file;
    }

    private static String takenIn(Screen clerk, Path batch, String number) {
        clerk.open("/desk").follow("从省级平台导入").landsOn(200).sees("还没有导入过");
        clerk.page().locator("main input[type=file]").setInputFiles(batch);
        clerk.press("导入").landsOn(422);
        // she comes in; the made-up people of the demonstration have open cases here already
        clerk.sees(number, "已提交", "CASE-025", "applyer_page_code").doesNotSee(DENG.number(), "邓玉兰");
        clerk.page().locator("main tr:has-text('" + number + "') a[href^='/cases/']").click();
        clerk.landsOn(200)
                .sees("邓玉兰", "在这里录入", "身份由来源平台的收件机关核验")
                .doesNotSee(DENG.number(), "核验身份：");
        return URI.create(clerk.page().url()).getPath();
    }

    /** The office has begun on her case when the platform says that she lives elsewhere. */
    private static void moved(Browser browser, Path changed, String here, String number) {
        Screen reviewer = browser.signedIn("cq.reviewer");
        reviewer.open(here).sees("来源平台办件编号：" + number).perform("accept").landsOn(200);
        Screen clerk = browser.signedIn("cq.clerk").open("/imports");
        clerk.page().locator("main input[type=file]").setInputFiles(changed);
        clerk.press("导入").sees(number, "已提请办理机关决定是否采纳").doesNotSee("新街1号");
        reviewer.open(here).sees("来源平台的更正与本件不一致", "鱼嘴镇新街1号", "本件未作改动");
        reviewer.begin("answer-change").choose("accepted", "true");
        reviewer.page().locator("#act-answer-change [name='reason']").fill("电话向本人核实");
        reviewer.send("answer-change").landsOn(200).sees("采纳了来源平台的更正", "电话向本人核实");
        reviewer.open(here).doesNotSee("来源平台的更正与本件不一致");
    }

    /** The same batch with another address of hers, and the hash of that. */
    private static Path movedHouse(Path batch) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(batch))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        byte[] before = files.getOrDefault("up_pro_accept.jsonl", new byte[0]);
        String text =
                new String(before, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains(DENG.number()))
                        .map(line -> line.replaceAll("\"applyer_address\":\"[^\"]*\",", ""))
                        .map(line ->
                                line.replace(
                                        "\"apply_date\"",
                                        "\"applyer_address\":\"鱼嘴镇新街1号\",\"apply_date\""))
                        .collect(Collectors.joining("\n"));
        byte[] after = text.getBytes(StandardCharsets.UTF_8);
        String manifest =
                new String(
                        files.getOrDefault("manifest.json", new byte[0]), StandardCharsets.UTF_8);
        files.put("up_pro_accept.jsonl", after);
        files.put(
                "manifest.json",
                manifest.replace(Sha256.hex(before), Sha256.hex(after))
                        .getBytes(StandardCharsets.UTF_8));
        Path changed = folder.resolve("changed.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return changed;
    }

    private static String command(RunningNode node, String login, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "tongban.launcher.TongbanCommand",
                        "exchange"));
        command.add(arguments[0]);
        command.addAll(List.of("--node", node.address().toString(), "--login", login));
        Stream.of(arguments).skip(1).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("TONGBAN_PASSWORD", "tongban-demo", "LANG", "C.UTF-8"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
