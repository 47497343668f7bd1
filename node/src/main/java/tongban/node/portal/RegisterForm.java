package tongban.node.portal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tongban.node.identity.Actor;
import tongban.node.register.Flaw;
import tongban.node.register.Kind;
import tongban.node.register.Register;
import tongban.node.register.Statement;
import tongban.node.register.SubjectKind;

/** What the form of a record shows at first, and what came back from it. */
final class RegisterForm {
    private RegisterForm() {}

    static Fault fault(Flaw flaw) {
        return new Fault(flaw.field(), flaw.what().then(flaw.remedy()));
    }

    static List<Fault> faults(List<Flaw> flaws) {
        return flaws.stream().map(RegisterForm::fault).toList();
    }

    /** Of which kinds of subject somebody may begin files. */
    static List<SubjectKind> begins(Register register, Actor actor) {
        return Arrays.stream(SubjectKind.values())
                .filter(kind -> register.mayRecord(actor, kind))
                .toList();
    }

    /** The fields of a shape and those around it, as they were sent. */
    static Map<String, String> cells(Kind kind, Map<String, String[]> sent) {
        Map<String, String> cells = new HashMap<>();
        kind.shape().forEach(f -> put(cells, sent, f.name()));
        Register.AROUND.forEach(name -> put(cells, sent, name));
        return cells;
    }

    private static void put(Map<String, String> cells, Map<String, String[]> sent, String name) {
        String[] values = sent.get(name);
        if (values != null && values.length > 0) {
            cells.put(name, values[0]);
        }
    }

    /** What is recorded, as a form takes it; a card's number is never shown in full. */
    static Map<String, List<String>> recorded(Statement statement) {
        Map<String, List<String>> typed = new HashMap<>();
        statement
                .value()
                .ifPresent(
                        value -> Register.typed(value).forEach((k, v) -> typed.put(k, List.of(v))));
        statement.first().ifPresent(day -> typed.put("from", List.of(day.toString())));
        statement.last().ifPresent(day -> typed.put("to", List.of(day.toString())));
        typed.put("source", List.of(statement.source().name()));
        typed.put("document", List.of(statement.document()));
        typed.put("assurance", List.of(statement.assurance().name()));
        return typed;
    }
}
