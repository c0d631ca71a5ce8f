package dev.runyard.acceptance.support;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tags as clients write them: {@code key=value}, or a key alone. */
public final class TagBody {
    private TagBody() {}

    /** A document of tag bindings. */
    public static Map<String, Object> bindings(String... tags) {
        return Map.of("data", Arrays.stream(tags).map(TagBody::binding).toList());
    }

    /** A document of flat tags. */
    public static Map<String, Object> names(String... names) {
        return Map.of("data", Arrays.stream(names).map(TagBody::name).toList());
    }

    /** A document of things that are named by their ids. */
    public static Map<String, Object> ids(String type, String... ids) {
        return Map.of(
                "data", Stream.of(ids).map(id -> Map.of("type", type, "id", id)).toList());
    }

    /** A document with attributes, and a relationship to tag bindings. */
    public static Map<String, Object> bound(String type, Map<String, ?> attributes, String... tags) {
        return with(type, attributes, Map.of("tag-bindings", bindings(tags)));
    }

    /** A document with attributes and relationships as they are written. */
    public static Map<String, Object> with(String type, Map<String, ?> attributes, Map<String, ?> relationships) {
        return Map.of("data", Map.of("type", type, "attributes", attributes, "relationships", relationships));
    }

    private static Map<String, Object> binding(String tag) {
        var parts = List.of(tag.split("=", 2));
        var attributes = new HashMap<String, Object>(Map.of("key", parts.getFirst()));
        if (parts.size() > 1) {
            attributes.put("value", parts.getLast());
        }
        return Map.of("type", "tag-bindings", "attributes", attributes);
    }

    private static Map<String, Object> name(String name) {
        return Map.of("type", "tags", "attributes", Map.of("name", name));
    }
}
