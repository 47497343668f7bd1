package tongban.node.casework;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.casework.ShortMessages.Occasion;
import tongban.service.text.Words;

/**
 * Tells the applicant's phone of the steps that concern him. The side where he applied tells him,
 * of its own steps and of those that the other side reported, so that nobody hears a thing twice.
 */
final class Tidings {
    /** A message that comes later than this misleads more than it helps. */
    static final Duration OF_USE = Duration.ofDays(1);

    private static final int TAIL = 4;

    private final ShortMessages messages;

    Tidings(ShortMessages messages) {
        this.messages = messages;
    }

    /**
     * What the draft says about messages takes effect with the case; nothing said means Chinese.
     */
    void begin(UUID caseId, String said) {
        if (messages.isConnected() && !said.equals(Drafts.NO_MESSAGES)) {
            messages.wish(caseId, said.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
        }
    }

    /** Queues a message if the step is one to be told of. */
    void tell(Case subject, Recorded step) {
        Optional<Occasion> occasion = occasion(subject, step.event());
        Optional<String> mobile = mobile(subject, step.day());
        if (occasion.isEmpty() || mobile.isEmpty()) {
            return;
        }
        messages.wished(subject.id())
                .ifPresent(language ->
                        messages.queue(
                                subject.id(),
                                occasion.get(),
                                step.seq(),
                                mobile.get(),
                                text(occasion.get(), subject.opened()).in(language),
                                step.at().plus(OF_USE)));
    }

    /** The applicant's own number; where he gave none, that of who still acts for him. */
    private static Optional<String> mobile(Case subject, LocalDate on) {
        CaseEvent.Opened opened = subject.opened();
        return Optional.of(opened.applicant().mobile())
                .filter(m -> !m.isEmpty())
                .or(() ->
                        opened.proxy()
                                .map(CaseEvent.Applicant::mobile)
                                .filter(m ->
                                        !m.isEmpty() && !Consents.isMandateSpent(subject, on)));
    }

    static Optional<Occasion> occasion(Case subject, CaseEvent event) {
        if (subject.opened().act() == Act.RECEIVE) {
            return Optional.empty(); // he applied on the other side
        }
        if (event instanceof CaseEvent.SentAcross) {
            return Optional.empty(); // the other side has yet to do it, and will report it
        }
        boolean atOnce = event instanceof CaseEvent.Accepted && subject.decided().isPresent();
        return atOnce ? Optional.empty() : of(event.act()); // its result is told in the same moment
    }

    private static Optional<Occasion> of(Act act) {
        if (act == Act.SUBMIT || act == Act.COLLECT) {
            return Optional.of(Occasion.TAKEN_IN);
        }
        if (act == Act.ACCEPT || act == Act.DEEM_ACCEPTED) {
            return Optional.of(Occasion.ACCEPTED);
        }
        if (act == Act.EXTEND || act == Act.SUSPEND || act == Act.RESUME) {
            return Optional.of(Occasion.LIMIT);
        }
        if (act == Act.REQUEST_SUPPLEMENT) {
            return Optional.of(Occasion.SUPPLEMENT_ASKED);
        }
        if (act == Act.OFFER_HEARING || act == Act.SCHEDULE_HEARING) {
            return Optional.of(Occasion.HEARING);
        }
        if (act == Act.DELIVER) {
            return Optional.of(Occasion.DELIVERED);
        }
        boolean result =
                List.of(
                                Act.GRANT,
                                Act.REFUSE,
                                Act.GRANT_AUTOMATICALLY,
                                Act.REFUSE_ACCEPTANCE,
                                Act.TERMINATE,
                                Act.REVOKE)
                        .contains(act);
        return result ? Optional.of(Occasion.DECIDED) : Optional.empty();
    }

    private static Words text(Occasion occasion, CaseEvent.Opened opened) {
        String number = opened.number();
        String tail = number.substring(Math.max(0, number.length() - TAIL));
        boolean own = !opened.applicant().mobile().isEmpty();
        String zh = "【通办】" + (own ? "您的办件" : "您代办的办件") + "（编号尾号" + tail + "）";
        String en =
                "[Tongban] "
                        + (own ? "Your application" : "The application you act in")
                        + " (number ending "
                        + tail
                        + ") ";
        return switch (occasion) {
            case TAKEN_IN ->
                    Words.of(
                            zh + "已收件。进展可登录通办查看，或凭编号和证件号码末四位在网上、任何窗口查询。",
                            en
                                    + "was taken in. Sign in at Tongban to follow it, or ask online or at any window with its number and the last 4 signs of the ID.");
            case ACCEPTED ->
                    Words.of(
                            zh + "已受理，办理期限开始计算。请登录通办或到收件、办理的窗口查看最迟何时作出决定。",
                            en
                                    + "was accepted: its time limit runs. See at Tongban, or at the window that took it in or handles it, by when it is to be decided.");
            case LIMIT ->
                    Words.of(
                            zh + "的办理期限有变化。请登录通办或到收件、办理的窗口查看理由和新的期限。",
                            en
                                    + "has another time limit. See at Tongban, or at the window that took it in or handles it, why, and what it is now.");
            case SUPPLEMENT_ASKED ->
                    Words.of(
                            zh + "需要补充材料。请登录通办或到收件、办理的窗口查看要补什么、何时前补。",
                            en
                                    + "needs something more. See at Tongban, or at the window that took it in or handles it, what, and by when.");
            case HEARING ->
                    Words.of(
                            zh + "有一份有期限的通知。请登录通办或到收件、办理的窗口查看要做什么、何时前做。",
                            en
                                    + "has a notice with a time limit. See at Tongban, or at the window that took it in or handles it, what to do, and by when.");
            case DECIDED ->
                    Words.of(
                            zh + "有了结果。请登录通办或到收件、办理的窗口查看。",
                            en
                                    + "has a result. Read it at Tongban, or at the window that took it in or handles it.");
            case DELIVERED ->
                    Words.of(
                            zh + "的结果已送达。如果您没有收到，请联系收件的窗口。",
                            en
                                    + "was delivered. If you did not receive it, ask the window that took it in.");
            case AUTHORISATION_ASKED, ANSWERED ->
                    throw new IllegalArgumentException(
                            "an authorisation and a ticket word their own messages");
        };
    }
}
