package tongban.node.portal.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a JSON body away in which an item of a list is null: a field that is not known is left out,
 * and what a list does not have is not in it. Asked of every body before its operation sees it, so
 * that no operation has to.
 */
@RestControllerAdvice(basePackageClasses = ListItemsController.class)
class ListItemsController extends RequestBodyAdviceAdapter {
    /** More of them are one fault of the program that sends them. */
    static final int TOLD_MAX = 20;

    private final JsonMapper json;

    ListItemsController(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        byte[] body = message.getBody().readAllBytes();
        List<String> empty = empty(body);
        if (!empty.isEmpty()) {
            throw ApiFault.empty(empty);
        }
        return new Body(message.getHeaders(), body);
    }

    /** Where lists have nulls, such as {@code materials.0}; none in what is no JSON. */
    private List<String> empty(byte[] body) {
        List<String> empty = new ArrayList<>();
        try (JsonParser parser = json.createParser(body)) {
            for (JsonToken token = parser.nextToken();
                    token != null && empty.size() < TOLD_MAX;
                    token = parser.nextToken()) {
                TokenStreamContext at = parser.streamReadContext();
                if (token == JsonToken.VALUE_NULL && at.inArray()) {
                    empty.add(path(at.pathAsPointer()));
                }
            }
        } catch (JacksonException e) {
            // whoever reads the body in earnest says what is wrong with it
            return List.of();
        }
        return empty;
    }

    private static String path(JsonPointer pointer) {
        List<String> path = new ArrayList<>();
        for (JsonPointer at = pointer; !at.matches(); at = at.tail()) {
            path.add(at.getMatchingProperty());
        }
        return String.join(".", path);
    }

    /** The body again, for its reader. */
    private record Body(HttpHeaders headers, byte[] bytes) implements HttpInputMessage {
        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
