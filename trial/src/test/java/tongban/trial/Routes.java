package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The addresses that the portal has, as its controllers declare them. */
final class Routes {
    private static final String WALKED = System.getProperty("tongban.walk", "/");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]+)[^}]*}");

    /** Addresses that are no pages: what is fetched by a page, or asked by programs. */
    private static final Set<String> NO_PAGES = Set.of("/error");

    private Routes() {}

    /** Every address of the portal that is read, as its controllers declare it. */
    static Set<String> of(Demonstration demo) {
        Set<String> routes = new TreeSet<>();
        Objects.requireNonNull(demo.node().bean(DispatcherServlet.class).getHandlerMappings())
                .stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .map(RequestMappingHandlerMapping.class::cast)
                .forEach(mapping ->
                        mapping.getHandlerMethods()
                                .forEach((route, handler) -> {
                                    if (isRead(route) && isOfThePortal(handler)) {
                                        routes.addAll(route.getPatternValues());
                                    }
                                }));
        routes.removeIf(route ->
                NO_PAGES.contains(route) || route.startsWith("/api") || !route.startsWith(WALKED));
        return routes;
    }

    private static boolean isRead(RequestMappingInfo route) {
        var methods = route.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private static boolean isOfThePortal(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("tongban.node.");
    }

    /** The addresses of a route: each of its variables is given every value that there is. */
    static List<String> paths(String route, Map<String, List<String>> values) {
        List<String> paths = List.of(route);
        for (Matcher m = VARIABLE.matcher(route); m.find(); ) {
            String name = m.group(1);
            String first = route.split("/")[1];
            List<String> known = values.get(first + "." + name);
            if (known == null) {
                known = values.get(name);
            }
            assertThat(known).as("values of {" + name + "} in " + route).isNotNull();
            List<String> filled = new ArrayList<>();
            for (String path : paths) {
                for (String value : known) {
                    filled.add(path.replace(m.group(), value));
                }
            }
            paths = filled;
        }
        return paths;
    }
}
