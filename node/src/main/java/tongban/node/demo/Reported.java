package tongban.node.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.identity.Actor;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.Operator;

/**
 * What five counties of Sichuan reported in the demonstration: made-up numbers that come in time,
 * late, twice and in contradiction. Their source says that they are a demonstration.
 */
record Reported(Indicators indicators, LocalDate today) {
    private static final String SOURCE = "演示 ";
    private static final String[] COUNTIES = {"511602", "511603", "511621", "511622", "511623"};
    private static final int MONTHS = 6;

    void tell(Actor reviewer, Actor supervisor) {
        // the counties' monthly sheets come in by their city's bureau
        Actor city = of(reviewer, "5116:civil-affairs");
        Actor county = of(reviewer, "511623:civil-affairs");
        YearMonth last = YearMonth.from(today).minusMonths(1);
        for (int back = MONTHS - 1; back >= 0; back--) {
            YearMonth month = last.minusMonths(back);
            List<Indicators.Entry> homes = new ArrayList<>();
            List<Indicators.Entry> allowances = new ArrayList<>();
            for (int n = 0; n < COUNTIES.length; n++) {
                homes.add(entry(COUNTIES[n], month, 3 + n + (MONTHS - back) / 2));
                allowances.add(entry(COUNTIES[n], month, 740 + 15 * n));
            }
            report(city, "elder-complexes", "县民政局", homes);
            report(city, "urban-allowance", "县民政局", allowances);
        }
        report(county, "elder-complexes", "县民政局", List.of(entry("511623", last, 10)));
        report(city, "elder-complexes", "市民政局", List.of(entry("511623", last, 12)));
        Acting.done(
                Indicators.Result.Done.class,
                indicators.aim(
                        supervisor,
                        "elder-complexes",
                        "51",
                        LocalDate.of(today.getYear(), 12, 31),
                        Operator.AT_LEAST,
                        BigDecimal.valueOf(60),
                        SOURCE + "民生实事",
                        false,
                        ""));
    }

    /** Somebody at the desk of a body that enters these figures. */
    private static Actor of(Actor somebody, String organ) {
        return new Actor(
                somebody.account(),
                somebody.login(),
                somebody.role(),
                somebody.jurisdiction(),
                organ,
                somebody.nameZh(),
                somebody.nameEn());
    }

    private static Indicators.Entry entry(String county, YearMonth month, int value) {
        return new Indicators.Entry(
                county,
                "",
                month.atDay(1),
                month.atEndOfMonth(),
                Operator.EXACT,
                Optional.of(BigDecimal.valueOf(value)));
    }

    private void report(
            Actor actor, String indicator, String source, List<Indicators.Entry> entries) {
        switch (indicators.report(
                actor, indicator, SOURCE + source, "演示数据 demonstration", entries)) {
            case Indicators.Result.Done done -> {}
            case Indicators.Result.NotFound none ->
                    throw new IllegalStateException("No indicator " + indicator);
            case Indicators.Result.Rejected no ->
                    throw new IllegalStateException("A demonstration report: " + no.problems());
        }
    }
}
