package dev.runyard.api.tag;

import static java.util.stream.Collectors.toMap;

import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.jsonapi.View;
import dev.runyard.api.organization.OrganizationNames;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.tag.Tag;
import dev.runyard.persistence.tag.TagBindings;
import dev.runyard.persistence.tag.TagId;
import dev.runyard.persistence.tag.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code tags}. */
@Component
final class TagResource implements Resource<Tag> {
    private final Tags tags;
    private final TagBindings bindings;
    private final OrganizationNames organizations;

    TagResource(Tags tags, TagBindings bindings, OrganizationNames organizations) {
        this.tags = tags;
        this.bindings = bindings;
        this.organizations = organizations;
    }

    @Override
    public Class<Tag> shows() {
        return Tag.class;
    }

    @Override
    public List<Tag> byIds(Collection<String> ids) {
        return tags.findAllById(ids.stream().map(TagId::new).toList());
    }

    @Override
    public TypedId subject(Tag tag) {
        return tag.id();
    }

    @Override
    public ResourceType<Tag> type() {
        return ResourceType.named("tags", (Tag tag) -> tag.id().value())
                .attribute("name", Tag::key)
                .attribute("created-at", Tag::createdAt)
                .batchedAttribute("instance-count", this::workspaces)
                .batchedToOne("organization", "organizations", organizations.of(Tag::organizationId));
    }

    /** How many workspaces have the tag as their own. */
    private Column<Tag, Object> workspaces(List<Tag> rows, View view) {
        if (rows.isEmpty()) {
            return tag -> 0L;
        }
        Map<List<Object>, Object> numbers = bindings
                .countWorkspaces(
                        rows.stream()
                                .map(tag -> tag.organizationId().value())
                                .distinct()
                                .toList(),
                        rows.stream().map(Tag::key).distinct().toList())
                .stream()
                .collect(toMap(row -> List.of(row[0], row[1]), row -> row[2]));
        return tag -> numbers.getOrDefault(List.of(tag.organizationId().value(), tag.key()), 0L);
    }
}
