package dev.runyard.ui.security;

import dev.runyard.engine.user.Sessions;
import dev.runyard.ui.page.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Lets people in by their password or a token of theirs, and out again. */
@Controller
class SignInController {
    private final Sessions sessions;
    private final SessionCookie cookie;

    SignInController(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @GetMapping(SignInPrompt.SIGN_IN)
    ModelAndView page(@RequestParam(required = false) @Nullable String next) {
        return form(next, false, HttpStatus.OK);
    }

    @PostMapping(SignInPrompt.SIGN_IN)
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var session = username.isBlank() ? sessions.open(token.strip()) : sessions.open(username.strip(), password);
        if (session.isEmpty()) {
            return form(next, true, HttpStatus.UNAUTHORIZED);
        }
        cookie.write(session.get(), request, response);
        return new ModelAndView(SeeOther.to(WantedPage.orHome(next)));
    }

    @PostMapping("/app/sign-out")
    RedirectView signOut(HttpServletRequest request, HttpServletResponse response) {
        cookie.clear(request, response);
        return SeeOther.to(SignInPrompt.SIGN_IN);
    }

    private static ModelAndView form(@Nullable String next, boolean refused, HttpStatus status) {
        return new ModelAndView(
                "security/sign-in", Map.of("next", WantedPage.orHome(next), "refused", refused), status);
    }
}
