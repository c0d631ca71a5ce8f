package dev.runyard.api.security;

import dev.runyard.persistence.TypedId;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/** The things that the path of a request names. */
final class PathSubjects {
    private final List<TypedId> ids = new ArrayList<>();
    private final Map<String, String> variables;

    PathSubjects(HandlerMethod method, Map<String, String> variables) {
        this.variables = variables;
        for (var parameter : method.getMethodParameters()) {
            if (isId(parameter)) {
                ids.add(id(parameter, variables));
            }
        }
    }

    static boolean isId(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(PathVariable.class)
                && TypedId.class.isAssignableFrom(parameter.getParameterType());
    }

    /** Returns the ids, in the order of the handler's arguments. */
    List<TypedId> ids() {
        return ids;
    }

    /** Returns the name of the organization, when things are found by their names. */
    @Nullable
    String organization() {
        return variables.get("organization");
    }

    /** Returns the name of the workspace within {@link #organization}. */
    @Nullable
    String workspace() {
        return organization() == null ? null : variables.get("workspace");
    }

    private static TypedId id(MethodParameter parameter, Map<String, String> variables) {
        var name = parameter.getParameterName();
        var annotation = parameter.getParameterAnnotation(PathVariable.class);
        var variable = annotation == null || annotation.value().isEmpty() ? name : annotation.value();
        var text = variables.get(variable);
        if (text == null) {
            throw new IllegalStateException(parameter + " is not in the path");
        }
        Constructor<?> make = BeanUtils.getResolvableConstructor(parameter.getParameterType());
        return (TypedId) BeanUtils.instantiateClass(make, text);
    }
}
