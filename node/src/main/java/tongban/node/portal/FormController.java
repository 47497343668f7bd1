package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tongban.node.casework.Drafts;
import tongban.node.catalog.Services;

/** What the pages of a draft share: it is loaded, what was typed is saved over it, and shown. */
abstract class FormController extends PageController {
    private final Services services;
    private final Drafts drafts;
    private final boolean synthetic;

    FormController(Setting setting, Services services, Drafts drafts) {
        super(setting);
        this.services = services;
        this.drafts = drafts;
        this.synthetic = setting.demo();
    }

    Drafts drafts() {
        return drafts;
    }

    Services services() {
        return services;
    }

    ResponseEntity<String> withForm(
            HttpServletRequest request,
            UUID id,
            Function<ApplicationForm, ResponseEntity<String>> work) {
        Optional<Drafts.Draft> draft = drafts.load(actor(), id);
        return draft.isEmpty() ? notFound(request) : work.apply(form(draft.get()));
    }

    ApplicationForm form(Drafts.Draft draft) {
        return ApplicationForm.of(draft, services, synthetic, today());
    }

    ApplicationForm reload(ApplicationForm form) {
        return form(drafts.load(actor(), form.draft().id()).orElseThrow());
    }

    /** A draft that was changed elsewhere is a conflict; everything else is wrong in a field. */
    static HttpStatus statusOf(List<Fault> faults) {
        return faults.stream().anyMatch(f -> f.field().isEmpty())
                ? HttpStatus.CONFLICT
                : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    /** Saves what was typed; a fault only where it could not be stored at all. */
    List<Fault> save(ApplicationForm form, int version, Map<String, List<String>> typed) {
        return switch (drafts.save(actor(), form.draft().id(), version, typed)) {
            case Drafts.Saved.Done done -> List.of();
            case Drafts.Saved.Stale stale ->
                    List.of(
                            Fault.of(
                                    "",
                                    "这份草稿已在别处修改。您刚填写的内容仍在下面，请核对后再次保存。",
                                    "This draft was changed elsewhere. What you just typed is still below; check it and save again."));
            case Drafts.Saved.Rejected rejected -> Fault.all(rejected.problems());
            case Drafts.Saved.NotFound none ->
                    List.of(Fault.of("", "草稿已不存在。", "The draft is gone."));
        };
    }

    /** What a page shows of a draft that was left alone: as stored, or as kept across a sign-in. */
    static FormContent content(HttpServletRequest request, ApplicationForm form) {
        return KeptForms.at(request)
                .map(kept -> FormContent.sent(form, kept.fields()))
                .orElseGet(() -> FormContent.stored(form));
    }

    static Map<String, List<String>> over(
            Map<String, List<String>> typed, Map<String, List<String>> sent) {
        Map<String, List<String>> all = new HashMap<>(typed);
        sent.forEach((field, values) -> {
            if (values.isEmpty()) {
                all.remove(field);
            } else {
                all.put(field, values);
            }
        });
        return all;
    }
}
