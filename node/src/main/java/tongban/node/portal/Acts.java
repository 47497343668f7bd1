package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tongban.node.casework.Act;
import tongban.node.casework.CaseBranches;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.DeliveryWay;
import tongban.node.casework.Ground;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Missing;
import tongban.node.casework.Outcome;
import tongban.node.casework.SpecialProcedure;
import tongban.node.casework.StepAnswer;
import tongban.node.casework.TerminationGround;

/** Reads the form of an act into its command. What cannot be read is a fault of the form. */
final class Acts {
    /** Begins the field that says of a paper or an answer what is missing. */
    private static final String WHAT = "what.";

    /** Begins the field that says another amount than the proposed one. */
    static final String AMOUNT = "amount.";

    private final HttpServletRequest request;
    private final UUID id;
    private final int version;
    private final Map<String, List<String>> answers;
    private final List<Fault> faults = new ArrayList<>();

    private Acts(
            HttpServletRequest request, UUID id, Map<String, List<String>> answers, int version) {
        this.request = request;
        this.id = id;
        this.version = version;
        this.answers = answers;
    }

    /** A command, or what is wrong with the form. */
    record Read(Optional<Command> command, List<Fault> faults) {}

    /**
     * @param answers to questions of the service, those that are new
     */
    static Read read(
            Act act,
            HttpServletRequest request,
            CasePage shown,
            Map<String, List<String>> answers,
            int version,
            LocalDate today) {
        Acts form = new Acts(request, shown.id(), answers, version);
        Optional<Command> command = form.command(act, shown, today);
        return form.faults.isEmpty()
                ? new Read(command, List.of())
                : new Read(Optional.empty(), form.faults);
    }

    private Optional<Command> command(Act act, CasePage shown, LocalDate today) {
        return Optional.ofNullable(
                switch (act) {
                    case FORWARD -> new Command.Forward(id, version, text("courier"), text("note"));
                    case REQUEST_SUPPLEMENT ->
                            new Command.RequestSupplement(id, version, missing());
                    case SUPPLY_SUPPLEMENT -> supply(shown);
                    case ACCEPT -> new Command.Accept(id, version);
                    case REFUSE_ACCEPTANCE ->
                            new Command.RefuseAcceptance(
                                    id,
                                    version,
                                    choice("ground", Ground.values(), Ground.NOT_THIS_BODY),
                                    text("reason"),
                                    text("right-organ").isEmpty() ? null : text("right-organ"));
                    case START_REVIEW -> new Command.StartReview(id, version);
                    case RECORD_FACTS ->
                            new Command.RecordFacts(
                                    id, version, answers, text("source"), text("evidence"));
                    case RECOMMEND ->
                            new Command.Recommend(
                                    id,
                                    version,
                                    choice("outcome", Outcome.values(), null),
                                    text("opinion"));
                    case SEND_BACK -> new Command.SendBack(id, version, text("reason"));
                    case GRANT ->
                            new Command.Decide(
                                    id, version, Outcome.GRANTED, text("departure"), amounts());
                    case REFUSE ->
                            new Command.Decide(id, version, Outcome.REFUSED, text("departure"));
                    case EXTEND ->
                            new Command.Extend(id, version, text("reason"), text("approver"));
                    case SUSPEND ->
                            new Command.Suspend(
                                    id,
                                    version,
                                    choice("procedure", SpecialProcedure.values(), null),
                                    text("reason"),
                                    days());
                    case RESUME -> new Command.Resume(id, version, text("result"));
                    case DELIVER ->
                            new Command.Deliver(
                                    id,
                                    version,
                                    choice("way", DeliveryWay.values(), DeliveryWay.WINDOW),
                                    day("on", today),
                                    text("note"),
                                    text("received-by"),
                                    text("proof"));
                    case CLOSE -> new Command.Close(id, version);
                    case WITHDRAW -> new Command.Withdraw(id, version, text("reason"));
                    case WITHDRAW_CONSENT ->
                            new Command.WithdrawConsent(
                                    id, version, chosen("authorisation"), false, text("note"));
                    case TERMINATE ->
                            new Command.Terminate(
                                    id,
                                    version,
                                    choice("ground", TerminationGround.values(), null),
                                    text("reason"));
                    case OFFER_HEARING -> new Command.OfferHearing(id, version, text("matter"));
                    case REQUEST_HEARING -> new Command.RequestHearing(id, version, text("note"));
                    case SCHEDULE_HEARING ->
                            new Command.ScheduleHearing(
                                    id,
                                    version,
                                    day("on", today),
                                    // what is no time is refused with what else is wrong
                                    AddressText.time(text("at")).orElse(null),
                                    text("place"),
                                    text("president"));
                    case TELL_THIRD_PARTY ->
                            new Command.TellThirdParty(
                                    id, version, text("name"), text("contact"), text("interest"));
                    case HEAR_THIRD_PARTY ->
                            new Command.HearThirdParty(
                                    id,
                                    version,
                                    number("party", 0),
                                    day("on", today),
                                    yes("hearing"),
                                    text("statement"));
                    case POSTPONE_HEARING ->
                            new Command.PostponeHearing(
                                    id,
                                    version,
                                    day("on", today),
                                    AddressText.time(text("at")).orElse(null),
                                    text("place"),
                                    text("reason"));
                    case HOLD_HEARING ->
                            new Command.HoldHearing(
                                    id, version, yes("held"), day("on", today), text("minutes"));
                    case GIVE_AT_ONCE ->
                            new Command.GiveAtOnce(
                                    id,
                                    version,
                                    day("on", today),
                                    yuan("amount"),
                                    text("received-by"),
                                    text("why"));
                    case VISIT ->
                            new Command.Visit(
                                    id,
                                    version,
                                    day("on", today),
                                    List.of(
                                            text("officer-1"),
                                            text("officer-2"),
                                            text("officer-3")),
                                    text("place"),
                                    text("present"),
                                    text("findings"));
                    case POST_NOTICE ->
                            new Command.PostNotice(
                                    id, version, text("place"), number("members", 0), amounts());
                    case PUBLISH ->
                            new Command.Publish(id, version, text("place"), number("members", 0));
                    case TAKE_DOWN -> new Command.TakeDown(id, version, text("reason"));
                    case RECORD_OBJECTION ->
                            new Command.RecordObjection(
                                    id, version, day("on", today), text("who"), text("what"));
                    case ANSWER_OBJECTION ->
                            new Command.AnswerObjection(
                                    id,
                                    version,
                                    number("objection", 0),
                                    yes("upheld"),
                                    text("answer"),
                                    text("reply"));
                    case ANSWER_CHANGE ->
                            new Command.AnswerChange(
                                    id,
                                    version,
                                    number("told", 0),
                                    yes("accepted"),
                                    text("reason"));
                    case SUPPLY_LATER ->
                            new Command.SupplyLater(id, version, taken(later(shown)), text("note"));
                    case VERIFY_PROMISE ->
                            new Command.VerifyPromise(
                                    id, version, text("material"), yes("kept"), text("findings"));
                    case REVOKE -> new Command.Revoke(id, version, text("reason"));
                    case RATE ->
                            new Command.Rate(
                                    id, version, number("grade", 0), text("comment"), text("said"));
                    case ANSWER_RATING -> new Command.AnswerRating(id, version, text("answer"));
                    case ASK_STEP -> new Command.AskStep(id, version, text("step"), text("organ"));
                    case ANSWER_STEP ->
                            new Command.AnswerStep(
                                    id,
                                    version,
                                    0,
                                    choice("answer", StepAnswer.values(), null),
                                    text("text"),
                                    text("right-organ"),
                                    null);
                    case CALL_OFF_STEP ->
                            new Command.CallOffStep(
                                    id, version, number("number", 0), text("reason"));
                    // these begin a case or are the node's own
                    case SUBMIT,
                            COLLECT,
                            RECEIVE,
                            DEEM_ACCEPTED,
                            GRANT_AUTOMATICALLY,
                            TAKE_STEP,
                            TELL_CHANGE ->
                            null;
                });
    }

    private UUID chosen(String name) {
        Optional<UUID> id = AddressText.id(text(name));
        if (id.isEmpty()) {
            faults.add(Fault.of(name, "请选择一项。", "Choose one."));
        }
        return id.orElseGet(() -> new UUID(0, 0));
    }

    private Command supply(CasePage shown) {
        List<String> asked =
                shown.supplement().stream().map(CasePage.MissingLine::subject).toList();
        return new Command.SupplySupplement(id, version, taken(asked), answers, text("note"));
    }

    private static List<String> later(CasePage shown) {
        return shown.branches().toFollow().stream().map(CaseBranches.ToFollow::material).toList();
    }

    private List<MaterialTaken> taken(List<String> materials) {
        List<MaterialTaken> taken = new ArrayList<>();
        for (String material : materials) {
            String how = text("how." + material);
            for (MaterialTaken.How known : MaterialTaken.How.values()) {
                if (known.name().equals(how)) {
                    taken.add(new MaterialTaken(material, known, 1, ""));
                }
            }
        }
        return taken;
    }

    private List<Missing> missing() {
        Set<String> subjects = new LinkedHashSet<>();
        String[] ticked = request.getParameterValues("missing");
        if (ticked != null) {
            subjects.addAll(List.of(ticked));
        }
        // it can be asked for only once: what was written beside a box that nobody ticked is meant
        request.getParameterMap().keySet().stream()
                .filter(name -> name.startsWith(WHAT) && !text(name).isEmpty())
                .map(name -> name.substring(WHAT.length()))
                .sorted()
                .forEach(subjects::add);
        return subjects.stream().map(s -> new Missing(s, text(WHAT + s))).toList();
    }

    /** As typed: what is no amount is said with what else is wrong. */
    private Map<String, String> amounts() {
        return request.getParameterMap().keySet().stream()
                .filter(name -> name.startsWith(AMOUNT) && !text(name).isEmpty())
                .collect(Collectors.toMap(name -> name.substring(AMOUNT.length()), this::text));
    }

    /** What was found is said, and never taken as said. */
    private boolean yes(String name) {
        String text = text(name);
        if (!text.equals("true") && !text.equals("false")) {
            faults.add(Fault.of(name, "请选择一项。", "Choose one."));
        }
        return text.equals("true");
    }

    private int number(String name, int otherwise) {
        String text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.matches("[0-9]{1,6}")) {
            return Integer.parseInt(text);
        }
        faults.add(Fault.of(name, "请填写数字。", "Give a number."));
        return otherwise;
    }

    private int days() {
        String days = text("expected-days");
        if (days.matches("[0-9]{1,4}")) {
            return Integer.parseInt(days);
        }
        faults.add(
                Fault.of(
                        "expected-days",
                        "预计需要多少天，请填写数字。",
                        "Give the number of days it will take."));
        return 0;
    }

    private BigDecimal yuan(String name) {
        Optional<BigDecimal> amount = AddressText.yuan(text(name));
        if (amount.isEmpty()) {
            faults.add(MeasureForm.noAmount(name));
        }
        return amount.orElse(BigDecimal.ZERO);
    }

    private LocalDate day(String name, LocalDate today) {
        String day = text(name);
        try {
            return day.isEmpty() ? today : LocalDate.parse(day);
        } catch (DateTimeException e) {
            faults.add(Fault.of(name, "日期应写成 2026-11-23 这样。", "Write the date like 2026-11-23."));
            return today;
        }
    }

    private <T extends Enum<T>> T choice(
            String name, T[] values, @org.jspecify.annotations.Nullable T otherwise) {
        String text = text(name);
        for (T value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        if (otherwise == null) {
            faults.add(Fault.of(name, "请选择一项。", "Choose one."));
            return values[0];
        }
        return otherwise;
    }

    private String text(String name) {
        String value = request.getParameter(name);
        // a line break counts once, as the page counted it
        return value == null ? "" : value.strip().replace("\r\n", "\n");
    }
}
