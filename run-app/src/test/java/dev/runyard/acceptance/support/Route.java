package dev.runyard.acceptance.support;

import dev.runyard.api.security.Open;
import dev.runyard.api.security.WorkersOnly;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * A method and a path that some handler answers, as its controller declares them.
 *
 * @param path with its variables by name alone: {@code /api/v2/runs/{run}}
 */
public record Route(String method, String path, Method handler) {
    private static final Pattern FORM_OF_VARIABLE = Pattern.compile("\\{(\\w+):[^}]*}");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");

    /** Returns the routes of all controllers, in the order of their paths. */
    public static List<Route> all() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return scan.findCandidateComponents("dev.runyard").stream()
                .map(found -> load(String.valueOf(found.getBeanClassName())))
                .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
                .flatMap(Route::of)
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    /** Tells whether it is a page for people, and not a door for programs. */
    public boolean isPage() {
        return path.startsWith("/app/") || path.equals("/") || path.equals("/app");
    }

    /** Tells whether the handler asks for nobody's token, or for that of a worker. */
    public boolean isForEverybodyOrWorkers() {
        return handler.isAnnotationPresent(Open.class) || handler.isAnnotationPresent(WorkersOnly.class);
    }

    public boolean hasVariables() {
        return VARIABLE.matcher(path).find();
    }

    /**
     * Fills the variables in. The name of a thing is a part of a path that ends in a variable, such as <code>{run}</code>; where
     * more than one fits, the longest counts, so that {@code {organization}/workspaces/{workspace}} may be another thing
     * than {@code workspaces/{workspace}}.
     */
    public String filledWith(Map<String, String> things) {
        var filled = new StringBuilder();
        int from = 0;
        for (var variable = VARIABLE.matcher(path); variable.find(); from = variable.end()) {
            filled.append(path, from, variable.start()).append(thing(path.substring(0, variable.end()), things));
        }
        return filled.append(path.substring(from)).toString();
    }

    private String thing(String until, Map<String, String> things) {
        return things.keySet().stream()
                .filter(name -> until.endsWith("/" + name))
                .max(Comparator.comparingInt(String::length))
                .map(things::get)
                .orElseThrow(() -> new AssertionError(this + ": there is no thing for what ends in "
                        + until.substring(until.lastIndexOf('/') + 1) + "; add one to Things"));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static Stream<Route> of(Method handler) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation((AnnotatedElement) handler, RequestMapping.class);
        return mapping == null
                ? Stream.empty()
                : Arrays.stream(mapping.path())
                        .map(path -> FORM_OF_VARIABLE.matcher(path).replaceAll("{$1}"))
                        .flatMap(path ->
                                Arrays.stream(mapping.method()).map(method -> new Route(method.name(), path, handler)));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
