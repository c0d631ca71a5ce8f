package dev.runyard.api.tag;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.tag.TagBinding;
import dev.runyard.persistence.tag.TagBindingId;
import dev.runyard.persistence.tag.TagBindings;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code tag-bindings}: the own tags of a workspace or project. */
@Component
final class TagBindingResource implements Resource<TagBinding> {
    private final TagBindings bindings;

    TagBindingResource(TagBindings bindings) {
        this.bindings = bindings;
    }

    @Override
    public Class<TagBinding> shows() {
        return TagBinding.class;
    }

    @Override
    public List<TagBinding> byIds(Collection<String> ids) {
        return bindings.findAllById(ids.stream().map(TagBindingId::new).toList());
    }

    @Override
    public @Nullable TypedId subject(TagBinding binding) {
        return null;
    }

    @Override
    public ResourceType<TagBinding> type() {
        return ResourceType.named(
                        "tag-bindings", (TagBinding binding) -> binding.id().value())
                .attribute("key", TagBinding::key)
                .attribute("value", TagBinding::value)
                .attribute("created-at", TagBinding::createdAt);
    }
}
