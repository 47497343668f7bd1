package tongban.node.referral;

import java.util.List;
import java.util.Objects;
import tongban.service.parameter.Confidence;
import tongban.service.place.Level;
import tongban.service.text.Words;

/**
 * A special assistance (专项救助) to which a person can be referred: a row of the map {@code
 * referral/assistances.yaml}.
 *
 * @param id stable
 * @param content what can be had there, and for whom
 * @param department of the receiver, one of those of the places
 * @param level of the receiver
 * @param classes services whose grant proposes it
 * @param consent whether nothing leaves before the person agrees
 * @param answerDays working days within which the receiver answers
 * @param source where it is said that these may have it
 * @param consentSource why consent is asked for, or is not
 */
public record Assistance(
        String id,
        Kind kind,
        Words name,
        Words content,
        String department,
        Level level,
        List<String> classes,
        boolean consent,
        int answerDays,
        Source source,
        Source consentSource) {

    /** What it is about. */
    public enum Kind {
        MEDICAL(Words.of("医疗救助", "medical assistance")),
        EDUCATION(Words.of("教育救助", "education assistance")),
        HOUSING(Words.of("住房救助", "housing assistance")),
        EMPLOYMENT(Words.of("就业救助", "employment assistance")),
        DISASTER(Words.of("受灾人员救助", "disaster assistance")),
        SERVICE(Words.of("服务类救助", "assistance by services"));

        private final Words words;

        Kind(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** Where something is said, and how sure that is. */
    public record Source(String document, String article, Confidence confidence) {
        public Words words() {
            Words sure = confidence.words();
            return document.isEmpty()
                    ? sure
                    : Words.of(
                            document + article + "（" + sure.zh() + "）",
                            document + article + " (" + sure.en() + ")");
        }
    }

    public Assistance {
        Objects.requireNonNull(id);
        Objects.requireNonNull(kind);
        classes = List.copyOf(classes);
        if (answerDays < 1) {
            throw new IllegalArgumentException("REFERRAL-901 " + id + " has no time to answer");
        }
    }
}
