package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongban.service.StandardSheet.Entries;
import tongban.service.StandardSheet.Formula;
import tongban.service.StandardSheet.Table;
import tongban.service.text.Words;

/**
 * Every shipped standard can be read by a person: in words, in both languages, with its sources.
 */
class StandardSheetTest {
    private static final List<String> SIDES = List.of("50", "51");

    static Stream<ServiceDefinition> services() {
        return ServiceFolder.under(ShippedServices.root()).stream()
                .map(folder -> ServiceFolder.read(folder).orThrow());
    }

    private static Stream<StandardSheet> sheets(ServiceDefinition service) {
        return StandardSheet.all(service, SIDES).stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyGroundHasAnArticleAndItsOwnWords(ServiceDefinition service) {
        sheets(service)
                .flatMap(s -> s.decisions().stream())
                .filter(d -> d.logic() instanceof Table t && t.grounds())
                .flatMap(d -> ((Table) d.logic()).rows().stream())
                .forEach(row -> {
                    assertThat(row.article()).as(service.id() + " " + row).isNotEmpty();
                    assertThat(row.result().zh()).containsPattern("\\p{IsHan}");
                    assertThat(row.tests()).isNotEmpty();
                });
    }

    /** No name of the model is left where a reader expects a word. */
    @ParameterizedTest
    @MethodSource("services")
    void chineseTextHasNoNamesOfTheModel(ServiceDefinition service) {
        List<String> names =
                Stream.concat(
                                service.facts().stream().map(f -> f.name()),
                                service.parameters().stream().map(p -> p.name()))
                        .filter(n -> n.contains(" "))
                        .toList();
        sheets(service)
                .flatMap(s -> s.decisions().stream())
                .flatMap(d -> words(d.logic()))
                .forEach(w ->
                        assertThat(names)
                                .as(service.id() + ": " + w.zh())
                                .noneMatch(w.zh()::contains));
    }

    private static Stream<Words> words(StandardSheet.Logic logic) {
        return switch (logic) {
            case Table t ->
                    t.rows().stream()
                            .flatMap(r ->
                                    Stream.concat(
                                            Stream.of(r.result()),
                                            r.tests().stream()
                                                    .flatMap(x -> Stream.of(x.what(), x.value()))));
            case Formula f -> Stream.of(f.words());
            case Entries e -> e.entries().stream().map(x -> x.words());
        };
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyParameterHasItsRowsOnBothSides(ServiceDefinition service) {
        sheets(service)
                .flatMap(s -> s.parameters().stream())
                .forEach(p -> {
                    assertThat(p.values()).containsOnlyKeys(SIDES);
                    assertThat(p.values().values())
                            .as(service.id() + " " + p.name())
                            .noneMatch(List::isEmpty);
                });
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyExplanationIsInBothLanguagesAndInJson(ServiceDefinition service) {
        Proposer proposer = new Proposer(service);
        for (WorkedExample example : service.examples()) {
            Proposal proposal = proposer.propose(example);
            Proposal.Explained tree = proposal.basis().explanation();
            String zh = tree.text(Locale.CHINA);
            assertThat(zh.lines().count()).isEqualTo(tree.text(Locale.ENGLISH).lines().count());
            assertThat(zh.lines().count()).isEqualTo(tree.lines().size());
            assertThat(tree.json())
                    .startsWith("{\"children\":[{\"article\":")
                    .contains("\"selectedBy\"", "\"kind\":\"standard\"");
            if (proposal instanceof Proposal.Refused refused)
                assertThat(tree.children().stream().flatMap(c -> c.reason().stream()).distinct())
                        .as(example.file() + ": every condition that failed stands at the top")
                        .containsExactlyInAnyOrderElementsOf(
                                refused.reasons().stream()
                                        .map(Proposal.Reason::code)
                                        .distinct()
                                        .toList());
            if (proposal instanceof Proposal.Incomplete incomplete)
                assertThat(
                                tree.children().stream()
                                        .filter(c -> c.kind() == Proposal.Explained.Kind.MISSING))
                        .hasSize(
                                incomplete.facts().size()
                                        + incomplete.parameters().size()
                                        + incomplete.dates().size())
                        .allMatch(c -> !c.children().isEmpty());
        }
    }
}
