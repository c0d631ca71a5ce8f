package dev.runyard.api.security;

import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Checks what a handler declares, before anything of the request is read. */
final class RequirementCheck implements HandlerInterceptor {
    private final Access access;

    RequirementCheck(Access access) {
        this.access = access;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !method.hasMethodAnnotation(Open.class)) {
            var actor = Caller.require(request);
            if (method.hasMethodAnnotation(WorkersOnly.class)) {
                requireWorker(actor);
            } else {
                require(actor, method, request);
            }
        }
        return true;
    }

    private static void requireWorker(Actor actor) {
        if (!(actor instanceof Actor.Worker || actor instanceof Actor.Holder)) {
            throw new NotFound();
        }
    }

    private void require(Actor actor, HandlerMethod method, HttpServletRequest request) {
        var requires = method.getMethodAnnotation(Requires.class);
        if (requires == null) {
            throw new IllegalStateException(method + " does not say what it requires");
        }
        if (actor instanceof Actor.Terraform && !requires.inRuns()) {
            throw new NotFound();
        }
        var subjects = new PathSubjects(method, variables(request));
        if (requires.byHandler()) {
            access.require(actor, Permission.AUTHENTICATED);
        } else if (subjects.organization() != null) {
            byName(actor, requires.value(), subjects, request);
        } else if (subjects.ids().isEmpty()) {
            access.require(actor, requires.value());
        } else {
            subjects.ids().forEach(id -> access.require(actor, requires.value(), id));
        }
    }

    private void byName(Actor actor, Permission permission, PathSubjects subjects, HttpServletRequest request) {
        var organization = subjects.organization();
        var workspace = subjects.workspace();
        if (organization == null) {
            return;
        }
        if (workspace == null) {
            FoundByName.remember(request, access.require(actor, permission, organization));
        } else {
            FoundByName.remember(request, access.require(actor, permission, organization, workspace));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }
}
