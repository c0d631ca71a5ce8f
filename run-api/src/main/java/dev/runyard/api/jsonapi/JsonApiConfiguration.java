package dev.runyard.api.jsonapi;

import dev.runyard.engine.Reading;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Teaches Spring MVC the format. */
@Configuration(proxyBeanMethods = false)
public class JsonApiConfiguration {
    @Bean
    Resources resources(ObjectProvider<Resource<?>> resources) {
        return new Resources(resources.orderedStream().toList());
    }

    @Bean
    Problems problems(MeterRegistry meters) {
        return new Problems(meters);
    }

    @Bean
    FilterRegistrationBean<ApiFilter> apiFilter(Problems problems) {
        var registration = new FilterRegistrationBean<>(new ApiFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return registration;
    }

    @Bean
    WebMvcConfigurer jsonApi(Resources resources, Views views, Problems problems, Reading reading) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new BodyResolver());
                resolvers.add(new PagingResolver());
                resolvers.add(new QueryResolver());
            }

            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(new DocumentReturn(new Documents(resources), views, reading));
            }

            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.addFirst(new ProblemResolver(problems));
            }
        };
    }
}
