package dev.runyard.api.tag;

import dev.runyard.api.jsonapi.Field;
import dev.runyard.engine.tag.TagDraft;
import dev.runyard.engine.tag.TagSet;
import dev.runyard.persistence.tag.TagBinding;
import java.util.Comparator;
import java.util.List;

/** A tag that somebody binds to a workspace or project. */
public record SentTag(String key, Field<String> value) {
    /** Returns the tags with these added; a key that is there keeps its value where none was sent. */
    static TagSet onto(TagSet now, List<SentTag> sent) {
        return now.with(sent.stream()
                .map(tag ->
                        new TagDraft(tag.key(), tag.value().sent() ? tag.value().orElse("") : null))
                .toList());
    }

    /** Returns what is to be bound in place of all that is: these, or the present ones when none were sent. */
    public static TagSet instead(TagSet now, Field<List<SentTag>> sent) {
        return sent.asOptional().map(tags -> onto(TagSet.NONE, tags)).orElse(now);
    }

    /** Returns the bindings that came of these, in the order in which they were sent. */
    static List<TagBinding> among(List<TagBinding> bound, List<SentTag> sent) {
        var keys = sent.stream().map(SentTag::key).distinct().toList();
        return bound.stream()
                .filter(binding -> keys.contains(binding.key()))
                .sorted(Comparator.comparingInt(binding -> keys.indexOf(binding.key())))
                .toList();
    }
}
