package tongban.service;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FeelType;
import tongban.service.place.Level;
import tongban.service.procedure.Decision;
import tongban.service.procedure.JointStep;
import tongban.service.text.Words;

/** Whether the steps of joint handling can be asked for, and see only what there is. */
final class JointChecks {
    private static final String FILE = "procedure.yaml";

    private final ServiceDefinition service;
    private final Problems problems;

    JointChecks(ServiceDefinition service, Problems problems) {
        this.service = service;
        this.problems = problems;
    }

    void run() {
        boolean joint = service.identity().modes().contains(Identity.Mode.JOINT);
        if (joint == service.procedure().joint().isEmpty()) {
            problem(
                    "PROCEDURE-007",
                    "joint",
                    Words.of(
                            "modes 中的 joint 与 procedure.yaml 的 joint 步骤必须同时出现",
                            "The mode joint and the joint steps of procedure.yaml go together"),
                    Words.of("补上或删去其一", "Add or delete one of them"));
        }
        if (!service.procedure().joint().isEmpty()
                && service.procedure().decision() == Decision.AUTOMATIC_ON_GRANT) {
            problem(
                    "PROCEDURE-008",
                    "decision",
                    Words.of(
                            "有联办步骤，却又即时自动办结，等不到对方答复",
                            "There are joint steps, and yet it is granted at once: nobody could answer"),
                    Words.of("改为 decision: by-person", "Write decision: by-person"));
        }
        Set<String> ids = new HashSet<>();
        for (JointStep step : service.procedure().joint()) {
            String at = "joint." + step.id();
            FolderChecks.text(service, step.textKey(), FILE, at, problems);
            if (!step.id().matches("[a-z0-9]+(-[a-z0-9]+)*") || !ids.add(step.id())) {
                problem(
                        "PROCEDURE-009",
                        at,
                        Words.of(
                                "步骤名重复，或者不是小写字母、数字和连字符",
                                "The name stands twice, or is not of small letters, digits and hyphens"),
                        Words.of("换一个名称", "Choose another"));
            }
            place(step, at);
            sees(step, at);
        }
    }

    private void place(JointStep step, String at) {
        if (step.place().isEmpty()) {
            if (step.level() != Level.PROVINCE) {
                problem(
                        "PROCEDURE-010",
                        at + ".level",
                        Words.of(
                                "place: other-side 只能找到省级机关，级别却是 " + step.level().key(),
                                "place: other-side leads to a body of the province, and the level is "
                                        + step.level().key()),
                        Words.of(
                                "写 level: province，或者在 place 写存放区划代码的事实",
                                "Write level: province, or name a fact with a division code under place"));
            }
            return;
        }
        Optional<FactDeclaration> fact = step.place().flatMap(service::fact);
        if (fact.filter(f -> f.type() == FeelType.STRING && !f.list()).isEmpty()) {
            problem(
                    "PROCEDURE-011",
                    at + ".place",
                    Words.of(
                            "“" + step.place().get() + "”不是存放区划代码的文字事实",
                            "'" + step.place().get() + "' is no fact that holds a division code"),
                    Words.of(
                            "写 other-side，或者声明一个 string 类型的事实",
                            "Write other-side, or declare a fact of type string"));
        }
    }

    private void sees(JointStep step, String at) {
        for (String name : step.facts()) {
            if (service.fact(name).isEmpty()) unknown(at + ".facts", name);
        }
        for (String id : step.materials()) {
            if (service.materials().stream().noneMatch(m -> m.id().equals(id))) {
                unknown(at + ".materials", id);
            }
        }
        if (step.facts().isEmpty() && step.materials().isEmpty()) {
            problem(
                    "PROCEDURE-013",
                    at,
                    Words.of("被问的机关什么也看不到，无从答复", "Who is asked sees nothing and cannot answer"),
                    Words.of(
                            "在 facts 或 materials 列出必需的内容",
                            "List what is needed under facts or materials"));
        }
    }

    private void unknown(String at, String name) {
        problem(
                "PROCEDURE-012",
                at,
                Words.of("没有声明“" + name + "”", "'" + name + "' is not declared"),
                Words.of(
                        "改正名称，或者在 service.yaml 声明",
                        "Mend the name, or declare it in service.yaml"));
    }

    private void problem(String code, String element, Words cause, Words remedy) {
        problems.add(code, FILE, 0, element, cause, remedy);
    }
}
