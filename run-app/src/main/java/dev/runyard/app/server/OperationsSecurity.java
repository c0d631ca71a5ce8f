package dev.runyard.app.server;

import dev.runyard.engine.user.Callers;
import dev.runyard.persistence.user.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/**
 * Who may look at the server itself: everybody whether it is well, without details; the site admin its figures.
 *
 * <p>The health check is where Terraform Enterprise has it, so that its load balancers need no change.
 */
@Configuration(proxyBeanMethods = false)
class OperationsSecurity {
    private static final String METRICS = "/metrics";
    private static final String SCHEME = "Bearer ";

    @Bean
    @Order(0)
    SecurityFilterChain operations(HttpSecurity http, Callers callers) {
        return http.securityMatcher("/_health_check", "/_health_check/**", METRICS)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        answers -> answers.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(METRICS)
                        .access((none, context) ->
                                new AuthorizationDecision(isSiteAdmin(callers, context.getRequest())))
                        .anyRequest()
                        .permitAll())
                .build();
    }

    private static boolean isSiteAdmin(Callers callers, HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(header ->
                        callers.authenticate(header.substring(SCHEME.length()).strip()))
                .filter(actor -> actor instanceof Actor.User user && user.siteAdmin())
                .isPresent();
    }
}
