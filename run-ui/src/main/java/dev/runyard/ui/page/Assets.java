package dev.runyard.ui.page;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Serves style sheet and scripts under addresses that carry a digest of their content, or the version of their library,
 * so that browsers keep them for good and never show an old one. Templates write {@code @{/assets/app.css}}.
 */
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        var forGood = CacheControl.maxAge(FOR_GOOD).cachePublic().immutable();
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/assets/", "classpath:/META-INF/resources/webjars/")
                .setCacheControl(forGood)
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> assetAddresses() {
        var registration = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        registration.addUrlPatterns("/app/*", "/error");
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }
}
