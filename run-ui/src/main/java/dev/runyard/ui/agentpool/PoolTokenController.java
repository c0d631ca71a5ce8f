package dev.runyard.ui.agentpool;

import static dev.runyard.engine.access.Permission.MANAGE_AGENT_POOLS;

import dev.runyard.engine.user.TokenDesk;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.user.TokenId;
import dev.runyard.ui.agentpool.PoolPages.Shown;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.OrganizationPlace;
import dev.runyard.ui.place.Paths;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Makes tokens of an agent pool, which are shown once, in the answer; and ends them. */
@Controller
class PoolTokenController {
    private final PoolPages pages;
    private final TokenDesk desk;

    PoolTokenController(PoolPages pages, TokenDesk desk) {
        this.pages = pages;
        this.desk = desk;
    }

    @PostMapping(Paths.AGENT_POOL + "/tokens")
    ModelAndView issue(
            @Allowed(MANAGE_AGENT_POOLS) OrganizationPlace place,
            @PathVariable("pool") AgentPoolId id,
            @RequestParam(defaultValue = "") String description) {
        var pool = pages.find(place, id);
        try {
            var issued =
                    desk.issueForAgents(id, description.strip(), place.visitor().user());
            return pages.page(place, pool, new Shown("", "", issued.text()));
        } catch (Invalid refused) {
            return pages.page(place, pool, Shown.refused(String.valueOf(refused.getMessage())));
        }
    }

    @PostMapping(Paths.AGENT_POOL + "/tokens/{token}/actions/revoke")
    RedirectView revoke(
            @Allowed(MANAGE_AGENT_POOLS) OrganizationPlace place,
            @PathVariable("pool") AgentPoolId id,
            @PathVariable TokenId token) {
        desk.revoke(pages.token(pages.find(place, id), token));
        return SeeOther.to(place.path(id));
    }
}
