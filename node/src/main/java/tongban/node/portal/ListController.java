package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tongban.node.sheet.Format;

/** The lists of the pages as files, with the filters that the page had in its address. */
@Controller
class ListController extends PageController {
    private final Lists lists;

    ListController(Setting setting, Lists lists) {
        super(setting);
        this.lists = lists;
    }

    /**
     * @return a page where there is no file; null once the file has been written
     */
    @GetMapping("/lists/{kind}.{extension}")
    @Nullable ResponseEntity<String> file(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String kind,
            @PathVariable String extension)
            throws IOException {
        Optional<Format> format = Format.ofExtension(extension);
        Optional<ListFile> list =
                Lists.Name.of(kind)
                        .flatMap(name ->
                                lists.of(
                                        name,
                                        reader(),
                                        locale(request),
                                        Lists.Filters.of(request)));
        if (format.isEmpty() || list.isEmpty()) {
            return notFound(request);
        }
        if (lists.write(reader(), locale(request), list.get(), format.get(), response)) {
            return null;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Lists.COME_AGAIN.toSeconds()));
        return show(request, HttpStatus.SERVICE_UNAVAILABLE, "error", Map.of("status", 503));
    }
}
