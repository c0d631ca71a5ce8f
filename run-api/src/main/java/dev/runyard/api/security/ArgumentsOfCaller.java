package dev.runyard.api.security;

import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives handlers the caller ({@code Actor}, or one kind of it; other kinds then find nothing), and the id of what the path
 * calls by its name ({@code OrganizationId}, {@code WorkspaceId}).
 */
final class ArgumentsOfCaller implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return Actor.class.isAssignableFrom(type)
                || (TypedId.class.isAssignableFrom(type) && parameter.getParameterAnnotations().length == 0);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        if (TypedId.class.isAssignableFrom(parameter.getParameterType())) {
            return FoundByName.find(request, parameter.getParameterType());
        }
        var actor = Caller.require(request);
        if (!parameter.getParameterType().isInstance(actor)) {
            throw new NotFound();
        }
        return actor;
    }
}
