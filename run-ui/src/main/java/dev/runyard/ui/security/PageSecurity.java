package dev.runyard.ui.security;

import dev.runyard.engine.ServerAddress;
import dev.runyard.engine.user.Sessions;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Guards the pages and what they are made of; no other path. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    private static final int BEFORE_CHAINS_FOR_EVERYTHING = 10;

    @Bean
    @Order(BEFORE_CHAINS_FOR_EVERYTHING)
    SecurityFilterChain pages(HttpSecurity http, Sessions sessions, SessionCookie cookie, ServerAddress address) {
        return http.securityMatcher("/app/**", "/assets/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/app/sign-in", "/assets/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new SessionFilter(sessions, cookie), AuthorizationFilter.class)
                .addFilterBefore(new SameOrigin(URI.create(address.url())), CsrfFilter.class)
                .addFilterBefore(new PlainText(), CsrfFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(new SignInPrompt())
                        .accessDeniedHandler(new SignInPrompt.ForForms(cookie)))
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(PageSecurity::headers)
                // Who signs in has no session yet that another site could misuse; SameOrigin is there before.
                .csrf(forms ->
                        forms.csrfTokenRepository(new FormToken(cookie)).ignoringRequestMatchers(SignInPrompt.SIGN_IN))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The others (nosniff, no-store for what says nothing itself) are Spring Security's own. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.DEFAULT))
                // "no-referrer" would make browsers hide the Origin of forms, too.
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(https -> https.includeSubDomains(false));
    }
}
