package dev.runyard.api.user;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.user.TokenDesk;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.TokenKind;
import dev.runyard.persistence.user.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The one token of an organization. HCP Terraform has a second one for audit trails at the same path, told apart by {@code
 * ?token=audit-trails}; this server has none, and must not take the one for the other.
 */
@ApiController
final class OrganizationTokenController {
    private static final String PATH = "/api/v2/organizations/{organization}/authentication-token";

    private final Tokens tokens;
    private final TokenDesk desk;

    OrganizationTokenController(Tokens tokens, TokenDesk desk) {
        this.tokens = tokens;
        this.desk = desk;
    }

    @GetMapping(PATH)
    @Requires(Permission.MANAGE_ORGANIZATION_TOKEN)
    TokenView read(OrganizationId organization, @RequestParam(required = false) @Nullable String token) {
        requireTheOne(token);
        return tokens.findByOrganizationIdAndKind(organization, TokenKind.ORGANIZATION)
                .map(TokenView::of)
                .orElseThrow(NotFound::new);
    }

    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MANAGE_ORGANIZATION_TOKEN)
    TokenView issue(
            OrganizationId organization,
            @RequestParam(required = false) @Nullable String token,
            @JsonApiBody(optional = true) NewOrganizationToken asked,
            Actor actor) {
        requireTheOne(token);
        return TokenView.of(desk.issueForOrganization(organization, asked.expiredAt(), actor));
    }

    @DeleteMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_ORGANIZATION_TOKEN)
    void revoke(OrganizationId organization, @RequestParam(required = false) @Nullable String token) {
        requireTheOne(token);
        desk.revokeOrganizationToken(organization);
    }

    private static void requireTheOne(@Nullable String kind) {
        if ("audit-trails".equals(kind)) {
            throw Invalid.because("Tokens for audit trails are not supported by this server");
        }
    }
}
