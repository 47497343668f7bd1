package tongban.node.paper;

import java.util.List;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * 明白卡: what an old person needs to know of a grant, in large print and plain words: how much, from
 * when, which account, whom to call, how to object.
 */
public record PlainCard(
        UUID caseId, String caseNumber, Words service, String applicant, List<Entry> entries) {
    public PlainCard {
        entries = List.copyOf(entries);
    }

    /** A question and its answers, a sentence each. */
    public record Entry(Words question, List<Words> answers) {
        public Entry {
            answers = List.copyOf(answers);
        }
    }
}
