package dev.runyard.api.tag;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.tag.EffectiveTagBinding;
import dev.runyard.persistence.tag.EffectiveTagBindings;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code effective-tag-bindings}: the tags that hold for a workspace or project, with a link to where they are inherited from. */
@Component
final class EffectiveTagBindingResource implements Resource<EffectiveTagBinding> {
    private final EffectiveTagBindings bindings;

    EffectiveTagBindingResource(EffectiveTagBindings bindings) {
        this.bindings = bindings;
    }

    @Override
    public Class<EffectiveTagBinding> shows() {
        return EffectiveTagBinding.class;
    }

    @Override
    public List<EffectiveTagBinding> byIds(Collection<String> ids) {
        return bindings.byIds(ids);
    }

    @Override
    public @Nullable TypedId subject(EffectiveTagBinding binding) {
        return null;
    }

    @Override
    public ResourceType<EffectiveTagBinding> type() {
        return ResourceType.named("effective-tag-bindings", EffectiveTagBinding::id)
                .attribute("key", EffectiveTagBinding::key)
                .attribute("value", EffectiveTagBinding::value)
                .link("inherited-from", (binding, view) -> {
                    var project = binding.inheritedFrom();
                    return project == null ? null : "/api/v2/projects/" + project;
                });
    }
}
