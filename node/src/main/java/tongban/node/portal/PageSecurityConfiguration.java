package tongban.node.portal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tongban.node.casework.OwnCases;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.node.journal.Keepsakes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may open which page. Whoever only reads has no session and gets no cookie: there is nothing
 * to forge for him, and a form sent from another site is turned away by where it says it comes
 * from. A session begins with signing in; from then on every form carries its token as well.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurityConfiguration {
    private static final String CONTENT =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    KeptForms keptForms(
            Keepsakes keepsakes,
            JsonMapper json,
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> mapping) {
        return new KeptForms(keepsakes, json, new FormPages(() -> shown(mapping.getObject())));
    }

    /** The pages that the controllers show; a file that is fetched is none. */
    private static List<FormPages.Shown> shown(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(e -> isPage(e.getKey(), e.getValue()))
                .flatMap(e ->
                        e.getKey().getPatternValues().stream()
                                .map(address -> new FormPages.Shown(address, ids(e.getValue()))))
                .toList();
    }

    private static boolean isPage(RequestMappingInfo route, HandlerMethod handler) {
        return PageController.class.isAssignableFrom(handler.getBeanType())
                && route.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                && ResolvableType.forClassWithGenerics(ResponseEntity.class, String.class)
                        .isAssignableFrom(ResolvableType.forMethodReturnType(handler.getMethod()));
    }

    private static Set<String> ids(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(p -> p.hasParameterAnnotation(PathVariable.class))
                .filter(p -> p.getParameterType() == UUID.class)
                .map(p -> p.getParameter().getName())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageChain(
            HttpSecurity http, Accounts accounts, OwnCases ownCases, KeptForms kept) {
        return http.authenticationProvider(new AccountProvider(accounts, ownCases))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(csrf ->
                        csrf.requireCsrfProtectionMatcher(
                                request -> isSending(request) && request.getSession(false) != null))
                .addFilterBefore(new SendingFilter(), CsrfFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(
                                        DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(
                                        "/indicators/new",
                                        "/indicators/*/revise",
                                        "/indicators/*/targets",
                                        "/indicators/*/settlements")
                                .hasRole("SUPERVISOR")
                                .requestMatchers("/projects/new", "/projects/*/taken-off")
                                .hasRole("SUPERVISOR")
                                .requestMatchers(
                                        "/policies/mine",
                                        "/policies/awards",
                                        "/policies/awards/**",
                                        "/lists/policy_matches.*",
                                        "/lists/policy_awards.*")
                                .hasRole("RESIDENT")
                                .requestMatchers("/policies/match", "/lists/policy_runs.*")
                                .hasAnyRole("REVIEWER", "DECIDER", "SUPERVISOR")
                                .requestMatchers(
                                        "/policies/offers",
                                        "/policies/offers/**",
                                        "/lists/offers.*")
                                .hasAnyRole("RESIDENT", "REVIEWER", "DECIDER", "SUPERVISOR")
                                .requestMatchers(HttpMethod.POST, "/policies/**")
                                .hasAnyRole("REVIEWER", "DECIDER", "SUPERVISOR")
                                .requestMatchers(
                                        "/lists/problems.*",
                                        "/lists/returns.*",
                                        "/lists/return_rows.*",
                                        "/lists/return_files.*",
                                        "/lists/observation_files.*",
                                        "/lists/observation_rows.*",
                                        "/projects/import",
                                        "/projects/import/**",
                                        "/projects/problems",
                                        "/projects/problems/**",
                                        "/projects/*/reports",
                                        "/projects/*/settlements",
                                        "/projects/*/settlements/*",
                                        "/projects/*/milestones",
                                        "/projects/*/pictures",
                                        "/projects/*/problems",
                                        "/projects/*/pictures/*/taken-back",
                                        "/indicators/import",
                                        "/indicators/import/**",
                                        "/indicators/*/reports")
                                .hasAnyRole("REVIEWER", "DECIDER", "SUPERVISOR")
                                .requestMatchers(
                                        "/cooperation/*/new", "/cooperation/entries/*/revise")
                                .hasRole("SUPERVISOR")
                                .requestMatchers(
                                        "/cooperation/tasks",
                                        "/cooperation/tasks/**",
                                        "/cooperation/statements",
                                        "/cooperation/statements/**",
                                        "/lists/meeting_tasks.*",
                                        "/lists/statements.*")
                                .hasAnyRole("CLERK", "REVIEWER", "DECIDER", "SUPERVISOR")
                                .requestMatchers(HttpMethod.POST, "/hotline/knowledge/*")
                                .hasAnyRole("CLERK", "SUPERVISOR")
                                .requestMatchers(HttpMethod.POST, "/cooperation/**")
                                .hasAnyRole("REVIEWER", "DECIDER", "SUPERVISOR")
                                .requestMatchers(
                                        "/",
                                        "/assets/**",
                                        "/favicon.ico",
                                        "/items/**",
                                        "/lists/items.*",
                                        "/services/*",
                                        "/services/*/standard",
                                        "/services/*/changes",
                                        "/services/*/examples/*",
                                        "/services/*/check",
                                        "/services/*/forms/*",
                                        "/bundles/*",
                                        "/places/**",
                                        "/halls/*",
                                        "/progress",
                                        "/publications",
                                        "/figures/**",
                                        "/indicators/**",
                                        "/lists/figures.*",
                                        "/lists/named.*",
                                        "/lists/indicator_values.*",
                                        "/lists/indicators.*",
                                        "/lists/indicator_policies.*",
                                        "/projects/**",
                                        "/projects",
                                        "/lists/projects.*",
                                        "/policies",
                                        "/policies/*",
                                        "/policies/*/texts/**",
                                        "/lists/policies.*",
                                        "/lists/policy_effects.*",
                                        "/hotline",
                                        "/hotline/ask",
                                        "/hotline/follow",
                                        "/hotline/follow/*",
                                        "/hotline/terms",
                                        "/hotline/knowledge",
                                        "/hotline/knowledge/*",
                                        "/lists/knowledge.*",
                                        "/cooperation/**",
                                        "/lists/agreements.*",
                                        "/lists/meetings.*",
                                        "/lists/entries.*",
                                        "/lists/plans.*",
                                        "/lists/platforms.*",
                                        "/sign-in",
                                        "/settings",
                                        "/accessibility",
                                        "/accounts",
                                        "/phones/**",
                                        "/authorisations/*",
                                        "/error",
                                        "/actuator/health/**")
                                .permitAll()
                                .requestMatchers(
                                        "/supervision/**",
                                        "/lists/audit.*",
                                        "/lists/destruction.*",
                                        "/lists/load.*",
                                        "/lists/departures.*",
                                        "/lists/hits.*",
                                        "/lists/relatives.*",
                                        "/lists/substitutions.*",
                                        "/lists/flag_runs.*",
                                        "/lists/inquiries.*",
                                        "/lists/unfit.*",
                                        "/lists/holds.*",
                                        "/lists/destructions.*",
                                        "/lists/transfers.*")
                                .hasRole("SUPERVISOR")
                                .requestMatchers(
                                        "/services/*/apply",
                                        "/drafts/**",
                                        "/bundles/*/apply",
                                        "/one-matter/**")
                                .hasAnyRole("RESIDENT", "CLERK")
                                .requestMatchers("/imports", "/counter/**", "/lists/appointments.*")
                                .hasRole("CLERK")
                                .requestMatchers(
                                        "/payment-runs",
                                        "/payment-runs/**",
                                        "/lists/runs.*",
                                        "/lists/review_batches.*")
                                .hasAnyRole("REVIEWER", "DECIDER", "SUPERVISOR")
                                .requestMatchers(
                                        "/ledger",
                                        "/ledger/**",
                                        "/lists/ledger.*",
                                        "/lists/ledger_entries.*",
                                        "/lists/checks.*",
                                        "/economic-checks",
                                        "/economic-checks/**")
                                .hasAnyRole("RESIDENT", "REVIEWER", "DECIDER", "SUPERVISOR")
                                .requestMatchers("/reviews", "/reviews/**", "/lists/reviews.*")
                                .hasAnyRole("REVIEWER", "DECIDER", "SUPERVISOR")
                                .requestMatchers("/changes")
                                .hasAnyRole("RESIDENT", "CLERK", "REVIEWER", "DECIDER")
                                .requestMatchers(
                                        "/referrals", "/referrals/**", "/lists/referrals.*")
                                .hasAnyRole("RESIDENT", "REVIEWER", "DECIDER", "SUPERVISOR")
                                .requestMatchers("/hotline/tickets/new", "/hotline/tickets/new/*")
                                .hasRole("CLERK")
                                .requestMatchers(
                                        "/hotline/leads", "/hotline/leads/*", "/lists/leads.*")
                                .hasAnyRole("REVIEWER", "DECIDER", "SUPERVISOR")
                                .requestMatchers("/hotline/entries/new")
                                .hasAnyRole("CLERK", "SUPERVISOR")
                                .requestMatchers(
                                        "/hotline/metrics", "/lists/metrics.*", "/lists/calls.*")
                                .hasAnyRole("CLERK", "REVIEWER", "DECIDER", "SUPERVISOR")
                                .requestMatchers("/queue/**", "/appointments/**")
                                .hasRole("RESIDENT")
                                .anyRequest()
                                .authenticated())
                .formLogin(form ->
                        form.loginPage("/sign-in")
                                .loginProcessingUrl("/sign-in")
                                .usernameParameter("login")
                                .passwordParameter("password")
                                .successHandler((request, response, who) ->
                                        signedIn(request, response, who, kept))
                                .failureHandler(PageSecurityConfiguration::signInFailed))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .exceptionHandling(e ->
                        e.authenticationEntryPoint((request, response, cause) ->
                                        signInNeeded(request, response, kept))
                                .accessDeniedHandler((request, response, cause) ->
                                        denied(request, response, cause, kept)))
                .headers(headers ->
                        headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT))
                                .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    private static boolean isSending(HttpServletRequest request) {
        return !READING.contains(request.getMethod());
    }

    /** Back to where he wanted to go, or to the form that he had sent. */
    private static void signedIn(
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication who,
            KeptForms kept)
            throws IOException {
        String sealed = request.getParameter(SignInController.KEPT);
        Optional<String> page =
                sealed == null || sealed.isEmpty() || !(who.getPrincipal() instanceof Actor actor)
                        ? Optional.empty()
                        : kept.unseal(request, actor, sealed);
        response.sendRedirect(
                page.orElseGet(() ->
                        SignInController.own(request.getParameter(SignInController.THEN))
                                .orElse("/desk")));
    }

    /** The page again, with the login and everything that it carried along. */
    private static void signInFailed(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException, ServletException {
        request.setAttribute(
                SignInController.FAULT,
                switch (failure) {
                    case LockedException locked -> SignInReason.LOCKED;
                    case DisabledException disabled -> SignInReason.DISABLED;
                    default -> SignInReason.WRONG;
                });
        request.getRequestDispatcher(SignInController.AGAIN).forward(request, response);
    }

    /** A reader is sent to sign in; what somebody sent is carried along. */
    private static void signInNeeded(
            HttpServletRequest request, HttpServletResponse response, KeptForms kept)
            throws IOException, ServletException {
        if (!isSending(request)) {
            String query = request.getQueryString();
            response.sendRedirect(
                    "/sign-in?then="
                            + java.net.URLEncoder.encode(
                                    request.getRequestURI() + (query == null ? "" : "?" + query),
                                    java.nio.charset.StandardCharsets.UTF_8));
            return;
        }
        request.setAttribute(SignInController.FAULT, SignInReason.EXPIRED);
        kept.seal(request).ifPresent(sealed -> request.setAttribute(SignInController.KEPT, sealed));
        request.setAttribute(SignInController.THEN, kept.page(request.getRequestURI()));
        request.getRequestDispatcher(SignInController.AGAIN).forward(request, response);
    }

    /**
     * A form of an earlier session, sent in a new one of the same person, is shown again as typed;
     * everything else that may not be done says so.
     */
    private static void denied(
            HttpServletRequest request,
            HttpServletResponse response,
            AccessDeniedException cause,
            KeptForms kept)
            throws IOException {
        var authentication =
                org.springframework.security.core.context.SecurityContextHolder.getContext()
                        .getAuthentication();
        if (cause instanceof CsrfException
                && authentication != null
                && authentication.getPrincipal() instanceof Actor actor) {
            Optional<String> page =
                    request.getRequestURI().equals("/sign-in")
                            ? Optional.of("/desk")
                            : kept.keep(request, actor);
            if (page.isPresent()) {
                response.sendRedirect(page.get());
                return;
            }
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    /**
     * Turns away what another site's page sends, makes a look at the page of an upload that is too
     * large to be read, and forgets what was kept once something is sent.
     */
    private static final class SendingFilter extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (isSending(request) && !isFromHere(request)) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            } else if (isSending(request) && Uploads.isTooLargeToRead(request)) {
                chain.doFilter(Uploads.look(request), response);
            } else {
                if (isSending(request)) {
                    KeptForms.forget(request);
                }
                chain.doFilter(request, response);
            }
        }

        /** Every browser says one of the two when it sends a form; a program may say neither. */
        private static boolean isFromHere(HttpServletRequest request) {
            String site = request.getHeader("Sec-Fetch-Site");
            if (site != null) {
                return site.equals("same-origin") || site.equals("none");
            }
            String origin = request.getHeader(HttpHeaders.ORIGIN);
            return origin == null
                    || origin.replaceFirst("^https?://", "")
                            .equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
        }
    }

    /** Signs in by the node's accounts; the principal is the actor. */
    private record AccountProvider(Accounts accounts, OwnCases ownCases)
            implements AuthenticationProvider {
        @Override
        public Authentication authenticate(Authentication attempt) {
            String login = String.valueOf(attempt.getPrincipal());
            String password = String.valueOf(attempt.getCredentials());
            return switch (accounts.signIn(login, password)) {
                case Accounts.SignIn.Welcome(Actor actor) -> {
                    ownCases.find(actor);
                    yield new UsernamePasswordAuthenticationToken(
                            actor,
                            "",
                            List.of(new SimpleGrantedAuthority("ROLE_" + actor.role().name())));
                }
                case Accounts.SignIn.Wrong wrong -> throw new BadCredentialsException("wrong");
                case Accounts.SignIn.Locked locked -> throw new LockedException("locked");
                case Accounts.SignIn.Disabled disabled -> throw new DisabledException("disabled");
            };
        }

        @Override
        public boolean supports(Class<?> kind) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
        }
    }
}
