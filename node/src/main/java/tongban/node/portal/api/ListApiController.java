package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.identity.Actor;
import tongban.node.portal.ListFile;
import tongban.node.portal.Lists;
import tongban.node.sheet.Format;
import tongban.service.text.Words;

/** Lists as files, written while they are read. */
@RestController
@RequestMapping("/api/v1/lists")
@Tag(name = "列表导出 Lists as files")
class ListApiController {
    private final Lists lists;

    ListApiController(Lists lists) {
        this.lists = lists;
    }

    @GetMapping("/{list}")
    @Operation(
            summary = "导出列表 A list as a file",
            description =
                    "cases、items、audit、journal（id=案件）、destruction（list=清单）、load、departures、ledger、ledger_entries（entitlement=待遇）、households、relatives、own_relatives、substitutions、reviews、hits、checks、referrals、"
                            + "figures、named、indicators、indicator_values（indicator=指标，可加 side、at、known）、indicator_policies（indicator=指标，可加 policy、side）、observations（indicator=指标）、observation_files、observation_rows（file=文件）、"
                            + "tickets、leads、knowledge、calls、metrics、appointments（day=日期）、halls、projects、project_lines（project=项目，可加 year）、problems、returns（month=月份）、return_files、return_rows（file=文件）、"
                            + "meetings、entries、plans、platforms、meeting_tasks、agreements、statements、enterprises、talks、requests、policies、offers、policy_budgets（policy=政策）、policy_effects（policy=政策）、policy_runs（policy=政策）、policy_matches（of=企业）、policy_awards、"
                            + "publications、runs、review_batches、flag_runs（flag=查询）、inquiries、holds、destructions、transfers、unfit、intakes、intake_rows（import=导入）、register_imports、register_faults（run=导入）；"
                            + "筛选参数与页面地址中的相同；导出留痕。 The filters are those of the page's address; exports are journaled.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv"),
                @Content(
                        mediaType =
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            })
    void file(
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String list,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "zh") String language)
            throws IOException {
        Locale locale = language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        Format wanted = Format.ofExtension(format).orElseThrow(ApiFault::notFound);
        ListFile file =
                Lists.Name.of(list)
                        .flatMap(name -> lists.of(name, actor, locale, Lists.Filters.of(request)))
                        .orElseThrow(ApiFault::notFound);
        if (!lists.write(actor, locale, file, wanted, response)) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(Lists.COME_AGAIN.toSeconds()));
            throw tooMany();
        }
    }

    /** So many are exporting that this one has to come again. */
    static ApiFault tooMany() {
        return new ApiFault(reader ->
                ApiProblem.of(
                        ApiProblem.Kind.UNAVAILABLE,
                        reader,
                        "API-503",
                        "",
                        Words.of("现在导出的人太多。", "Too many are exporting now."),
                        Words.of("请按 Retry-After 再试。", "Try again after Retry-After.")));
    }
}
