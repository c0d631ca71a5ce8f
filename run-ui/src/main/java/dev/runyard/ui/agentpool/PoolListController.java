package dev.runyard.ui.agentpool;

import static dev.runyard.engine.access.Permission.MANAGE_AGENT_POOLS;

import dev.runyard.engine.agentpool.AgentPoolDirectory;
import dev.runyard.persistence.agentpool.AgentPools;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.worker.Workers;
import dev.runyard.ui.page.Address;
import dev.runyard.ui.page.Pages;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.OrganizationPlace;
import dev.runyard.ui.place.Paths;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists the agent pools of an organization, and makes new ones. */
@Controller
class PoolListController {
    private final AgentPools pools;
    private final Workers workers;
    private final AgentPoolDirectory directory;
    private final PoolScopes scopes;

    PoolListController(AgentPools pools, Workers workers, AgentPoolDirectory directory, PoolScopes scopes) {
        this.pools = pools;
        this.workers = workers;
        this.directory = directory;
        this.scopes = scopes;
    }

    @GetMapping(Paths.AGENT_POOLS)
    ModelAndView list(
            @Allowed(MANAGE_AGENT_POOLS) OrganizationPlace place, @RequestParam(defaultValue = "") String page) {
        return page(place, page, PoolForm.EMPTY, "", HttpStatus.OK);
    }

    @PostMapping(Paths.AGENT_POOLS)
    ModelAndView create(
            @Allowed(MANAGE_AGENT_POOLS) OrganizationPlace place, @RequestParam MultiValueMap<String, String> sent) {
        var form = PoolForm.of(sent);
        try {
            var organization = place.organization().id();
            var made = directory.create(organization, scopes.wishes(organization, form));
            return new ModelAndView(SeeOther.to(place.path(made.id())));
        } catch (Invalid refused) {
            return page(place, "", form, String.valueOf(refused.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private ModelAndView page(OrganizationPlace place, String page, PoolForm form, String refusal, HttpStatus status) {
        var found = pools.search(place.organization().id(), "", "", "", "name", Pages.request(page));
        var present =
                workers.present(found.stream().map(pool -> pool.id().value()).toList());
        var rows = found.map(pool -> PoolRow.of(
                pool, place.path(pool.id()), present.getOrDefault(pool.id().value(), 0L)));
        return new ModelAndView(
                "agentpool/list",
                Map.of(
                        "place",
                        place,
                        "pools",
                        rows.getContent(),
                        "form",
                        form,
                        "refusal",
                        refusal,
                        "pages",
                        Pages.of(found, Address.of(place.agentPoolsPath()))),
                status);
    }
}
