package dev.runyard.ui.user;

import dev.runyard.engine.user.TokenDesk;
import dev.runyard.persistence.user.TokenId;
import dev.runyard.persistence.user.Tokens;
import dev.runyard.ui.page.Address;
import dev.runyard.ui.page.Pages;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Visitor;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Lists people's own tokens, that of {@code terraform login} among them, and ends them. */
@Controller
class TokenListController {
    /** As HCP Terraform has it. */
    private static final String PATH = "/app/settings/tokens";

    private final Tokens tokens;
    private final TokenDesk desk;

    TokenListController(Tokens tokens, TokenDesk desk) {
        this.tokens = tokens;
        this.desk = desk;
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(defaultValue = "") String page, Visitor visitor) {
        var found = tokens.findByUserIdOrderByCreatedAtDesc(visitor.user().id(), Pages.request(page));
        return new ModelAndView(
                "user/tokens",
                Map.of(
                        "tokens", found.map(TokenRow::of).getContent(),
                        "pages", Pages.of(found, Address.of(PATH))));
    }

    @PostMapping(PATH + "/{token}/actions/revoke")
    RedirectView revoke(@PathVariable TokenId token, Visitor visitor) {
        desk.revokeOwn(visitor.user().id(), token);
        return SeeOther.to(PATH);
    }
}
