package dev.runyard.ui.agentpool;

import dev.runyard.persistence.agentpool.AgentPool;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.agentpool.AgentPools;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Token;
import dev.runyard.persistence.user.TokenId;
import dev.runyard.persistence.user.Tokens;
import dev.runyard.ui.page.Address;
import dev.runyard.ui.page.Pages;
import dev.runyard.ui.place.OrganizationPlace;
import dev.runyard.ui.user.TokenRow;
import dev.runyard.ui.worker.WorkerRows;
import java.util.HashMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one agent pool, and what belongs to it. */
@Component
final class PoolPages {
    private final AgentPools pools;
    private final Tokens tokens;
    private final WorkerRows agents;
    private final PoolScopes scopes;

    PoolPages(AgentPools pools, Tokens tokens, WorkerRows agents, PoolScopes scopes) {
        this.pools = pools;
        this.tokens = tokens;
        this.agents = agents;
        this.scopes = scopes;
    }

    /** Finds a pool of the organization. */
    AgentPool find(OrganizationPlace place, AgentPoolId id) {
        return pools.findById(id)
                .filter(pool ->
                        pool.organizationId().equals(place.organization().id()))
                .orElseThrow(NotFound::new);
    }

    /** Finds a token of a pool. */
    TokenId token(AgentPool pool, TokenId id) {
        return tokens.findById(id)
                .filter(token -> pool.id().equals(token.agentPoolId()))
                .map(Token::id)
                .orElseThrow(NotFound::new);
    }

    /** What a page is to show beyond the pool itself. */
    record Shown(String page, String refusal, String secret) {
        static final Shown NOTHING = new Shown("", "", "");

        static Shown refused(String why) {
            return new Shown("", why, "");
        }
    }

    ModelAndView page(OrganizationPlace place, AgentPool pool, Shown shown) {
        return page(place, pool, scopes.read(pool), shown);
    }

    ModelAndView page(OrganizationPlace place, AgentPool pool, PoolForm form, Shown shown) {
        var found = agents.of(pool.id(), Pages.request(shown.page()));
        var model = new HashMap<String, Object>();
        model.put("place", place);
        model.put("name", pool.name());
        model.put("path", place.path(pool.id()));
        model.put("form", form);
        model.put("agents", found.getContent());
        model.put("pages", Pages.of(found, Address.of(place.path(pool.id()))));
        model.put(
                "tokens",
                tokens.findByAgentPoolIdOrderByCreatedAtDesc(pool.id(), Pages.all())
                        .map(TokenRow::of)
                        .getContent());
        model.put("refusal", shown.refusal());
        model.put("secret", shown.secret());
        return new ModelAndView(
                "agentpool/page", model, shown.refusal().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
