package dev.runyard.api.security;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** What has to hold for all handlers of the API; tests ask it. */
public final class RequirementContract {
    private static final List<Class<? extends Annotation>> DECLARATIONS =
            List.of(Requires.class, Open.class, WorkersOnly.class);

    private RequirementContract() {}

    /** Returns a line for each handler of the controllers that does not say, once, what it asks of its caller. */
    public static List<String> flaws(Collection<Class<?>> controllers) {
        var flaws = new ArrayList<String>();
        for (var controller : controllers) {
            for (var method : controller.getDeclaredMethods()) {
                if (AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class) && declarations(method) != 1) {
                    flaws.add(controller.getSimpleName() + "." + method.getName()
                            + " needs one of @Requires, @Open and @WorkersOnly");
                }
            }
        }
        return flaws;
    }

    private static long declarations(Method method) {
        return DECLARATIONS.stream().filter(method::isAnnotationPresent).count();
    }
}
