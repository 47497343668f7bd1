package tongban.node.hotline;

import tongban.service.text.Words;

/** What the caller wants, which decides how long the answer may take. */
public enum TicketKind {
    CONSULT(Words.of("咨询", "question")),
    HELP(Words.of("求助", "request for help")),
    ADVICE(Words.of("建议", "advice")),
    COMPLAINT(Words.of("投诉", "complaint")),
    REPORT(Words.of("举报", "report of a breach"));

    private final Words words;

    TicketKind(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
