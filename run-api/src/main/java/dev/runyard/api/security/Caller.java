package dev.runyard.api.security;

import dev.runyard.persistence.user.Actor;
import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Who makes a request, as the token filter found out. */
final class Caller {
    private static final String ATTRIBUTE = Caller.class.getName();

    private Caller() {}

    static void remember(ServletRequest request, Actor actor) {
        request.setAttribute(ATTRIBUTE, actor);
    }

    static @Nullable Actor find(ServletRequest request) {
        return (Actor) request.getAttribute(ATTRIBUTE);
    }

    /**
     * Returns who makes the request.
     *
     * @throws ResponseStatusException (401) when there is no token, or it is not good
     */
    static Actor require(ServletRequest request) {
        var actor = find(request);
        if (actor == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return actor;
    }
}
