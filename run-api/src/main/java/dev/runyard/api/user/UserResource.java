package dev.runyard.api.user;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.jsonapi.View;
import dev.runyard.engine.user.Account;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.user.Users;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code users}. Others than the user and the site admin see no address. */
@Component
final class UserResource implements Resource<Account> {
    private final Users users;

    UserResource(Users users) {
        this.users = users;
    }

    @Override
    public Class<Account> shows() {
        return Account.class;
    }

    @Override
    public List<Account> byIds(Collection<String> ids) {
        return users.findAllById(ids.stream().map(UserId::new).toList()).stream()
                .map(Account::of)
                .toList();
    }

    @Override
    public @Nullable TypedId subject(Account user) {
        return null;
    }

    @Override
    public ResourceType<Account> type() {
        return ResourceType.named("users", Account::id)
                .attribute("username", Account::username)
                .attribute("email", UserResource::email)
                .attribute("unconfirmed-email", user -> null)
                .attribute("is-service-account", Account::service)
                .attribute("auth-method", user -> "tfc")
                .attribute("avatar-url", user -> null)
                .attribute("v2-only", user -> true)
                .attribute("is-site-admin", Account::siteAdmin)
                .attribute("is-admin", Account::siteAdmin)
                .attribute("is-sso-login", user -> false)
                .attribute("two-factor", user -> Map.of("enabled", false, "verified", false))
                .attribute("permissions", UserResource::permissions)
                .toOne("authenticated-resource", "users", Account::id)
                .related("authentication-tokens", user -> path(user) + "/authentication-tokens")
                .related("authenticated-resource", UserResource::path)
                .self(UserResource::path);
    }

    private static @Nullable String email(Account user, View view) {
        return isSelf(user, view) || isSiteAdmin(view) ? user.email() : null;
    }

    private static Map<String, Boolean> permissions(Account user, View view) {
        return Map.of(
                "can-create-organizations",
                isSiteAdmin(view),
                "can-change-email",
                false,
                "can-change-username",
                false,
                "can-manage-user-tokens",
                isSelf(user, view) || isSiteAdmin(view));
    }

    private static boolean isSelf(Account user, View view) {
        return view.actor() instanceof Actor.User self && self.id().value().equals(user.id());
    }

    private static boolean isSiteAdmin(View view) {
        return view.actor() instanceof Actor.User self && self.siteAdmin();
    }

    private static String path(Account user) {
        return "/api/v2/users/" + user.id();
    }
}
