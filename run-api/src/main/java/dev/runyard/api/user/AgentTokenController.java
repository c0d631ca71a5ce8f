package dev.runyard.api.user;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.user.TokenDesk;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.Tokens;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Tokens of the agents of a pool. One of them is read and deleted where those of users are. */
@ApiController
final class AgentTokenController {
    private static final String PATH = "/api/v2/agent-pools/{pool}/authentication-tokens";

    private final Tokens tokens;
    private final TokenDesk desk;

    AgentTokenController(Tokens tokens, TokenDesk desk) {
        this.tokens = tokens;
        this.desk = desk;
    }

    @GetMapping(PATH)
    @Requires(Permission.MANAGE_AGENT_POOLS)
    Listing<TokenView> list(@PathVariable AgentPoolId pool, Paging paging) {
        return paging.of(tokens.findByAgentPoolIdOrderByCreatedAtDesc(pool, paging.request()))
                .map(TokenView::of);
    }

    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MANAGE_AGENT_POOLS)
    TokenView issue(@PathVariable AgentPoolId pool, @JsonApiBody NewToken asked, Actor actor) {
        return TokenView.of(desk.issueForAgents(pool, asked.describedAs(), actor));
    }
}
