package tongban.service.procedure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * procedure.yaml: what one service selects of the procedure.
 *
 * @param steps optional steps in order
 * @param terms time limits by what they limit
 * @param supplement what asking for missing papers is called in law, 补正 or 补齐, by side as {@code
 *     verbs} are
 * @param deemedAcceptance the article that lets silence count as acceptance; empty where no law
 *     says so
 * @param publicNotice whether the case is posted in public before it is granted
 * @param publication whether the decision is published after it, and what of it
 * @param decision who decides
 * @param start first month or day of the effect
 * @param verbs text keys of what the decision is called, by act, then by side (two digits of the
 *     province, or {@code *})
 * @param notices text keys of what is told to the applicant, by occasion
 * @param remedies text keys of reconsideration and litigation, by level of the deciding body
 * @param joint steps of joint handling that bodies of the other side do
 * @param atOnce what may be handed out on the spot; empty where everything waits for the decision
 * @param sums which of the awards are money that a decider may set otherwise
 */
public record ProcedureSelection(
        List<Step> steps,
        Map<Term, Limit> terms,
        SortedMap<String, Supplement> supplement,
        Optional<Article> deemedAcceptance,
        PublicNotice publicNotice,
        Publication publication,
        Decision decision,
        Start start,
        Map<Verb, SortedMap<String, String>> verbs,
        Map<Notice, String> notices,
        SortedMap<String, String> remedies,
        List<JointStep> joint,
        Optional<AtOnce> atOnce,
        List<Sum> sums) {

    public ProcedureSelection {
        steps = List.copyOf(steps);
        terms = java.util.Collections.unmodifiableMap(new TreeMap<>(terms));
        verbs = java.util.Collections.unmodifiableMap(new TreeMap<>(verbs));
        supplement = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(supplement));
        notices = java.util.Collections.unmodifiableMap(new TreeMap<>(notices));
        remedies = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(remedies));
        joint = List.copyOf(joint);
        sums = List.copyOf(sums);
    }

    /**
     * An optional step: what, by which department, by at least how many people, by which article.
     *
     * @param required before it was done nobody grants, nor refuses but what the standard refuses
     */
    public record Step(
            OptionalStep step,
            String department,
            int staffMin,
            boolean required,
            Article article) {}

    /** The text key of an act's name on one side, falling back to {@code *}. */
    public String verb(Verb verb, String provinceDigits) {
        SortedMap<String, String> sides =
                java.util.Objects.requireNonNull(verbs.get(verb), verb.name());
        String own = sides.get(provinceDigits);
        return own != null
                ? own
                : java.util.Objects.requireNonNull(sides.get("*"), "verbs of " + verb);
    }

    /** What asking for missing papers is called on one side, falling back to {@code *}. */
    public Supplement supplement(String provinceDigits) {
        Supplement own = supplement.get(provinceDigits);
        return own != null
                ? own
                : java.util.Objects.requireNonNull(supplement.get("*"), "supplement");
    }

    public Optional<Limit> term(Term term) {
        return Optional.ofNullable(terms.get(term));
    }

    /** The joint step of this id, if there is one. */
    public Optional<JointStep> jointStep(String id) {
        return joint.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    public boolean hasStep(OptionalStep step) {
        return steps.stream().anyMatch(s -> s.step() == step);
    }
}
