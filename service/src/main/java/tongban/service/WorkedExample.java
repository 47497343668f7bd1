package tongban.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tongban.service.fact.Facts;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/**
 * A worked example: guide, test and demonstration case at once.
 *
 * @param file within examples/
 * @param title in words
 * @param story what happened, in words, for the guide page
 * @param place where the case is decided
 * @param today the day of the proposal
 * @param dates named dates of the case
 * @param facts known facts; the rest is missing
 * @param expected what has to come out
 */
public record WorkedExample(
        String file,
        Words title,
        Words story,
        PlacePath place,
        LocalDate today,
        Map<CaseDate, LocalDate> dates,
        Facts facts,
        Expected expected) {

    /**
     * @param outcome granted, refused or incomplete
     * @param reasons every reason code, in order of the standard; empty for a plain grant
     * @param awards value by name, as far as stated
     * @param missing facts that could still change an incomplete outcome
     */
    public record Expected(
            String outcome,
            List<String> reasons,
            Map<String, Object> awards,
            List<String> missing) {}
}
