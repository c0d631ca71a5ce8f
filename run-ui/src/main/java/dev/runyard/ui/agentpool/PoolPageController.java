package dev.runyard.ui.agentpool;

import static dev.runyard.engine.access.Permission.MANAGE_AGENT_POOLS;

import dev.runyard.engine.agentpool.AgentPoolDirectory;
import dev.runyard.engine.worker.WorkerRegister;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.worker.WorkerId;
import dev.runyard.ui.agentpool.PoolPages.Shown;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.OrganizationPlace;
import dev.runyard.ui.place.Paths;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Shows an agent pool with its agents, says who may use it, and deletes it. */
@Controller
class PoolPageController {
    private final PoolPages pages;
    private final AgentPoolDirectory directory;
    private final PoolScopes scopes;
    private final WorkerRegister register;

    PoolPageController(PoolPages pages, AgentPoolDirectory directory, PoolScopes scopes, WorkerRegister register) {
        this.pages = pages;
        this.directory = directory;
        this.scopes = scopes;
        this.register = register;
    }

    @GetMapping(Paths.AGENT_POOL)
    ModelAndView show(
            @Allowed(MANAGE_AGENT_POOLS) OrganizationPlace place,
            @PathVariable("pool") AgentPoolId id,
            @RequestParam(defaultValue = "") String page) {
        return pages.page(place, pages.find(place, id), new Shown(page, "", ""));
    }

    @PostMapping(Paths.AGENT_POOL)
    ModelAndView change(
            @Allowed(MANAGE_AGENT_POOLS) OrganizationPlace place,
            @PathVariable("pool") AgentPoolId id,
            @RequestParam MultiValueMap<String, String> sent) {
        var pool = pages.find(place, id);
        var form = PoolForm.of(sent);
        try {
            directory.update(id, scopes.wishes(place.organization().id(), form));
            return new ModelAndView(SeeOther.to(place.path(id)));
        } catch (Invalid refused) {
            return pages.page(place, pool, form, Shown.refused(String.valueOf(refused.getMessage())));
        }
    }

    @PostMapping(Paths.AGENT_POOL + "/actions/delete")
    ModelAndView delete(@Allowed(MANAGE_AGENT_POOLS) OrganizationPlace place, @PathVariable("pool") AgentPoolId id) {
        var pool = pages.find(place, id);
        try {
            directory.delete(id);
            return new ModelAndView(SeeOther.to(place.agentPoolsPath()));
        } catch (Invalid refused) {
            return pages.page(place, pool, Shown.refused(String.valueOf(refused.getMessage())));
        }
    }

    @PostMapping(Paths.AGENT_POOL + "/agents/{agent}/actions/delete")
    RedirectView forget(
            @Allowed(MANAGE_AGENT_POOLS) OrganizationPlace place,
            @PathVariable("pool") AgentPoolId id,
            @PathVariable("agent") WorkerId agent) {
        var pool = pages.find(place, id);
        if (register.find(List.of(agent.value())).stream()
                .noneMatch(worker -> pool.id().equals(worker.pool()))) {
            throw new NotFound();
        }
        register.delete(agent);
        return SeeOther.to(place.path(id));
    }
}
