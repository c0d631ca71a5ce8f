package dev.runyard.ui.workspace;

import dev.runyard.persistence.tag.EffectiveTagBinding;
import dev.runyard.ui.page.Address;
import dev.runyard.ui.place.OrganizationPlace;

/**
 * A tag of a workspace.
 *
 * @param text its key, and its value if it has one
 * @param path leads to the workspaces that have it, too
 * @param inherited whether it is the project's
 */
record TagMark(String text, String path, boolean inherited) {
    static TagMark of(OrganizationPlace place, EffectiveTagBinding tag) {
        var text = tag.value().isEmpty() ? tag.key() : tag.key() + "=" + tag.value();
        return new TagMark(text, Address.of(place.path()).with("tags", text).toString(), tag.inheritedFrom() != null);
    }
}
