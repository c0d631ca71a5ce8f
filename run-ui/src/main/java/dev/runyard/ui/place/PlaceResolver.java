package dev.runyard.ui.place;

import dev.runyard.engine.access.Permission;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives handlers of pages their place, and who visits it. */
@Component
final class PlaceResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final PlaceFinder places;

    PlaceResolver(PlaceFinder places) {
        this.places = places;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(Allowed.class) || parameter.getParameterType() == Visitor.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var visitor = Visitor.present();
        Allowed allowed = parameter.getParameterAnnotation(Allowed.class);
        if (allowed == null) {
            return visitor;
        }
        return place(parameter.getParameterType(), Objects.requireNonNull(visitor), allowed.value(), names(request));
    }

    private Object place(Class<?> type, Visitor visitor, Permission needed, Map<String, String> names) {
        if (type == Visitor.class) {
            return places.anywhere(visitor, needed);
        }
        if (type == OrganizationPlace.class) {
            return places.organization(visitor, needed, names);
        }
        if (type == ProjectPlace.class) {
            return places.project(visitor, needed, names);
        }
        if (type == WorkspacePlace.class) {
            return places.workspace(visitor, needed, names);
        }
        if (type == RunPlace.class) {
            return places.run(visitor, needed, names);
        }
        throw new IllegalStateException(type + " is no place");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> names(NativeWebRequest request) {
        var names =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return names == null ? Map.of() : (Map<String, String>) names;
    }
}
