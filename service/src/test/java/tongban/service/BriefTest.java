package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongban.service.fact.Fact;
import tongban.service.fact.Facts;
import tongban.service.parameter.ParameterResolver;

/** A brief is the proposal without its explanation: the same outcome, award, reasons and gaps. */
class BriefTest {

    static Stream<String> shipped() {
        return ServiceFolder.under(ShippedServices.root()).stream()
                .map(folder -> folder.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void saysWhatTheProposalSays(String id) {
        Proposer proposer = new Proposer(ShippedServices.read(id));
        for (WorkedExample example : proposer.service().examples()) {
            same(proposer, example, example.facts());
            // and with each fact gone
            for (String gone : example.facts().byName().keySet()) {
                Map<String, Fact> fewer = new LinkedHashMap<>(example.facts().byName());
                fewer.remove(gone);
                same(proposer, example, new Facts(fewer));
            }
        }
    }

    private static ParameterResolver rows(Proposer proposer) {
        return new ParameterResolver(proposer.service().rows());
    }

    private static void same(Proposer proposer, WorkedExample example, Facts facts) {
        Clock clock = ExampleCheck.clock(example);
        Brief full =
                Brief.of(
                        proposer.propose(
                                example.place(), example.dates(), facts, List.of(), clock));
        Brief brief =
                proposer.brief(example.place(), example.dates(), facts, rows(proposer), clock);
        String what =
                proposer.service().id() + " " + example.file() + " " + facts.byName().keySet();
        assertThat(brief.outcome()).as(what).isEqualTo(full.outcome());
        assertThat(brief.award()).as(what).isEqualTo(full.award());
        assertThat(brief.reasons()).as(what).containsExactlyInAnyOrderElementsOf(full.reasons());
        assertThat(brief.facts()).as(what).containsExactlyInAnyOrderElementsOf(full.facts());
    }

    @Test
    void aFactOutsideItsDomainCountsAsMissing() {
        Proposer proposer = new Proposer(ShippedServices.read("above-scale-reward"));
        WorkedExample example = proposer.service().examples().getFirst();
        Facts wrong =
                example.facts()
                        .overlaidBy(Facts.declared(Map.of("revenue", BigDecimal.ONE.negate())));
        assertThat(
                        proposer.brief(
                                        example.place(),
                                        example.dates(),
                                        wrong,
                                        rows(proposer),
                                        ExampleCheck.clock(example))
                                .facts())
                .containsExactly("revenue");
    }
}
