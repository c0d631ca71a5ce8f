package dev.runyard.ui.security;

import dev.runyard.engine.ServerAddress;
import dev.runyard.engine.user.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Where a browser keeps the session. The server keeps none, so that any server can answer. */
@Component
final class SessionCookie {
    private static final String NAME = "runyard_session";

    private final boolean secure;

    SessionCookie(ServerAddress address) {
        this.secure = address.url().startsWith("https:");
    }

    Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME)).map(cookie -> cookie.getValue());
    }

    void write(String session, HttpServletRequest request, HttpServletResponse response) {
        set(session, Sessions.LIFETIME, request, response);
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        set("", Duration.ZERO, request, response);
    }

    /** Lax and not Strict: a link to a run in a chat or a commit must open it. */
    private void set(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(NAME, value)
                .path("/app")
                .maxAge(age)
                .httpOnly(true)
                .secure(secure || request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
