package tongban.node.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.casework.CaseJson;
import tongban.node.casework.Documents;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/** What crosses the border about projects. Letters name bodies and roles, never a person. */
sealed interface ProjectLetter {
    Set<String> KINDS =
            Set.of(
                    "project-list",
                    "project-taken-off",
                    "project-return",
                    "project-settlement",
                    "project-settlement-answer",
                    "project-milestone",
                    "project-picture",
                    "project-picture-back",
                    "project-problem",
                    "project-problem-step");

    String kind();

    /** Projects with the plan of a year, as the leading side entered them. */
    record Listed(List<Of> projects) implements ProjectLetter {
        /** An entry and the id of its project. */
        record Of(UUID project, ProjectEntry entry) {}

        @Override
        public String kind() {
            return "project-list";
        }
    }

    /** A project leaves the list of a year, as the leading side says. */
    record TakenOff(String number, int year, String reason, LocalDate on) implements ProjectLetter {
        List<Problem> faults() {
            return ProjectProblems.reason(reason);
        }

        @Override
        public String kind() {
            return "project-taken-off";
        }
    }

    /** A monthly return. */
    record Returned(UUID id, String organ, String document, LocalDate saidOn, List<Line> lines)
            implements ProjectLetter {
        /**
         * @param completed empty where the line withdraws
         */
        record Line(
                String number,
                YearMonth month,
                Optional<BigDecimal> completed,
                Optional<BigDecimal> cumulative,
                String progress) {}

        @Override
        public String kind() {
            return "project-return";
        }
    }

    /** Which value is to count, with both values as the sender knows them. */
    record Proposed(
            UUID id,
            String number,
            YearMonth month,
            Jurisdiction source,
            BigDecimal completed50,
            BigDecimal cumulative50,
            BigDecimal completed51,
            BigDecimal cumulative51,
            String reason,
            Instant at)
            implements ProjectLetter {
        @Override
        public String kind() {
            return "project-settlement";
        }
    }

    record Answered(UUID id, boolean agreed, String reason, Instant at) implements ProjectLetter {
        @Override
        public String kind() {
            return "project-settlement-answer";
        }
    }

    /**
     * @param at when it was set, later than what it changes; decides which of two changes stands
     */
    record MilestoneSet(UUID id, String number, ProjectMilestone milestone, Instant at)
            implements ProjectLetter {
        @Override
        public String kind() {
            return "project-milestone";
        }
    }

    /**
     * @param content base64 in JSON
     */
    record PictureTaken(UUID id, String number, String caption, LocalDate takenOn, byte[] content)
            implements ProjectLetter {
        List<Problem> faults(LocalDate today) {
            List<Problem> problems = new ArrayList<>();
            if (caption.isBlank()) {
                problems.add(ProjectProblems.needed("caption"));
            }
            if (caption.length() > Projects.CAPTION_LENGTH_MAX) {
                problems.add(ProjectProblems.tooLong("caption", Projects.CAPTION_LENGTH_MAX));
            }
            if (takenOn.isAfter(today)) {
                problems.add(ProjectProblems.future("takenOn"));
            }
            boolean picture =
                    mediaType()
                            .filter(t ->
                                    t == Documents.MediaType.PNG || t == Documents.MediaType.JPEG)
                            .isPresent();
            if (!picture || content.length > Documents.DOCUMENT_BYTES_MAX) {
                problems.add(ProjectProblems.file(Documents.DOCUMENT_BYTES_MAX / (1024 * 1024)));
            }
            return problems;
        }

        /** By its first bytes. */
        Optional<Documents.MediaType> mediaType() {
            return Documents.MediaType.of(content);
        }

        @Override
        public String kind() {
            return "project-picture";
        }
    }

    /**
     * A picture is taken back.
     *
     * @param id of the picture
     */
    record PictureTakenBack(UUID id, String number, LocalDate on, String reason)
            implements ProjectLetter {
        List<Problem> faults() {
            return ProjectProblems.reason(reason);
        }

        @Override
        public String kind() {
            return "project-picture-back";
        }
    }

    /**
     * A problem with its raising.
     *
     * @param raised the step that raises it
     */
    record Raised(
            UUID id,
            String number,
            String title,
            String asked,
            Jurisdiction askedSide,
            String askedOrgan,
            Taken raised)
            implements ProjectLetter {
        @Override
        public String kind() {
            return "project-problem";
        }
    }

    record StepTaken(UUID problem, Taken step) implements ProjectLetter {
        @Override
        public String kind() {
            return "project-problem-step";
        }
    }

    /** A step of a problem, without who took it. */
    record Taken(UUID id, Escalation.Act act, String organ, Role role, String said, Instant at) {}

    /** The numbers of the projects that it names; empty where it names none by number. */
    default List<String> numbers() {
        return switch (this) {
            case Listed l -> l.projects().stream().map(of -> of.entry().number()).toList();
            case Returned r -> r.lines().stream().map(Returned.Line::number).distinct().toList();
            case TakenOff o -> List.of(o.number());
            case Proposed p -> List.of(p.number());
            case MilestoneSet m -> List.of(m.number());
            case PictureTaken p -> List.of(p.number());
            case PictureTakenBack b -> List.of(b.number());
            case Raised r -> List.of(r.number());
            case Answered _, StepTaken _ -> List.of();
        };
    }

    /** What a letter of a kind brings. */
    static Words words(String kind) {
        return switch (kind) {
            case "project-list" -> Words.of("列入名单或者修改项目", "project listed or changed");
            case "project-taken-off" -> Words.of("移出名单", "project taken off a list");
            case "project-return" -> Words.of("月报", "monthly return");
            case "project-settlement" -> Words.of("裁定建议", "settlement proposed");
            case "project-settlement-answer" -> Words.of("对裁定建议的答复", "answer to a settlement");
            case "project-milestone" -> Words.of("节点", "milestone");
            case "project-picture" -> Words.of("图片", "picture");
            case "project-picture-back" -> Words.of("撤回图片", "picture taken back");
            case "project-problem" -> Words.of("提出问题", "problem raised");
            case "project-problem-step" -> Words.of("问题的一步办理", "step of a problem");
            default -> Words.same(kind);
        };
    }

    static byte[] bytes(ProjectLetter letter) {
        return CaseJson.MAPPER.writeValueAsBytes(letter);
    }

    /**
     * @throws tools.jackson.core.JacksonException when the bytes are no such letter
     * @throws IllegalArgumentException for an unknown kind, or where a part is missing
     */
    static ProjectLetter read(String kind, byte[] body) {
        return switch (kind) {
            case "project-list" -> CaseJson.whole(body, Listed.class);
            case "project-taken-off" -> CaseJson.whole(body, TakenOff.class);
            case "project-return" -> CaseJson.whole(body, Returned.class);
            case "project-settlement" -> CaseJson.whole(body, Proposed.class);
            case "project-settlement-answer" -> CaseJson.whole(body, Answered.class);
            case "project-milestone" -> CaseJson.whole(body, MilestoneSet.class);
            case "project-picture" -> CaseJson.whole(body, PictureTaken.class);
            case "project-picture-back" -> CaseJson.whole(body, PictureTakenBack.class);
            case "project-problem" -> CaseJson.whole(body, Raised.class);
            case "project-problem-step" -> CaseJson.whole(body, StepTaken.class);
            default -> throw new IllegalArgumentException("no letter is of kind " + kind);
        };
    }
}
