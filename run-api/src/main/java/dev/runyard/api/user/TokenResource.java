package dev.runyard.api.user;

import dev.runyard.api.jsonapi.Reference;
import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.user.Token;
import dev.runyard.persistence.user.TokenId;
import dev.runyard.persistence.user.Tokens;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code authentication-tokens}. The secret is shown once, when the token is made. */
@Component
final class TokenResource implements Resource<TokenView> {
    private final Tokens tokens;

    TokenResource(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Class<TokenView> shows() {
        return TokenView.class;
    }

    @Override
    public List<TokenView> byIds(Collection<String> ids) {
        return tokens.findAllById(ids.stream().map(TokenId::new).toList()).stream()
                .map(TokenView::of)
                .toList();
    }

    @Override
    public TypedId subject(TokenView view) {
        return view.token().id();
    }

    @Override
    public ResourceType<TokenView> type() {
        return ResourceType.named(
                        "authentication-tokens",
                        (TokenView view) -> view.token().id().value())
                .attribute("created-at", view -> view.token().createdAt())
                .attribute("last-used-at", view -> view.token().lastUsedAt())
                .attribute("expired-at", view -> view.token().expiresAt())
                .attribute("description", view -> view.token().description())
                .attribute("token", TokenView::secret)
                .toOneOf("created-by", List.of("users"), view -> creator(view.token()))
                .self(view -> "/api/v2/authentication-tokens/" + view.token().id());
    }

    private static @Nullable Reference creator(Token token) {
        var user = token.createdBy().userId();
        return user == null ? null : new Reference("users", user.value());
    }
}
