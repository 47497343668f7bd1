package tongban.node.casework;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tongban.service.Bundle;
import tongban.service.ServiceDefinition;

/** What one draft of a bundle hands on to another. Pure. */
final class Sharing {
    private Sharing() {}

    /**
     * The fields that both ask alike: who applies and who acts for him, the place where both ask
     * for the same one, and the questions of {@link Bundle#sharedQuestions}. What a power of
     * attorney says stays with its service: it names one.
     */
    static Map<String, List<String>> fields(
            Map<String, List<String>> typed, ServiceDefinition from, ServiceDefinition to) {
        Set<String> questions = Bundle.sharedQuestions(from, to);
        boolean place = Bundle.sharesPlace(from, to);
        Map<String, List<String>> shared = new TreeMap<>();
        typed.forEach((field, values) -> {
            if (isOfApplicant(field)
                    || place && (field.equals(Drafts.PLACE) || field.equals(Drafts.INSIDE_ZONE))
                    || questions.contains(field.split("[.]", 2)[0])) {
                shared.put(field, values);
            }
        });
        return shared;
    }

    private static boolean isOfApplicant(String field) {
        return field.startsWith("applicant.")
                || field.equals(Drafts.MESSAGES)
                || field.startsWith("oral.")
                || (field.startsWith("proxy.") && !field.equals(Drafts.PROXY_SCOPE));
    }
}
