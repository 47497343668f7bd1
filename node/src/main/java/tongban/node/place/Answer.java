package tongban.node.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongban.service.text.Words;

/** Who is competent, with the reasons; or what is missing to say so. */
public sealed interface Answer {

    /** Every step of the explanation, in order. */
    List<Reason> reasons();

    /**
     * The whole explanation, a line for each step with its source, remedies and questions included.
     */
    default Words explanation() {
        List<Words> lines = new ArrayList<>();
        reasons().forEach(reason -> lines.add(reason.withCitation()));
        switch (this) {
            case Competent competent ->
                    competent
                            .remedies()
                            .reasons()
                            .forEach(reason -> lines.add(reason.withCitation()));
            case Undetermined undetermined ->
                    undetermined.missing().forEach(missing -> lines.add(missing.question()));
        }
        return new Words(
                lines.stream().map(Words::zh).collect(Collectors.joining("\n")),
                lines.stream().map(Words::en).collect(Collectors.joining("\n")));
    }

    /**
     * @param accepting formally accepts the matter; the clock starts there
     * @param deciding decides it
     * @param inNameOf whose decision it is: the decider's own, or that of who entrusted it
     * @param jurisdiction "50" or "51": the side whose case it is and whose law applies
     * @param place the division that counted, as it is on the day
     * @param listed the power-list entry that gave a zone's committee the power; null for local
     *     bodies
     */
    record Competent(
            Organ accepting,
            Organ deciding,
            Organ inNameOf,
            String jurisdiction,
            Division place,
            PowerList.@Nullable Entry listed,
            Remedies remedies,
            List<Reason> reasons)
            implements Answer {
        public Competent {
            reasons = List.copyOf(reasons);
        }

        public Optional<PowerList.Entry> powerListEntry() {
            return Optional.ofNullable(listed);
        }
    }

    record Undetermined(List<Missing> missing, List<Reason> reasons) implements Answer {
        public Undetermined {
            missing = List.copyOf(missing);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * One thing to ask.
     *
     * @param question to be put to the applicant or the clerk
     * @param choices the places among which to choose, where there is a choice
     * @param members references of the household members concerned
     */
    record Missing(Kind kind, Words question, List<Division> choices, List<String> members) {
        public Missing {
            choices = List.copyOf(choices);
            members = List.copyOf(members);
        }

        Missing(Kind kind, Words question) {
            this(kind, question, List.of(), List.of());
        }
    }

    enum Kind {
        /** The code is none, or not one of the register. */
        PLACE_UNKNOWN,
        /** The place was divided or did not exist yet: which of these? */
        PLACE_CHOICE,
        /** A county where a town is needed. */
        PLACE_FINER,
        /** The zone covers a part of the town: yes or no? */
        SITE_INSIDE_ZONE,
        /** Said to lie inside a zone that is elsewhere. */
        SITE_CONTRADICTION,
        /** Several members' places are possible: which? */
        HOUSEHOLD_CHOICE,
        /**
         * Whether a member lives where she is registered decides, and nobody said where she lives.
         */
        HABITUAL_RESIDENCE,
        /** The competent place lies in neither province. */
        OUTSIDE_BOTH_PROVINCES
    }
}
