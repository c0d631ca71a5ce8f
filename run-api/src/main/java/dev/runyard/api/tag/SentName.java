package dev.runyard.api.tag;

import dev.runyard.engine.tag.TagReference;
import dev.runyard.engine.tag.TagSet;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.tag.TagId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flat tag that somebody names, by its id or its name. */
public record SentName(@Nullable TagId id, @Nullable String name) {
    static List<TagReference> references(List<SentName> sent) {
        return sent.stream()
                .map(each -> new TagReference(each.id(), each.name()))
                .toList();
    }

    /** Returns the tags with these added, which a new workspace names by their names. */
    public static TagSet onto(TagSet now, List<SentName> sent) {
        return now.withNames(sent.stream().map(SentName::required).toList());
    }

    private String required() {
        if (name == null) {
            throw Invalid.relationship("tags", "must be named by their names");
        }
        return name;
    }
}
