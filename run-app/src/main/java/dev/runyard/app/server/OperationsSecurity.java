package dev.runyard.app.server;

import dev.runyard.app.settings.Secret;
import dev.runyard.app.settings.Settings;
import dev.runyard.engine.user.Callers;
import dev.runyard.persistence.user.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
 * Who may look at the server itself: everybody whether it is well, without details; the site admin, and who
 * has the token for them, its figures.
 *
 * <p>The health check is where Terraform Enterprise has it, so that its load balancers need no change.
 */
@Configuration(proxyBeanMethods = false)
class OperationsSecurity {
    private static final String METRICS = "/metrics";
    private static final String SCHEME = "Bearer ";

    @Bean
    @Order(0)
    SecurityFilterChain operations(HttpSecurity http, Callers callers, Settings settings) {
        return http.securityMatcher("/_health_check", "/_health_check/**", METRICS)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        answers -> answers.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(METRICS)
                        .access((none, context) ->
                                new AuthorizationDecision(mayRead(context.getRequest(), settings, callers)))
                        .anyRequest()
                        .permitAll())
                .build();
    }

    /** The token for figures is tried first, and without the database: they are wanted most when that is away. */
    private static boolean mayRead(HttpServletRequest request, Settings settings, Callers callers) {
        Optional<String> shown = Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
        Secret wanted = settings.metricsToken();
        if (wanted != null && shown.filter(token -> same(token, wanted.value())).isPresent()) {
            return true;
        }
        return shown.flatMap(callers::authenticate)
                .filter(actor -> actor instanceof Actor.User user && user.siteAdmin())
                .isPresent();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
