package dev.runyard.api.jsonapi;

import dev.runyard.persistence.problem.Invalid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers the {@link Query}. */
final class QueryResolver implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Query.class;
    }

    @Override
    public Query resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var all = new LinkedMultiValueMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                if (value.indexOf('\0') >= 0) {
                    throw Invalid.because(name + " must not contain NUL characters");
                }
            }
            all.put(name, List.of(values));
        });
        return new Query(all);
    }
}
