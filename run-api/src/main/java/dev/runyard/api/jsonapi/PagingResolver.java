package dev.runyard.api.jsonapi;

import dev.runyard.persistence.problem.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code page[number]} and {@code page[size]}. */
final class PagingResolver implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Paging resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var number = positive(request, "page[number]", 1);
        var size = Math.min(positive(request, "page[size]", Paging.DEFAULT_SIZE), Paging.MAX_SIZE);
        var paging = new Paging(number, size);
        if (paging.offset() > Paging.MAX_OFFSET) {
            throw Invalid.because("page[number] is out of reach; filter the list instead");
        }
        return paging;
    }

    private static int positive(NativeWebRequest request, String name, int otherwise) {
        var text = request.getParameter(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            var number = Integer.parseInt(text.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw Invalid.because(name + " must be a whole number from 1");
    }
}
