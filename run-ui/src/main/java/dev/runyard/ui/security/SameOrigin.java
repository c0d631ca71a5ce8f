package dev.runyard.ui.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site makes a browser send here with the user's cookie (cross-site request forgery). Browsers say
 * where a request comes from in {@code Sec-Fetch-Site}, and in {@code Origin} where that header does not exist (plain
 * HTTP); no site can forge either. {@link FormToken} is the second lock on the same door.
 */
final class SameOrigin extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final String ownOrigin;

    /** Takes the address that users see, which a proxy may hide from requests. */
    SameOrigin(URI address) {
        this.ownOrigin = address.getScheme() + "://" + address.getAuthority();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READING.contains(request.getMethod()) || isOwn(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        // A server is often reached by more names than the one in its links.
        String requested = request.getScheme() + "://" + request.getHeader("Host");
        String origin = request.getHeader("Origin");
        return ownOrigin.equalsIgnoreCase(origin) || requested.equalsIgnoreCase(origin);
    }
}
