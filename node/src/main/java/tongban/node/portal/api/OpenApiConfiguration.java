package tongban.node.portal.api;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document; its body is read off the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final Pattern CONTROLLER = Pattern.compile("(Api)?Controller$");

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("通办 Tongban")
                                .version("1")
                                .description(
                                        "两省市政务服务事项的办理接口，页面能做的都能做。"
                                                + " Everything the pages can do, for programs."
                                                + " 错误按 RFC 9457 返回，一次列出全部问题。"
                                                + " Errors follow RFC 9457 and list all problems at once.")
                                .license(new License().name("Apache-2.0")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        "token",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    /**
     * Two records called alike stand in two classes, and by their simple names one would overwrite
     * the other: the class that a nested one stands in is part of its name.
     */
    @Bean
    ModelResolver namedByWhereTheyStand(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new NestedNames());
    }

    private static final class NestedNames extends TypeNameResolver {
        private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

        @Override
        protected String getNameOfClass(Class<?> type) {
            String name = name(type);
            Class<?> other = named.putIfAbsent(name, type);
            if (other != null && other != type) {
                throw new IllegalStateException(type + " and " + other + " are both " + name);
            }
            return name;
        }

        private static String name(Class<?> type) {
            Class<?> outer = type.getEnclosingClass();
            return outer == null
                    ? type.getSimpleName()
                    : CONTROLLER.matcher(name(outer)).replaceFirst("") + type.getSimpleName();
        }
    }
}
