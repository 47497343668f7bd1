package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.Bundles;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.service.Bundle;

/** One matter that takes several services. Its parts are drafts, saved and sent like any other. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "一件事 Bundles")
class BundleApiController {
    private final Services services;
    private final Bundles bundles;

    BundleApiController(Services services, Bundles bundles) {
        this.services = services;
        this.bundles = bundles;
    }

    @GetMapping("/bundles")
    @Operation(summary = "一件事清单 The bundles", description = "各由哪些服务组成。 And the services of each.")
    List<Bundle> bundles() {
        return services.bundles();
    }

    @PostMapping("/bundles/{bundleId}/runs")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "开始办一件事 Start a bundle",
            description =
                    "为每项服务建一份草稿；相同的内容保存一次，各份都有。 A draft of each service; what is asked alike and saved in one stands in all.")
    ResponseEntity<Bundles.Run> start(
            @AuthenticationPrincipal Actor actor, @PathVariable String bundleId) {
        Bundles.Run run = bundles.start(actor, bundleId).orElseThrow(ApiFault::notFound);
        return ResponseEntity.created(URI.create("/api/v1/bundle-runs/" + run.id())).body(run);
    }

    @GetMapping("/bundle-runs")
    @Operation(
            summary = "我没有交齐的一件事 My bundles not sent in full",
            description = "最近开始的在前。 Newest first.")
    List<Bundles.Run> open(@AuthenticationPrincipal Actor actor) {
        return bundles.open(actor);
    }

    @GetMapping("/bundle-runs/{runId}")
    @Operation(
            summary = "一件事的各项 The parts of a bundle",
            description = "每项的草稿或办件。 The draft or case of each.")
    Bundles.Run run(@AuthenticationPrincipal Actor actor, @PathVariable UUID runId) {
        return bundles.find(actor, runId).orElseThrow(ApiFault::notFound);
    }

    @DeleteMapping("/bundle-runs/{runId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除未提交的各项 Discard what was not sent", description = "不可恢复。 For good.")
    void discard(@AuthenticationPrincipal Actor actor, @PathVariable UUID runId) {
        if (!bundles.discard(actor, runId)) {
            throw ApiFault.notFound();
        }
    }
}
