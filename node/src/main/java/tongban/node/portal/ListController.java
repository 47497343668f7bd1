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

    @GetMapping("/lists/cases.{extension}")
    @Nullable ResponseEntity<String> cases(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String extension)
            throws IOException {
        return send(request, response, extension, Lists.Name.CASES);
    }

    @GetMapping("/lists/items.{extension}")
    @Nullable ResponseEntity<String> items(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String extension)
            throws IOException {
        return send(request, response, extension, Lists.Name.ITEMS);
    }

    @GetMapping("/lists/audit.{extension}")
    @Nullable ResponseEntity<String> audit(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String extension)
            throws IOException {
        return send(request, response, extension, Lists.Name.AUDIT);
    }

    @GetMapping("/lists/journal.{extension}")
    @Nullable ResponseEntity<String> journal(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String extension)
            throws IOException {
        return send(request, response, extension, Lists.Name.JOURNAL);
    }

    @GetMapping("/lists/destruction.{extension}")
    @Nullable ResponseEntity<String> destruction(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String extension)
            throws IOException {
        return send(request, response, extension, Lists.Name.DESTRUCTION);
    }

    @GetMapping("/lists/load.{extension}")
    @Nullable ResponseEntity<String> load(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String extension)
            throws IOException {
        return send(request, response, extension, Lists.Name.LOAD);
    }

    @GetMapping("/lists/departures.{extension}")
    @Nullable ResponseEntity<String> departures(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String extension)
            throws IOException {
        return send(request, response, extension, Lists.Name.DEPARTURES);
    }

    /**
     * @return a page where there is no file; null once the file has been written
     */
    private @Nullable ResponseEntity<String> send(
            HttpServletRequest request,
            HttpServletResponse response,
            String extension,
            Lists.Name name)
            throws IOException {
        Optional<Format> format = Format.ofExtension(extension);
        Optional<ListFile> list =
                lists.of(name, reader(), locale(request), of -> parameter(request, of));
        if (format.isEmpty() || list.isEmpty()) {
            return notFound(request);
        }
        if (lists.write(reader(), locale(request), list.get(), format.get(), response)) {
            return null;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Lists.COME_AGAIN.toSeconds()));
        return show(request, HttpStatus.SERVICE_UNAVAILABLE, "error", Map.of("status", 503));
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
