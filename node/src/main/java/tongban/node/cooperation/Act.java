package tongban.node.cooperation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** Every step that can be taken, as it is stored and as it crosses the border. */
public sealed interface Act {

    /** Who takes it: nobody reports and confirms in one role. */
    enum Office {
        /** The joint office: supervision of a side. */
        JOINT_OFFICE,
        /** The lead bodies of a side: its reviewers and deciders. */
        LEAD
    }

    /** A step with which something begins. */
    sealed interface Beginning extends Act {
        Dossier begin(Jurisdiction home);
    }

    /** What goes on with each kind of thing; some steps do with two of them. */
    sealed interface OfMeeting extends Act {}

    sealed interface OfTask extends Act {}

    sealed interface OfEntry extends Act {}

    sealed interface OfAgreement extends Act {}

    sealed interface OfStatement extends Act {}

    sealed interface OfPlan extends Act {}

    sealed interface OfPlatform extends Act {}

    // ------------------------------------------------------------------ meetings and tasks

    record Convene(Meeting.Heading heading) implements Beginning {
        @Override
        public Dossier begin(Jurisdiction home) {
            return new Meeting(home, heading, List.of());
        }
    }

    /**
     * @param item made by whoever puts it there
     * @param document the paper that is considered, or empty
     * @param entry of a list, if it comes from one
     * @param problem of a joint project, if it is one
     */
    record PutOnAgenda(
            UUID item, String title, String document, Optional<UUID> entry, Optional<UUID> problem)
            implements OfMeeting {
        /** What was written before a problem could be named has none. */
        public PutOnAgenda {
            problem = Objects.requireNonNullElse(problem, Optional.empty());
        }

        /** One that is no problem of a project. */
        public PutOnAgenda(UUID item, String title, String document, Optional<UUID> entry) {
            this(item, title, document, entry, Optional.empty());
        }
    }

    /** What the meeting decided on an item. */
    record Resolve(UUID item, String text) implements OfMeeting {}

    /** The record of a meeting was wrong. */
    record CorrectMeeting(Meeting.Heading heading, String reason) implements OfMeeting {}

    /** A matter was put on the agenda in wrong words; by the side that put it there. */
    record CorrectMatter(UUID item, String title, String document, String reason)
            implements OfMeeting {}

    /** A decision was recorded wrongly. */
    record CorrectDecision(UUID item, String text, String reason) implements OfMeeting {}

    record Assign(Task.Heading heading) implements Beginning {
        @Override
        public Dossier begin(Jurisdiction home) {
            return new Task(home, heading, new Both<>(List.of(), List.of()), Optional.empty());
        }
    }

    /** A task was given in wrong words or with a wrong day. */
    record CorrectTask(Task.Heading heading, String reason) implements OfTask {}

    /**
     * What a lead body of the acting side says of a task or an entry.
     *
     * @param evidence where it can be looked up, needed for what is done
     */
    record Report(String text, String evidence, boolean done) implements OfTask, OfEntry {}

    /** The joint office confirms a task that both leads reported as done. */
    record Confirm(String note) implements OfTask {}

    record Drop(String reason) implements OfTask, OfEntry, OfStatement, OfPlan, OfPlatform {}

    // ------------------------------------------------------------------ entries of lists

    record Enlist(Entry.Heading heading) implements Beginning {
        @Override
        public Dossier begin(Jurisdiction home) {
            return new Entry(
                    home,
                    heading,
                    new Both<>(List.of(), List.of()),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
        }
    }

    record Revise(Entry.Heading heading, String reason) implements OfEntry {}

    /** What the state answered to a matter that was put to it. */
    record Answer(LocalDate on, String text) implements OfEntry {}

    record Finish(String result) implements OfEntry {}

    /** It comes before a meeting. */
    record Escalate(UUID meeting, Words name) implements OfEntry {}

    // ------------------------------------------------------------------ sharing

    record Agree(Agreement.Heading heading, SharingRule rule) implements Beginning {
        @Override
        public Dossier begin(Jurisdiction home) {
            return new Agreement(home, heading, List.of(rule));
        }
    }

    record Amend(SharingRule rule) implements OfAgreement {}

    record Draw(Statement.Heading heading) implements Beginning {
        @Override
        public Dossier begin(Jurisdiction home) {
            return new Statement(
                    home, heading, new Both<>(List.of(), List.of()), List.of(), Optional.empty());
        }
    }

    /**
     * The amounts of the acting side: they replace what it entered before.
     *
     * @param reason why what both had confirmed changes; else empty
     */
    record Enter(List<Statement.Amount> amounts, String reason) implements OfStatement {
        public Enter {
            amounts = List.copyOf(amounts);
        }
    }

    /** The acting side confirms what follows from these two entries. */
    record Accept(int chongqing, int sichuan) implements OfStatement {}

    // ------------------------------------------------------------------ plans and platforms

    /**
     * A plan of the system gets its name.
     *
     * @param why the shipped node that it stands in for is not right; else empty
     */
    record NamePlan(NamedPlan.Heading heading, String why) implements Beginning {
        @Override
        public Dossier begin(Jurisdiction home) {
            return new NamedPlan(home, heading, why, List.of(), Optional.empty());
        }
    }

    record CorrectPlan(NamedPlan.Heading heading, String reason) implements OfPlan {}

    /**
     * A platform of neighbouring areas gets its name.
     *
     * @param why the shipped platform that it stands in for is not right; else empty
     */
    record NamePlatform(NamedPlatform.Heading heading, String why) implements Beginning {
        @Override
        public Dossier begin(Jurisdiction home) {
            return new NamedPlatform(home, heading, why, List.of(), Optional.empty());
        }
    }

    record CorrectPlatform(NamedPlatform.Heading heading, String reason) implements OfPlatform {}

    // ------------------------------------------------------------------ about all of them

    default Office office() {
        return switch (this) {
            case Report _, Enter _ -> Office.LEAD;
            case Beginning _,
                    OfMeeting _,
                    OfTask _,
                    OfEntry _,
                    OfAgreement _,
                    OfStatement _,
                    OfPlan _,
                    OfPlatform _ ->
                    Office.JOINT_OFFICE;
        };
    }

    /** As it is stored: {@code Convene}. */
    default String stepName() {
        return getClass().getSimpleName();
    }

    default Words words() {
        return switch (this) {
            case Convene _ -> Words.of("登记会议", "meeting recorded");
            case PutOnAgenda _ -> Words.of("列入议程", "put on the agenda");
            case Resolve _ -> Words.of("记录决定", "decision recorded");
            case CorrectMeeting _ -> Words.of("更正会议登记", "record of the meeting corrected");
            case CorrectMatter _ -> Words.of("更正议题", "matter corrected");
            case CorrectDecision _ -> Words.of("更正决定", "decision corrected");
            case CorrectTask _ -> Words.of("更正任务", "task corrected");
            case Assign _ -> Words.of("交办任务", "task given");
            case Report(_, _, boolean done) ->
                    done ? Words.of("报告完成", "reported done") : Words.of("报告进展", "reported");
            case Confirm _ -> Words.of("确认完成", "confirmed done");
            case Drop _ -> Words.of("取消", "dropped");
            case Enlist _ -> Words.of("列入清单", "put on the list");
            case Revise _ -> Words.of("修改", "revised");
            case Answer _ -> Words.of("记录国家答复", "answer of the state recorded");
            case Finish _ -> Words.of("办结", "finished");
            case Escalate _ -> Words.of("提请会议研究", "brought before a meeting");
            case Agree _ -> Words.of("登记协议", "agreement recorded");
            case Amend _ -> Words.of("修订规则", "rule amended");
            case Draw _ -> Words.of("开立结算单", "statement drawn up");
            case Enter(_, String reason) ->
                    reason.isBlank()
                            ? Words.of("填报金额", "amounts entered")
                            : Words.of("更正金额", "amounts corrected");
            case Accept _ -> Words.of("确认结算", "shares confirmed");
            case NamePlan _ -> Words.of("登记规划", "plan named");
            case CorrectPlan _ -> Words.of("更正规划", "plan corrected");
            case NamePlatform _ -> Words.of("登记平台", "platform named");
            case CorrectPlatform _ -> Words.of("更正平台", "platform corrected");
        };
    }

    /** Each record of this page by its name. */
    static Map<String, Class<?>> types() {
        return Arrays.stream(Act.class.getDeclaredClasses())
                .filter(Class::isRecord)
                .collect(Collectors.toMap(Class::getSimpleName, type -> type));
    }
}
