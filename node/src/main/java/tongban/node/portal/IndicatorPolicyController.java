package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.Basis;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.PolicySeries;

/** An indicator policy by policy: the list of policies, and one of them with its chart. */
@Controller
class IndicatorPolicyController extends PageController {
    private static final String HERE = "/indicators/{counted}/policies";
    private final PolicySeries series;

    IndicatorPolicyController(Setting setting, PolicySeries series) {
        super(setting);
        this.series = series;
    }

    @GetMapping(HERE)
    ResponseEntity<String> list(
            HttpServletRequest request,
            @PathVariable String counted,
            @RequestParam(defaultValue = "") String side,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page) {
        Jurisdiction of = Actor.sideRead(reader(), side);
        String typed = q.strip();
        String words =
                typed.substring(0, Math.min(typed.length(), IndicatorFilter.WORDS_LENGTH_MAX));
        return series.list(of, counted, words, AddressText.page(page))
                .map(list ->
                        show(
                                request,
                                "indicatorPolicies",
                                Map.of(
                                        "list",
                                        list,
                                        "side",
                                        of,
                                        "words",
                                        words,
                                        "link",
                                        "?side="
                                                + of.code()
                                                + "&q="
                                                + URLEncoder.encode(
                                                        words, StandardCharsets.UTF_8))))
                .orElseGet(() -> notFound(request));
    }

    @GetMapping(HERE + "/{policy}")
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable String counted,
            @PathVariable String policy,
            @RequestParam(defaultValue = "") String side) {
        Jurisdiction of = Actor.sideRead(reader(), side);
        return series.one(of, counted, policy)
                .map(one ->
                        withScript(
                                show(
                                        request,
                                        "indicatorPolicy",
                                        Map.of(
                                                "one",
                                                one,
                                                "table",
                                                SeriesTable.of(
                                                        List.of(
                                                                new Indicators.Series(
                                                                        Basis.COUNTED,
                                                                        one.points()))),
                                                "side",
                                                of,
                                                "others",
                                                series.definitions(of)))))
                .orElseGet(() -> notFound(request));
    }
}
