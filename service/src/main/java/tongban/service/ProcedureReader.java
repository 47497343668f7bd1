package tongban.service;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tongban.service.place.Level;
import tongban.service.procedure.Article;
import tongban.service.procedure.AtOnce;
import tongban.service.procedure.Decision;
import tongban.service.procedure.JointStep;
import tongban.service.procedure.Limit;
import tongban.service.procedure.Notice;
import tongban.service.procedure.OptionalStep;
import tongban.service.procedure.ProcedureSelection;
import tongban.service.procedure.PublicNotice;
import tongban.service.procedure.Publication;
import tongban.service.procedure.Start;
import tongban.service.procedure.Sum;
import tongban.service.procedure.Supplement;
import tongban.service.procedure.Term;
import tongban.service.procedure.Verb;
import tongban.service.text.Words;

/** Reads procedure.yaml. */
final class ProcedureReader {

    private final Section yaml;

    ProcedureReader(Section yaml) {
        this.yaml = yaml;
    }

    ProcedureSelection read() {
        var steps =
                yaml.sections(
                        "steps",
                        "step",
                        s ->
                                new ProcedureSelection.Step(
                                        s.choice("step", OptionalStep.class),
                                        s.text("department"),
                                        s.whole("staff-min", 1, 20, 1),
                                        s.truth("required", false),
                                        DefinitionReader.article(s)));
        Map<Term, Limit> terms = new EnumMap<>(Term.class);
        yaml.sections("terms", "term", this::term).forEach(t -> terms.put(t.term(), t.limit()));
        Optional<Article> deemed =
                yaml.optionalSection("deemed-acceptance")
                        .map(s -> {
                            Article article = DefinitionReader.article(s);
                            s.close();
                            return article;
                        });
        ProcedureSelection selection =
                new ProcedureSelection(
                        steps,
                        terms,
                        supplement(),
                        deemed,
                        yaml.choice("public-notice", PublicNotice.class),
                        new Publication(
                                yaml.truth("publication", false),
                                yaml.optionalSection("publication-board")
                                        .map(ProcedureReader::board)),
                        yaml.choice("decision", Decision.class),
                        yaml.choice("start", Start.class),
                        verbs(),
                        notices(),
                        remedies(),
                        yaml.sections("joint", "step", this::joint),
                        yaml.optionalSection("at-once")
                                .map(s -> {
                                    AtOnce atOnce =
                                            new AtOnce(
                                                    s.text("award"), DefinitionReader.article(s));
                                    s.close();
                                    return atOnce;
                                }),
                        yaml.sections("sums", "award", ProcedureReader::sum));
        yaml.close();
        contradictions(selection);
        return selection;
    }

    private static Sum sum(Section s) {
        return new Sum(
                s.text("award"),
                s.optionalText("limit"),
                s.optionalText("total"),
                s.texts("made-up-of"),
                s.optionalSection("instalments")
                        .map(i -> {
                            Sum.Instalments read =
                                    new Sum.Instalments(i.text("each"), i.text("number"));
                            i.close();
                            return read;
                        }));
    }

    private static Publication.Board board(Section s) {
        Publication.Board read =
                new Publication.Board(
                        Set.copyOf(s.choices("shows", Publication.Field.class)),
                        DefinitionReader.article(s));
        if (!read.shows().contains(Publication.Field.NAME)) {
            s.fault(
                    "PROCEDURE-014",
                    s.lineOf("shows"),
                    "shows",
                    Words.of("公布的内容没有姓名", "What is published has no name"),
                    Words.of("在 shows 里加 name", "Add name to shows"));
        }
        s.close();
        return read;
    }

    private record TermLimit(Term term, Limit limit) {}

    private TermLimit term(Section s) {
        return new TermLimit(
                s.choice("term", Term.class),
                new Limit(
                        s.whole("length", 1, Limit.LENGTH_MAX, 1),
                        s.choice("unit", Limit.Unit.class),
                        DefinitionReader.article(s)));
    }

    private JointStep joint(Section s) {
        String place = s.text("place");
        return new JointStep(
                s.text("step"),
                s.optionalText("when"),
                place.equals(JointStep.OTHER_SIDE) ? Optional.empty() : Optional.of(place),
                s.choice("level", Level.class),
                s.text("department"),
                new Limit(
                        s.whole("length", 1, Limit.LENGTH_MAX, 1),
                        s.choice("unit", Limit.Unit.class),
                        DefinitionReader.article(s)),
                s.texts("facts"),
                s.texts("materials"),
                s.optionalSection("not-counted")
                        .map(n -> {
                            Article article = DefinitionReader.article(n);
                            n.close();
                            return article;
                        }));
    }

    /** One word for both sides, or one by side. */
    private SortedMap<String, Supplement> supplement() {
        SortedMap<String, Supplement> bySide = new TreeMap<>();
        if (!(yaml.raw("supplement").orElse(null) instanceof YamlNode.Mapping)) {
            bySide.put("*", yaml.choice("supplement", Supplement.class));
            return bySide;
        }
        Section sides = yaml.section("supplement");
        for (String side : sides.keys()) {
            bySide.put(side, sides.choice(side, Supplement.class));
        }
        everywhere(yaml, "supplement", bySide);
        return bySide;
    }

    /** What has names by side has one for every other place. */
    private static void everywhere(Section s, String key, Map<String, ?> bySide) {
        if (!bySide.containsKey("*")) {
            s.fault(
                    "PROCEDURE-002",
                    s.lineOf(key),
                    key,
                    Words.of("没有其他地方通用的说法", "There is no name for places not listed"),
                    Words.of("加一行 \"*\"", "Add a line \"*\""));
        }
    }

    private Map<Verb, SortedMap<String, String>> verbs() {
        Map<Verb, SortedMap<String, String>> verbs = new EnumMap<>(Verb.class);
        Section s = yaml.section("verbs");
        for (String key : s.keys()) {
            Section sides = s.section(key);
            SortedMap<String, String> bySide = new TreeMap<>();
            for (String side : sides.keys()) bySide.put(side, sides.text(side));
            everywhere(s, key, bySide);
            verbs.put(s.choice(key, Verb.class, key), bySide);
        }
        for (Verb verb : new Verb[] {Verb.ACCEPT, Verb.NOT_ACCEPT, Verb.GRANT, Verb.REFUSE}) {
            if (!verbs.containsKey(verb) && yaml.has("verbs")) {
                yaml.fault(
                        "PROCEDURE-003",
                        yaml.lineOf("verbs"),
                        "verbs",
                        Words.of("缺少 " + verb.key(), verb.key() + " is missing"),
                        Words.of("写明决定的说法", "Say what the act is called"));
            }
        }
        return verbs;
    }

    private Map<Notice, String> notices() {
        Map<Notice, String> notices = new EnumMap<>(Notice.class);
        Section s = yaml.section("notices");
        for (String key : s.keys()) notices.put(s.choice(key, Notice.class, key), s.text(key));
        return notices;
    }

    private SortedMap<String, String> remedies() {
        SortedMap<String, String> remedies = new TreeMap<>();
        Section s = yaml.section("remedies");
        for (String key : s.keys()) remedies.put(key, s.text(key));
        return remedies;
    }

    /** What a procedure may not say at once. */
    private void contradictions(ProcedureSelection p) {
        if (p.publicNotice() == PublicNotice.NEVER
                && (p.publication().ordered() || p.hasStep(OptionalStep.PUBLIC_NOTICE))) {
            yaml.fault(
                    "PROCEDURE-004",
                    yaml.lineOf("public-notice"),
                    "public-notice",
                    Words.of(
                            "不得公示的服务却选了公示或公布",
                            "The service is never posted, and yet selects posting or publication"),
                    Words.of("删去公示步骤和 publication", "Delete that step and publication"));
        }
        if (p.publicNotice().isPosted() && p.term(Term.PUBLIC_NOTICE).isEmpty()) {
            yaml.fault(
                    "PROCEDURE-005",
                    yaml.lineOf("public-notice"),
                    "terms",
                    Words.of("公示没有期限", "Posting has no time limit"),
                    Words.of("在 terms 下加 public-notice", "Add public-notice under terms"));
        }
        if (p.publication().board().isPresent()
                && (!p.publication().ordered() || p.term(Term.PUBLICATION).isEmpty())) {
            yaml.fault(
                    "PROCEDURE-015",
                    yaml.lineOf("publication-board"),
                    "publication-board",
                    Words.of(
                            "写了公布栏，却没有 publication: true 或者公布的期限",
                            "A board is named without publication: true or without a limit"),
                    Words.of(
                            "写 publication: true，并在 terms 下加 publication",
                            "Say publication: true, and add publication under terms"));
        }
        if (p.deemedAcceptance().isPresent() && p.term(Term.SUPPLEMENT_NOTICE).isEmpty()) {
            yaml.fault(
                    "PROCEDURE-006",
                    yaml.lineOf("deemed-acceptance"),
                    "deemed-acceptance",
                    Words.of(
                            "视为受理从一次性告知期限届满起算，却没有该期限",
                            "Deemed acceptance runs from the limit for asking once, and there is none"),
                    Words.of("在 terms 下加 supplement-notice", "Add supplement-notice under terms"));
        }
    }
}
