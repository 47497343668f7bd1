package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.demo.Story;
import tongban.node.demo.Story.Matter;
import tongban.node.demo.Story.Somebody;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.Inquiries;
import tongban.node.entitlement.MeasureKind;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.postgres.Soon;

/**
 * One life across the border.
 *
 * <p>A woman registered in Sichuan applies for the subsidies of disabled people at Chongqing's
 * window; Sichuan grants and pays. She moves to Chongqing and applies there. Chongqing asks whether
 * Sichuan pays, and only that: it does. Sichuan hears her, stops from the month of the move, and
 * recovers the month that it had paid already; asked again it says no, and Chongqing grants and
 * pays from the month of the application. Later Sichuan raises its standard for a month that is
 * past: the arrears still reach her. No month was paid by both, and every cent is accounted for.
 */
class OneLifeTest {
    private static final String SERVICE = "disability-subsidies";
    private static final String SCHEME = "nursing-subsidy";

    @Test
    void appliedGrantedPaidMovedStoppedAndPaidWhatWasStillDue() {
        try (Story story = Story.begins("one_life", LocalDate.of(2026, 3, 2))) {
            new Life(story).lived();
        }
    }

    private static final class Life {
        private final Story story;
        private final Somebody she;

        Life(Story story) {
            this.story = story;
            this.she = story.somebody("成秀兰");
        }

        void lived() {
            story.on("2026-03-10");
            Matter sichuan =
                    story.applies(
                            she, SERVICE, "01-", Jurisdiction.SICHUAN, Jurisdiction.CHONGQING);
            story.on("2026-03-17").granted(sichuan).account(sichuan, SCHEME, she);
            pays(sichuan, "2026-03-28", "120");
            pays(sichuan, "2026-04-28", "240");
            pays(sichuan, "2026-05-04", "360");

            story.on("2026-05-06");
            Matter chongqing = story.applies(she, SERVICE, "02-", Jurisdiction.CHONGQING);
            assertThat(asked(chongqing)).as("Sichuan still pays").isTrue();
            stopped(sichuan);
            recovered(sichuan);
            assertThat(asked(chongqing)).as("nothing is due there any more").isFalse();

            story.on("2026-05-20").granted(chongqing).account(chongqing, SCHEME, she);
            assertThat(story.money(chongqing, SCHEME).row().first())
                    .isEqualTo(YearMonth.of(2026, 5));
            story.on("2026-06-10").paid(chongqing, SCHEME, YearMonth.of(2026, 6));
            arrears(sichuan);
            nothingTwice(sichuan, chongqing);
        }

        private void pays(Matter matter, String day, String inAll) {
            LocalDate on = LocalDate.parse(day);
            story.on(on).paid(matter, SCHEME, YearMonth.from(on));
            assertThat(story.money(matter, SCHEME).row().paid()).isEqualByComparingTo(inAll);
        }

        /** Yes or no, once the letter has come back. */
        private boolean asked(Matter matter) {
            Inquiries inquiries = story.bean(Inquiries.class);
            Actor reviewer = story.reviewer(matter);
            YearMonth may = YearMonth.of(2026, 5);
            Inquiries.Asked asked =
                    inquiries.ask(reviewer, matter.id(), SCHEME, may, may, "国发〔2015〕52号：不得重复领取");
            assertThat(asked).isInstanceOf(Inquiries.Asked.Done.class);
            UUID id = ((Inquiries.Asked.Done) asked).id();
            return Soon.found(
                    "the other side's answer",
                    Duration.ofSeconds(60),
                    () ->
                            inquiries.of(reviewer, matter.id()).stream()
                                    .filter(line -> line.id().equals(id))
                                    .flatMap(line -> line.receives().stream())
                                    .findFirst());
        }

        private void stopped(Matter sichuan) {
            measure(
                    sichuan,
                    MeasureKind.STOP,
                    Optional.of(YearMonth.of(2026, 5)),
                    Optional.empty());
            Entitlements.Row row = story.money(sichuan, SCHEME).row();
            assertThat(row.overpaid()).isEqualByComparingTo("120");
            assertThat(row.claim()).as("nothing follows by itself").isEqualByComparingTo("0");
        }

        private void recovered(Matter sichuan) {
            Entitlements entitlements = story.bean(Entitlements.class);
            measure(
                    sichuan,
                    MeasureKind.RECOVER,
                    Optional.empty(),
                    Optional.of(new BigDecimal("120")));
            assertThat(story.money(sichuan, SCHEME).row().claim()).isEqualByComparingTo("120");
            Story.done(
                    entitlements.repaid(
                            story.reviewer(sichuan),
                            story.money(sichuan, SCHEME).row().id(),
                            new BigDecimal("120")));
        }

        private void measure(
                Matter matter,
                MeasureKind kind,
                Optional<YearMonth> from,
                Optional<BigDecimal> amount) {
            Entitlements entitlements = story.bean(Entitlements.class);
            UUID measure =
                    Story.done(
                            entitlements.propose(
                                    story.reviewer(matter),
                                    story.money(matter, SCHEME).row().id(),
                                    new Entitlements.Proposal(
                                            kind,
                                            from,
                                            Optional.empty(),
                                            amount,
                                            Optional.empty(),
                                            "国发〔2015〕52号",
                                            "二（四）",
                                            "户籍迁往重庆。")));
            if (kind != MeasureKind.RAISE) {
                Story.done(entitlements.hear(story.reviewer(matter), measure, "知道，没有意见。"));
            }
            Story.done(entitlements.decide(story.decider(matter), measure, "按规定办理。"));
        }

        /** The standard of a month before the move is raised afterwards. */
        private void arrears(Matter sichuan) {
            story.on("2026-06-12");
            measure(
                    sichuan,
                    MeasureKind.RAISE,
                    Optional.of(YearMonth.of(2026, 4)),
                    Optional.of(new BigDecimal("150")));
            assertThat(story.money(sichuan, SCHEME).row().owed()).isEqualByComparingTo("30");
            story.paid(sichuan, SCHEME, YearMonth.of(2026, 6));
            assertThat(story.money(sichuan, SCHEME).row().owed()).isEqualByComparingTo("0");
        }

        private void nothingTwice(Matter sichuan, Matter chongqing) {
            for (Entitlements.Month here : story.money(chongqing, SCHEME).months()) {
                boolean there =
                        story.money(sichuan, SCHEME).months().stream()
                                .anyMatch(m ->
                                        m.month().equals(here.month()) && m.paid().signum() > 0);
                assertThat(here.paid().signum() > 0 && there).as(here.month() + "").isFalse();
            }
            Entitlements.Row row = story.money(sichuan, SCHEME).row();
            assertThat(row.paid()).as("March and April, raised").isEqualByComparingTo("270");
            assertThat(row.claim()).isEqualByComparingTo("0");
            assertThat(row.overpaid()).isEqualByComparingTo("0");
            assertThat(story.money(chongqing, SCHEME).row().paid()).isPositive();
            assertThat(story.money(chongqing, SCHEME).row().owed()).isEqualByComparingTo("0");
        }
    }
}
