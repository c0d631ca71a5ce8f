package dev.runyard.engine.planexport;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What one import of Sentinel says about a plan. */
interface Mock {
    /** Returns the name of the import, as policies write it. */
    String of();

    /** Returns the name of the file. */
    String fileName();

    /** Writes the file; each time the same. */
    void write(SentinelText to);

    /** Writes members of a value under their own names, in this order; null for those that are not there. */
    static void members(JsonNode value, List<String> names, SentinelText to) {
        names.forEach(name -> member(name, value.path(name), to));
    }

    /** Writes an entry of a map; null for a value that is not there. */
    static void member(String name, JsonNode value, SentinelText to) {
        to.key(name);
        PlanJson.copy(value, to);
    }

    /** Writes an entry of a map; {@code absent}, an expression of JSON's, for a value that is not there. */
    static void member(String name, JsonNode value, JsonNode absent, SentinelText to) {
        member(name, value.isMissingNode() ? absent : value, to);
    }

    /** Writes an entry that is a text; an empty one for a value that is not there. */
    static void text(String name, JsonNode value, SentinelText to) {
        to.key(name);
        to.text(value.asString(""));
    }
}
