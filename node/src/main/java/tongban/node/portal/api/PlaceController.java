package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.catalog.Services;
import tongban.node.place.Answer;
import tongban.node.place.Competence;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.place.Question;
import tongban.node.place.ServiceRule;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/** Places, and who is competent there. Public, as on the pages. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "地点和管辖 Places and competence")
class PlaceController {
    static final int HITS_MAX = 50;
    static final int TEXT_CHARS_MAX = 60;

    private final Divisions divisions;
    private final Competence competence;
    private final Services services;
    private final Clock clock;

    PlaceController(Divisions divisions, Competence competence, Services services, Clock clock) {
        this.divisions = divisions;
        this.competence = competence;
        this.services = services;
        this.clock = clock;
    }

    record Line(String code, Words name, String level) {}

    /**
     * @param determined false while something is missing to say who is competent
     * @param missing questions to answer first
     */
    record Competent(
            boolean determined,
            String jurisdiction,
            Words accepting,
            Words deciding,
            Words inNameOf,
            List<Words> reasons,
            List<Words> missing) {}

    @GetMapping("/divisions")
    @Operation(
            summary = "检索地点 Search places",
            description =
                    "名称、拼音或代码；旧代码仍可查到现在的地点。 By name or code; old codes find what lies there now.")
    List<Line> search(@RequestParam String q, @RequestParam Optional<LocalDate> on) {
        LocalDate day = on.orElseGet(() -> LocalDate.now(clock));
        String text = q.length() > TEXT_CHARS_MAX ? q.substring(0, TEXT_CHARS_MAX) : q;
        return divisions.search(text, null, day, HITS_MAX).stream().map(d -> line(d, day)).toList();
    }

    @GetMapping("/divisions/{code}")
    @Operation(
            summary = "地点 What lies at a code",
            description = "一个旧代码可能对应几个后继地点。 An old code may have several successors.")
    List<Line> at(@PathVariable String code, @RequestParam Optional<LocalDate> on) {
        LocalDate day = on.orElseGet(() -> LocalDate.now(clock));
        List<Line> lines = divisions.current(code, day).stream().map(d -> line(d, day)).toList();
        if (lines.isEmpty()) {
            throw ApiFault.notFound();
        }
        return lines;
    }

    @GetMapping("/competence")
    @Operation(
            summary = "谁主管 Who is competent",
            description =
                    "由服务、地点、日期和事由性质得出，并说明理由。 A function of service, place, date and subject, with its reasons.")
    Competent competence(
            @RequestParam String service,
            @RequestParam String place,
            @RequestParam Optional<LocalDate> on,
            @RequestParam Optional<Boolean> insideZone) {
        ServiceDefinition definition =
                services.get(service).orElseThrow(ApiFault::notFound).definition();
        LocalDate day = on.orElseGet(() -> LocalDate.now(clock));
        Question question =
                Question.at(
                        ServiceRule.of(definition.identity(), definition.competenceAt(place, day)),
                        place,
                        day);
        if (insideZone.isPresent()) {
            question = question.inside(insideZone.get());
        }
        return switch (competence.decide(question)) {
            case Answer.Competent c ->
                    new Competent(
                            true,
                            c.jurisdiction(),
                            c.accepting().name(),
                            c.deciding().name(),
                            c.inNameOf().name(),
                            c.reasons().stream().map(r -> r.words()).toList(),
                            List.of());
            case Answer.Undetermined u ->
                    new Competent(
                            false,
                            "",
                            Words.same(""),
                            Words.same(""),
                            Words.same(""),
                            u.reasons().stream().map(r -> r.words()).toList(),
                            u.missing().stream().map(m -> m.question()).toList());
        };
    }

    private Line line(Division division, LocalDate day) {
        return new Line(
                division.code(), divisions.fullName(division.code(), day), division.level().name());
    }
}
