package dev.runyard.ui.security;

import dev.runyard.ui.place.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page who looks at it. */
@ControllerAdvice("dev.runyard.ui")
class VisitorName {
    /** Returns the name in the page's corner; null for who has not signed in. */
    @ModelAttribute("visitor")
    @Nullable
    String name(@Nullable Visitor visitor) {
        return visitor == null ? null : visitor.user().username();
    }
}
