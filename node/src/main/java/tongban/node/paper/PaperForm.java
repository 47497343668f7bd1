package tongban.node.paper;

import java.util.List;
import java.util.Set;
import tongban.node.casework.Act;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/**
 * One kind of paper as {@code papers.yaml} declares it.
 *
 * @param acts the paper exists once one of them has happened
 * @param only further conditions, all of which hold
 * @param services the services that have it; empty where every one does
 * @param fullNumber the form demands the whole ID number
 * @param draft it can also be printed of a draft, before the case begins
 * @param mark closes the paper's number
 */
record PaperForm(
        String id,
        Words title,
        Set<Act> acts,
        Which which,
        Set<Condition> only,
        Set<String> services,
        Set<Role> readers,
        boolean fullNumber,
        boolean draft,
        Body body,
        String mark,
        Look look,
        List<Block> blocks) {

    PaperForm {
        acts = Set.copyOf(acts);
        only = Set.copyOf(only);
        services = Set.copyOf(services);
        readers = Set.copyOf(readers);
        blocks = List.copyOf(blocks);
    }

    boolean isOf(String service) {
        return services.isEmpty() || services.contains(service);
    }

    /** Of several times that an act happened. */
    enum Which {
        FIRST,
        LAST,
        EACH
    }

    /** What a case must have beside the act. */
    enum Condition {
        /** Somebody acts for the applicant with a power of attorney, not as guardian. */
        MANDATE,
        /** The case crossed from a collecting window. */
        HAND_OVER,
        DECISION,
        /** The reviewer's opinion stands, and was not sent back. */
        RECOMMENDED,
        /** The folder asks for a statement beside the application form, and it was not promised. */
        STATEMENT,
        /** Granted, and not taken back since. */
        GRANTED,
        /** The decision's receipt is kept on this side. */
        RECEIPT,
        /** A proof was replaced by a promise. */
        PROMISED,
        /** A paper is to follow. */
        TO_FOLLOW,
        /** The public notice has not expired. */
        NOTICE_RUNS,
        /** What was granted is published. */
        PUBLISHED,
        /** The objection that this step recorded was answered. */
        ANSWERED,
        /** The folder asks that each adult of the household lets his means be checked. */
        CHECK_AUTHORISED,
        /**
         * Somebody is there whom the paper is addressed to: he has not died, or ceased to exist.
         */
        ADDRESSEE,
        /** The case ended because nobody is there any more who applies. */
        NO_ADDRESSEE,
        /** And who objected left his name, so that there is a letter to him. */
        REPLIED
    }

    /** In whose name a paper goes out. */
    enum Body {
        /** The applicant's own paper. */
        NONE,
        /** The window that took the papers in, or the accepting body where there was none. */
        RECEIVING,
        ACCEPTING,
        DECIDING,
        IN_NAME_OF
    }

    /**
     * Measures: official notice, the same to an outsider, dense form, large print, a sheet to be
     * hung up in public.
     */
    enum Look {
        NOTICE,
        LETTER,
        FORM,
        CARD,
        BOARD;

        /** Whether people read it who are not party to the case. */
        boolean isForOutsiders() {
            return switch (this) {
                case LETTER, BOARD -> true;
                case NOTICE, FORM, CARD -> false;
            };
        }

        /** Whether it is set as an official document. */
        boolean isOfficial() {
            return switch (this) {
                case NOTICE, LETTER -> true;
                case FORM, CARD, BOARD -> false;
            };
        }
    }

    /** A part of a paper, top to bottom. */
    sealed interface Block {
        /**
         * A paragraph.
         *
         * @param flush without the two blanks at its beginning
         * @param when the fact that has to be there; empty for always
         */
        record Text(Words words, boolean flush, String when) implements Block {}

        record Heading(Words words) implements Block {}

        record Fields(List<Field> fields) implements Block {}

        record Rows(Source source) implements Block {}

        /**
         * The facts that a paper of the folder proves, each as it was stated, with room for what is
         * found.
         */
        record Assessed(String material) implements Block {}

        record Remedies() implements Block {}

        record Sign(List<Words> who) implements Block {}

        record Seal() implements Block {}

        /** The QR code of the receipt: an identifier, nothing personal. */
        record Code() implements Block {}
    }

    /**
     * @param onlyFilled left out where there is no value; otherwise left blank, to be written by
     *     hand
     * @param tall room for a signature
     */
    record Field(Words label, Words value, boolean onlyFilled, boolean tall) {}

    /** Tables and lists that come from the case. */
    enum Source {
        ANSWERS,
        MATERIALS,
        PROMISED,
        TO_FOLLOW,
        ITEMS,
        MISSING,
        DETAILS,
        /** What the standard proposed to the reviewer. */
        PROPOSED,
        /** What each statement of the folder says, under its name. */
        STATED,
        AWARDS,
        REASONS,
        PARAMETERS,
        DIGESTS,
        CARD,
        /** What a public notice shows. */
        POSTED,
        /** What a publication of the decision shows. */
        PUBLISHED,
        /** The applicant, and room for everybody else who signs with him. */
        SIGNATORIES
    }
}
