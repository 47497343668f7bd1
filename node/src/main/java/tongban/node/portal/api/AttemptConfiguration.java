package tongban.node.portal.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;
import tongban.node.identity.Actor;

/** Reads the common head of an act off the request, and describes it once for all of them. */
@Configuration(proxyBeanMethods = false)
class AttemptConfiguration implements WebMvcConfigurer {
    private static final String CASE_ID = "caseId";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Attempt.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Head());
    }

    private static final class Head implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Attempt.class;
        }

        @Override
        public Attempt resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders)
                throws MissingRequestHeaderException {
            UUID caseId = caseId(parameter, request);
            String key = header(Attempt.KEY, parameter, request);
            int version = Versions.read(header(HttpHeaders.IF_MATCH, parameter, request));
            return new Attempt(actor(request), caseId, version, key, locale(request));
        }

        private static UUID caseId(MethodParameter parameter, NativeWebRequest request) {
            Object variables =
                    request.getAttribute(
                            HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                            RequestAttributes.SCOPE_REQUEST);
            String text =
                    variables instanceof Map<?, ?> map ? String.valueOf(map.get(CASE_ID)) : "";
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw new MethodArgumentTypeMismatchException(
                        text, UUID.class, CASE_ID, parameter, e);
            }
        }

        private static String header(
                String name, MethodParameter parameter, NativeWebRequest request)
                throws MissingRequestHeaderException {
            String value = request.getHeader(name);
            if (value == null) {
                throw new MissingRequestHeaderException(name, parameter);
            }
            return value;
        }

        private static Actor actor(NativeWebRequest request) {
            Authentication signedIn =
                    (Authentication) Objects.requireNonNull(request.getUserPrincipal());
            return (Actor) Objects.requireNonNull(signedIn.getPrincipal());
        }

        private static java.util.Locale locale(NativeWebRequest request) {
            return RequestContextUtils.getLocale(
                    Objects.requireNonNull(
                            request.getNativeRequest(
                                    jakarta.servlet.http.HttpServletRequest.class)));
        }
    }

    @Bean
    OperationCustomizer headOfAnAct() {
        return (operation, method) -> {
            boolean isAct =
                    Arrays.stream(method.getMethodParameters())
                            .anyMatch(p -> p.getParameterType() == Attempt.class);
            return isAct ? withHead(operation) : operation;
        };
    }

    private static Operation withHead(Operation operation) {
        List<Parameter> all = new ArrayList<>();
        all.add(new PathParameter().name(CASE_ID).required(true).schema(new UUIDSchema()));
        all.add(new HeaderParameter().name(Attempt.KEY).required(true).schema(new StringSchema()));
        all.add(
                new HeaderParameter()
                        .name(HttpHeaders.IF_MATCH)
                        .required(true)
                        .schema(new StringSchema()));
        if (operation.getParameters() != null) {
            all.addAll(operation.getParameters());
        }
        return operation.parameters(all);
    }
}
