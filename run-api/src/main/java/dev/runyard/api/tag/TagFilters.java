package dev.runyard.api.tag;

import dev.runyard.api.jsonapi.Query;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.tag.TagCondition;
import dev.runyard.persistence.tag.TagFilter;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what lists of workspaces and projects are filtered by: {@code filter[tagged]}, {@code search[tags]} and its contrary. */
public final class TagFilters {
    private static final Pattern TAGGED = Pattern.compile("(filter\\[tagged](?:\\[\\d+])?)\\[(?:key|value)]");

    /** HCP Terraform names no limit; a workspace has no more tags than this. */
    private static final int MOST = 20;

    private static final int LONGEST = 256;

    private TagFilters() {}

    /**
     * Reads a filter.
     *
     * @throws Invalid when it has too many parts, or too long ones
     */
    public static TagFilter read(Query query) {
        var with = new ArrayList<TagCondition>();
        query.list("search[tags]").forEach(key -> with.add(new TagCondition(checked(key), null)));
        var places = new TreeSet<String>();
        for (var name : query.parameters().keySet()) {
            var tagged = TAGGED.matcher(name);
            if (tagged.matches()) {
                places.add(tagged.group(1));
            }
        }
        for (var place : places) {
            var key = query.text(place + "[key]").orElse(null);
            var value = query.text(place + "[value]").orElse(null);
            if (key != null || value != null) {
                with.add(new TagCondition(key == null ? null : checked(key), value == null ? null : checked(value)));
            }
        }
        var without = query.list("search[exclude-tags]");
        without.forEach(TagFilters::checked);
        var each = with.stream().distinct().toList();
        // The CLI names keys twice, in two ways.
        if (each.size() > 2 * MOST || without.size() > MOST) {
            throw Invalid.because("There can be " + MOST + " tags at most in a filter");
        }
        return new TagFilter(each, without);
    }

    private static String checked(String text) {
        if (text.length() > LONGEST) {
            throw Invalid.because("A tag is too long (maximum is " + LONGEST + " characters)");
        }
        return text;
    }
}
