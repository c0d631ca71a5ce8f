package dev.runyard.ui.place;

import dev.runyard.persistence.user.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who looks at a page; handlers take it as an argument, null for somebody who has not signed in. */
public record Visitor(Actor.User user) {
    static @Nullable Visitor present() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor.User user
                ? new Visitor(user)
                : null;
    }
}
