package dev.runyard.api.jsonapi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a document says of the page it holds.
 *
 * @param pages how many there are, when that is known
 * @param total how many rows there are; nothing while {@code pages} is not known
 */
record Pages(Paging paging, boolean more, OptionalInt pages, long total) {
    static Pages of(Listing<?> listing) {
        return new Pages(
                listing.paging(),
                listing.paging().number() < listing.pages(),
                OptionalInt.of(listing.pages()),
                listing.total());
    }

    static Pages of(OpenListing<?> listing) {
        return new Pages(listing.paging(), listing.more(), OptionalInt.empty(), 0);
    }

    /**
     * Returns the links.
     *
     * @param urls gives the URL of a page of the same list
     */
    Map<String, @Nullable Object> links(Function<Integer, String> urls) {
        int number = paging.number();
        var links = new LinkedHashMap<String, @Nullable Object>();
        links.put("self", urls.apply(number));
        if (pages.isPresent()) {
            links.put("first", urls.apply(1));
        }
        links.put("prev", number > 1 ? urls.apply(number - 1) : null);
        links.put("next", more ? urls.apply(number + 1) : null);
        if (pages.isPresent()) {
            links.put("last", urls.apply(pages.getAsInt()));
        }
        return links;
    }

    /** Returns the member {@code pagination} of {@code meta}. */
    Map<String, @Nullable Object> meta() {
        int number = paging.number();
        var pagination = new LinkedHashMap<String, @Nullable Object>();
        pagination.put("current-page", number);
        pagination.put("page-size", paging.size());
        pagination.put("prev-page", number > 1 ? number - 1 : null);
        pagination.put("next-page", more ? number + 1 : null);
        if (pages.isPresent()) {
            pagination.put("total-pages", pages.getAsInt());
            pagination.put("total-count", total);
        }
        return pagination;
    }
}
