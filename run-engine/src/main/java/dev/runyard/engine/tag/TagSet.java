package dev.runyard.engine.tag;

import static java.util.stream.Collectors.toMap;

import dev.runyard.persistence.problem.Invalid;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * All tags of a workspace or project. A key is there once; its value is empty for a tag that is a key alone, as HCP
 * Terraform's flat tags are.
 */
public record TagSet(NavigableMap<String, String> values) {
    /** No tag at all. */
    public static final TagSet NONE = new TagSet(new TreeMap<>());

    public TagSet {
        values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    }

    static TagSet of(Map<String, String> values) {
        return new TagSet(new TreeMap<>(values));
    }

    /**
     * Returns the tags with others added, or with other values. Where nothing is said about the value, a key keeps it.
     *
     * @throws Invalid when there cannot be such a key or value, or they are too many for one request
     */
    public TagSet with(List<TagDraft> drafts) {
        TagRules.checkRequest("tags", drafts.size());
        var changed = new TreeMap<>(values);
        for (var draft : drafts) {
            var value = draft.value();
            if (value == null) {
                changed.putIfAbsent(TagRules.key(draft.key()), "");
            } else {
                changed.put(TagRules.key(draft.key()), TagRules.value(value));
            }
        }
        return new TagSet(changed);
    }

    /**
     * Returns the tags with flat ones added; a key that is there already keeps its value.
     *
     * @throws Invalid when there cannot be such a name, or they are too many for one request
     */
    public TagSet withNames(List<String> names) {
        TagRules.checkRequest("tags", names.size());
        names.forEach(TagRules::name);
        return withKnown(names);
    }

    /** As {@link #withNames}, without all others. */
    public TagSet only(List<String> names) {
        var added = withNames(names).values();
        return of(names.stream().distinct().collect(toMap(name -> name, added::get)));
    }

    /** As the other, for names that are known to be right. */
    TagSet withKnown(Collection<String> names) {
        var changed = new TreeMap<>(values);
        names.forEach(name -> changed.putIfAbsent(name, ""));
        return new TagSet(changed);
    }

    TagSet without(Collection<String> keys) {
        var changed = new TreeMap<>(values);
        changed.keySet().removeAll(keys);
        return new TagSet(changed);
    }
}
