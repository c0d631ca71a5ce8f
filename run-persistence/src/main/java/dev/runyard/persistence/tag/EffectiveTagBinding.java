package dev.runyard.persistence.tag;

import dev.runyard.persistence.project.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * A tag that holds for a workspace or project.
 *
 * @param binding the workspace's or project's own, which all workspaces share that inherit it
 * @param value empty for a tag that is a key alone
 * @param inheritedFrom the workspace's project, when the tag is the project's
 */
public record EffectiveTagBinding(
        TagBindingId binding,
        String key,
        String value,
        @Nullable ProjectId inheritedFrom) {
    private static final String INHERITED = "inherited-";

    /** Returns its id in the API. */
    public String id() {
        return inheritedFrom == null ? binding.value() : INHERITED + binding.value();
    }

    /** Returns what it is to the project that it is inherited from. */
    EffectiveTagBinding own() {
        return new EffectiveTagBinding(binding, key, value, null);
    }

    /** Returns the id of the binding that has this id in the API. */
    static String binding(String id) {
        return id.startsWith(INHERITED) ? id.substring(INHERITED.length()) : id;
    }
}
