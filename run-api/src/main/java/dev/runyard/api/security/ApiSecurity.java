package dev.runyard.api.security;

import dev.runyard.api.jsonapi.View;
import dev.runyard.api.jsonapi.Views;
import dev.runyard.engine.ServerAddress;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.user.Callers;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Guards the doors for programs. Spring Security finds out who asks and sets its headers; what a caller may do is declared on
 * the handlers.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    private static final String[] PATHS = {"/api/**", "/worker/**", "/_transfer/**", "/.well-known/**", "/oauth/**"};

    @Bean
    @Order(1)
    SecurityFilterChain doors(HttpSecurity http, Callers callers) {
        return http.securityMatcher(PATHS)
                // Tokens are sent on purpose, never by a browser on its own.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(new TokenFilter(callers::authenticate), AuthorizationFilter.class)
                .build();
    }

    /** The database cannot store a NUL, so none is let in, wherever a parameter may end up. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(name -> name.indexOf('\0') < 0);
        firewall.setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    Views views(ServerAddress address, Access access) {
        return request -> new View(Caller.require(request), address.url(), new GrantedSight(access));
    }

    @Bean
    WebMvcConfigurer requirements(Access access) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RequirementCheck(access)).addPathPatterns(PATHS);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ArgumentsOfCaller());
            }
        };
    }
}
