package dev.runyard.ui.user;

import dev.runyard.engine.user.PasswordDesk;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Visitor;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** People change their own password; the form comes back with the reason when that is refused, and empty. */
@Controller
class PasswordPageController {
    private static final String PATH = "/app/settings/password";

    private final PasswordDesk desk;

    PasswordPageController(PasswordDesk desk) {
        this.desk = desk;
    }

    @GetMapping(PATH)
    ModelAndView form(Visitor visitor) {
        return page("", HttpStatus.OK);
    }

    @PostMapping(PATH)
    ModelAndView change(
            @RequestParam(name = "current_password", defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(name = "password_confirmation", defaultValue = "") String confirmation,
            Visitor visitor) {
        try {
            desk.change(visitor.user().id(), current, password, confirmation);
            return new ModelAndView(SeeOther.to("/app"));
        } catch (Invalid refused) {
            return page(String.valueOf(refused.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static ModelAndView page(String refusal, HttpStatus status) {
        return new ModelAndView("user/password", Map.of("refusal", refusal), status);
    }
}
