package tongban.node.portal.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door for programs: a bearer token, no cookie, therefore no session and nothing to forge. The
 * catalogue, the guides and the places are public, as they are on the pages, and how a case stands
 * is told to whoever has its number and the last signs of the applicant's.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurityConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http, Accounts accounts, JsonMapper json) {
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(
                        new BearerFilter(accounts), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(
                                        "/api/openapi.json",
                                        "/api/openapi.json/**",
                                        "/api/v1/tokens",
                                        "/api/v1/services/**",
                                        "/api/v1/bundles",
                                        "/api/v1/items/**",
                                        "/api/v1/divisions/**",
                                        "/api/v1/competence",
                                        "/api/v1/halls/*",
                                        "/api/v1/figures/**",
                                        "/api/v1/named/**",
                                        "/api/v1/programmes/**",
                                        "/api/v1/progress",
                                        "/api/v1/lists/figures",
                                        "/api/v1/lists/named",
                                        "/api/v1/lists/indicator_values",
                                        "/api/v1/lists/indicators",
                                        "/api/v1/lists/indicator_policies",
                                        "/api/v1/lists/projects",
                                        "/api/v1/lists/policies",
                                        "/api/v1/lists/policy_effects",
                                        "/api/v1/lists/meetings",
                                        "/api/v1/lists/entries",
                                        "/api/v1/lists/agreements",
                                        "/api/v1/lists/knowledge",
                                        "/api/v1/lists/plans",
                                        "/api/v1/lists/platforms",
                                        "/api/v1/authorisations/**",
                                        "/api/v1/lists/items")
                                .permitAll()
                                .requestMatchers(
                                        "/api/v1/projects/problems", "/api/v1/indicators/files")
                                .authenticated()
                                .requestMatchers(
                                        HttpMethod.GET,
                                        "/api/v1/indicators",
                                        "/api/v1/indicators/{indicatorId}",
                                        "/api/v1/projects",
                                        "/api/v1/projects/{projectId}",
                                        "/api/v1/policies",
                                        "/api/v1/policies/{serviceId}/effects",
                                        "/api/v1/cooperation/plans",
                                        "/api/v1/cooperation/plans/{planId}",
                                        "/api/v1/cooperation/platforms",
                                        "/api/v1/cooperation/platforms/{platformId}",
                                        "/api/v1/cooperation/meetings",
                                        "/api/v1/cooperation/meetings/{meetingId}",
                                        "/api/v1/cooperation/entries",
                                        "/api/v1/cooperation/entries/{entryId}",
                                        "/api/v1/cooperation/agreements",
                                        "/api/v1/cooperation/agreements/{agreementId}")
                                .permitAll()
                                .requestMatchers(
                                        "/api/v1/exchange/imports",
                                        "/api/v1/counter/**",
                                        "/api/v1/counter")
                                .hasRole("CLERK")
                                .requestMatchers(
                                        "/api/v1/exchange/**",
                                        "/api/v1/supervision/**",
                                        "/api/v1/lists/load",
                                        "/api/v1/lists/departures",
                                        "/api/v1/lists/hits",
                                        "/api/v1/audit/**",
                                        "/api/v1/retention/**",
                                        "/api/v1/lists/audit",
                                        "/api/v1/lists/destruction")
                                .hasRole("SUPERVISOR")
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(e ->
                        e.authenticationEntryPoint((request, response, cause) ->
                                        write(
                                                response,
                                                request.getLocale(),
                                                json,
                                                ApiProblem.Kind.UNAUTHENTICATED))
                                .accessDeniedHandler((request, response, cause) ->
                                        write(
                                                response,
                                                request.getLocale(),
                                                json,
                                                ApiProblem.Kind.FORBIDDEN)))
                .build();
    }

    private static void write(
            HttpServletResponse response, Locale locale, JsonMapper json, ApiProblem.Kind kind)
            throws IOException {
        boolean signIn = kind == ApiProblem.Kind.UNAUTHENTICATED;
        ApiProblem problem =
                signIn
                        ? ApiProblem.of(
                                kind,
                                locale,
                                "API-401",
                                HttpHeaders.AUTHORIZATION,
                                Words.of(
                                        "缺少令牌，或令牌已失效。", "The token is missing or no longer valid."),
                                Words.of(
                                        "请向 /api/v1/tokens 申请令牌。",
                                        "Ask for a token at /api/v1/tokens."))
                        : ApiProblem.of(
                                kind,
                                locale,
                                "API-403",
                                "",
                                Words.of("您的角色不能这样做。", "Your role may not do this."),
                                Words.of("请由有权限的人员办理。", "Ask somebody whose role allows it."));
        response.setStatus(kind.status());
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (signIn) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /** Finds the actor behind a token. A token that is unknown or expired makes nobody. */
    private static final class BearerFilter extends OncePerRequestFilter {
        private static final String PREFIX = "Bearer ";
        private static final int TOKEN_CHARS_MAX = 200;
        private final Accounts accounts;

        private BearerFilter(Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String header = request.getHeader(HttpHeaders.AUTHORIZATION);
            if (header != null && header.startsWith(PREFIX) && header.length() <= TOKEN_CHARS_MAX) {
                accounts.byToken(header.substring(PREFIX.length()).strip())
                        .ifPresent(BearerFilter::enter);
            }
            chain.doFilter(request, response);
        }

        private static void enter(Actor actor) {
            var authentication =
                    new UsernamePasswordAuthenticationToken(
                            actor,
                            "",
                            List.of(new SimpleGrantedAuthority("ROLE_" + actor.role().name())));
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(authentication);
            SecurityContextHolder.setContext(context);
        }
    }
}
