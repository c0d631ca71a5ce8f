package dev.runyard.ui.security;

import dev.runyard.engine.user.Sessions;
import dev.runyard.persistence.user.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who asks for a page. The session is checked each time, so that it ends with the token behind it. */
final class SessionFilter extends OncePerRequestFilter {
    private final Sessions sessions;
    private final SessionCookie cookie;

    SessionFilter(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        cookie.read(request).flatMap(sessions::user).ifPresent(SessionFilter::remember);
        chain.doFilter(request, response);
    }

    private static void remember(Actor.User user) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(user, null, List.of()));
        SecurityContextHolder.setContext(context);
    }
}
