package dev.runyard.ui.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends who has to sign in to the page for that, and remembers in its address what they wanted to see. */
final class SignInPrompt implements AuthenticationEntryPoint {
    static final String SIGN_IN = "/app/sign-in";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            // A part of a page cannot show the sign-in page; the whole one, loaded again, leads there.
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        response.sendRedirect(address(request));
    }

    private static String address(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return SIGN_IN;
        }
        String query = request.getQueryString();
        String wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
        return UriComponentsBuilder.fromPath(SIGN_IN)
                .queryParam("next", "{wanted}")
                .encode()
                .buildAndExpand(wanted)
                .toUriString();
    }

    /** A form that does not show that it is ours: from another site, or from a page that is older than its session. */
    static final class ForForms implements AccessDeniedHandler {
        private final SessionCookie cookie;

        ForForms(SessionCookie cookie) {
            this.cookie = cookie;
        }

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
                throws IOException {
            if (cookie.read(request).isEmpty()) {
                response.sendRedirect(SIGN_IN);
            } else {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            }
        }
    }
}
