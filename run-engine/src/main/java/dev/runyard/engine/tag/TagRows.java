package dev.runyard.engine.tag;

import static java.util.stream.Collectors.toMap;

import dev.runyard.persistence.Ids;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.tag.ReservedTagKeys;
import dev.runyard.persistence.tag.TagBinding;
import dev.runyard.persistence.tag.TagBindings;
import dev.runyard.persistence.tag.TagOwner;
import dev.runyard.persistence.tag.Tags;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Keeps the tags of workspaces and projects, as a part of steps that have locked the workspace or project. */
@Component
public final class TagRows {
    private final Tags tags;
    private final TagBindings bindings;
    private final ReservedTagKeys reserved;
    private final Ids ids;
    private final InstantSource clock;

    TagRows(Tags tags, TagBindings bindings, ReservedTagKeys reserved, Ids ids, InstantSource clock) {
        this.tags = tags;
        this.bindings = bindings;
        this.reserved = reserved;
        this.ids = ids;
        this.clock = clock;
    }

    /** Returns the tags as they are, but for what is inherited. */
    public TagSet of(TagOwner owner) {
        return TagSet.of(rows(owner).stream().collect(toMap(TagBinding::key, TagBinding::value)));
    }

    /**
     * Binds these tags and no others.
     *
     * @throws Invalid when there are too many of them, or a new one stands against a reserved key
     */
    public void set(TagOwner owner, TagSet wanted) {
        var present = rows(owner);
        TagRules.checkNumber(wanted.values().size(), present.size());
        checkReserved(owner, present, wanted);
        for (var row : present) {
            var value = wanted.values().get(row.key());
            if (value != null && !value.equals(row.value())) {
                row.change(value);
            }
        }
        var known = present.stream().collect(toMap(TagBinding::key, row -> row));
        wanted.values().forEach((key, value) -> {
            if (!known.containsKey(key)) {
                bind(owner, key, value);
            }
        });
        unbind(
                owner,
                present.stream()
                        .filter(row -> !wanted.values().containsKey(row.key()))
                        .toList());
    }

    /** Takes all tags away, before the workspace or project goes. */
    public void clear(TagOwner owner) {
        unbind(owner, rows(owner));
    }

    List<TagBinding> rows(TagOwner owner) {
        var workspace = owner.workspace();
        return workspace == null ? bindings.of(Objects.requireNonNull(owner.project())) : bindings.of(workspace);
    }

    /** What stood against a key before it was reserved may stay. */
    private void checkReserved(TagOwner owner, List<TagBinding> present, TagSet wanted) {
        var workspace = owner.workspace();
        var changed = new HashMap<>(wanted.values());
        present.forEach(row -> changed.remove(row.key(), row.value()));
        if (workspace == null || changed.isEmpty()) {
            return;
        }
        var refused = reserved.notToOverride(workspace, changed.keySet());
        if (!refused.isEmpty()) {
            throw Invalid.attribute(
                    "key", "is reserved, and the project's cannot be overridden: " + String.join(", ", refused));
        }
    }

    private void bind(TagOwner owner, String key, String value) {
        var now = clock.instant();
        tags.ensure(ids.tagId(), owner.organization(), key, now);
        bindings.save(new TagBinding(ids.tagBindingId(), owner, key, value, now));
    }

    private void unbind(TagOwner owner, List<TagBinding> gone) {
        if (!gone.isEmpty()) {
            bindings.deleteAll(gone);
            tags.forgetUnused(
                    owner.organization(), gone.stream().map(TagBinding::key).toList());
        }
    }
}
