package tongban.node.portal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;

/** How pages are rendered and who may open which. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {
    private static final String CONTENT =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    @Bean
    PageController.Setting pageSetting(
            Clock clock,
            @Value("${tongban.clock.today:}") String moved,
            @Value("${tongban.demo}") boolean demo) {
        return new PageController.Setting(
                TemplateEngine.createPrecompiled(
                        null, ContentType.Html, null, "tongban.node.portal.templates"),
                clock,
                !moved.isBlank(),
                demo);
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageChain(HttpSecurity http, Accounts accounts) {
        return http.authenticationProvider(new AccountProvider(accounts))
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(
                                        DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(
                                        "/",
                                        "/assets/**",
                                        "/favicon.ico",
                                        "/items/**",
                                        "/services/*",
                                        "/places/**",
                                        "/sign-in",
                                        "/settings",
                                        "/accessibility",
                                        "/accounts",
                                        "/error",
                                        "/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/supervision/**")
                                .hasRole("SUPERVISOR")
                                .requestMatchers("/services/*/apply", "/drafts/**")
                                .hasAnyRole("RESIDENT", "CLERK")
                                .anyRequest()
                                .authenticated())
                .formLogin(form ->
                        form.loginPage("/sign-in")
                                .loginProcessingUrl("/sign-in")
                                .usernameParameter("login")
                                .passwordParameter("password")
                                .defaultSuccessUrl("/desk", false)
                                .failureHandler(PortalConfiguration::signInFailed))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .headers(headers ->
                        headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT))
                                .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    private static void signInFailed(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws java.io.IOException {
        String why =
                switch (failure) {
                    case LockedException locked -> "locked";
                    case DisabledException disabled -> "disabled";
                    default -> "wrong";
                };
        response.sendRedirect("/sign-in?fault=" + why);
    }

    /** Signs in by the node's accounts; the principal is the actor. */
    private record AccountProvider(Accounts accounts) implements AuthenticationProvider {
        @Override
        public Authentication authenticate(Authentication attempt) {
            String login = String.valueOf(attempt.getPrincipal());
            String password = String.valueOf(attempt.getCredentials());
            return switch (accounts.signIn(login, password)) {
                case Accounts.SignIn.Welcome(Actor actor) ->
                        new UsernamePasswordAuthenticationToken(
                                actor,
                                "",
                                List.of(new SimpleGrantedAuthority("ROLE_" + actor.role().name())));
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
