package dev.runyard.ui.login;

import dev.runyard.engine.ServerAddress;
import dev.runyard.engine.login.LoginClient;
import dev.runyard.engine.login.LoginDesk;
import dev.runyard.engine.login.LoginRequest;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Visitor;
import dev.runyard.ui.security.ContentPolicy;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks people, each time, whether the CLI may act for them, and sends it the answer. */
@Controller
class LoginController {
    private final LoginDesk desk;
    private final String server;

    LoginController(LoginDesk desk, ServerAddress address) {
        this.desk = desk;
        this.server = URI.create(address.url()).getAuthority();
    }

    @GetMapping(LoginClient.AUTHORIZATION)
    ModelAndView ask(
            @RequestParam MultiValueMap<String, String> parameters, Visitor visitor, HttpServletResponse response) {
        return switch (LoginRequest.of(parameters)) {
            case LoginRequest.Sound sound -> question(sound, visitor, response);
            case LoginRequest.Faulty faulty -> new ModelAndView(SeeOther.to(faulty.answer()));
            case LoginRequest.Dubious dubious -> refused(dubious);
        };
    }

    @PostMapping(LoginClient.AUTHORIZATION)
    ModelAndView decide(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "") String decision,
            Visitor visitor) {
        return switch (LoginRequest.of(parameters)) {
            case LoginRequest.Sound sound ->
                new ModelAndView(SeeOther.to(
                        decision.equals("allow") ? sound.allowed(desk.allow(sound, visitor.user())) : sound.denied()));
            case LoginRequest.Faulty faulty -> new ModelAndView(SeeOther.to(faulty.answer()));
            case LoginRequest.Dubious dubious -> refused(dubious);
        };
    }

    private ModelAndView question(LoginRequest.Sound request, Visitor visitor, HttpServletResponse response) {
        // Browsers hold the place that the form's answer leads to against the policy, too.
        ContentPolicy.withFormsTo(URI.create(request.redirectUri()), response);
        return new ModelAndView(
                "login/question",
                Map.of(
                        "server", server,
                        "username", visitor.user().username(),
                        "listener", URI.create(request.redirectUri()).getAuthority(),
                        "parameters", request.parameters()));
    }

    private static ModelAndView refused(LoginRequest.Dubious dubious) {
        return new ModelAndView("login/refused", Map.of("reason", dubious.reason()), HttpStatus.BAD_REQUEST);
    }
}
