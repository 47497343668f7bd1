package tongban.service;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tongban.service.text.Words;

/** Reads one file under examples/. Its facts pass the same checks as those of a form. */
final class ExampleReader {

    private final Section yaml;
    private final ServiceDefinition service;

    ExampleReader(Section yaml, ServiceDefinition service) {
        this.yaml = yaml;
        this.service = service;
    }

    WorkedExample read(String file) {
        Words title = words("title");
        Words story = words("story");
        LocalDate today = yaml.date("today", true);
        LocalDate day = today == null ? LocalDate.EPOCH : today;
        CaseInput input = CaseInput.read(service, yaml, day);
        Section e = yaml.section("expect");
        String outcome = e.text("outcome");
        if (!List.of("granted", "refused", "incomplete").contains(outcome)) {
            e.fault(
                    "EXAMPLE-002",
                    e.lineOf("outcome"),
                    "outcome",
                    Words.of("预期结果不认识", "This outcome is not known"),
                    Words.of(
                            "写 granted、refused 或 incomplete",
                            "Write granted, refused or incomplete"));
        }
        WorkedExample.Expected expected =
                new WorkedExample.Expected(
                        outcome, e.texts("reasons"), awards(e), e.texts("missing"));
        e.close();
        yaml.close();
        return new WorkedExample(
                file, title, story, input.place(), day, input.dates(), input.facts(), expected);
    }

    private Words words(String key) {
        Section s = yaml.section(key);
        Words words = Words.of(s.text("zh"), s.text("en"));
        s.close();
        return words;
    }

    /** Awards as FEEL values: a text that is a date is a date. */
    private static Map<String, Object> awards(Section expect) {
        Map<String, Object> awards = new LinkedHashMap<>(CaseInput.plainMap(expect, "awards"));
        awards.replaceAll((name, value) -> {
            LocalDate day = value instanceof String s ? Section.day(s) : null;
            return day == null ? value : day;
        });
        return awards;
    }
}
