package dev.runyard.api.user;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.user.TokenDesk;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.TokenId;
import dev.runyard.persistence.user.TokenKind;
import dev.runyard.persistence.user.Tokens;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Tokens of workers that take the jobs of every organization. An addition of ours: the workers of HCP Terraform belong to an
 * organization's agent pool, or to HCP itself.
 */
@ApiController
final class WorkerTokenController {
    private final Tokens tokens;
    private final TokenDesk desk;

    WorkerTokenController(Tokens tokens, TokenDesk desk) {
        this.tokens = tokens;
        this.desk = desk;
    }

    @GetMapping("/api/v2/admin/worker-tokens")
    @Requires(Permission.SITE_ADMIN)
    Listing<TokenView> list(Paging paging) {
        return paging.of(tokens.findByKindOrderByCreatedAtDesc(TokenKind.WORKER, paging.request()))
                .map(TokenView::of);
    }

    @PostMapping("/api/v2/admin/worker-tokens")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.SITE_ADMIN)
    TokenView issue(@JsonApiBody NewWorkerToken asked, Actor actor) {
        return TokenView.of(desk.issueForWorkers(asked.description(), actor));
    }

    @DeleteMapping("/api/v2/admin/worker-tokens/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SITE_ADMIN)
    void revoke(@PathVariable TokenId token) {
        desk.revokeWorkerToken(token);
    }
}
