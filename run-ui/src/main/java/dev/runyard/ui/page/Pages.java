package dev.runyard.ui.page;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;

/**
 * The ways on from one page of a list.
 *
 * @param back null on the first page
 * @param on null on the last page
 */
public record Pages(@Nullable String back, @Nullable String on) {
    private static final int SIZE = 50;
    private static final int LAST = 10_000;
    private static final int MOST = 100;

    /** Returns what to read for a page counted from 1; nonsense means the first. */
    public static Pageable request(String number) {
        return PageRequest.of(Math.clamp(number(number), 1, LAST) - 1, SIZE);
    }

    /** Returns what to read for a list that is short enough to be shown whole. */
    public static Pageable all() {
        return PageRequest.of(0, MOST);
    }

    /** Returns the ways on from a page that was read so. */
    public static Pages of(Page<?> page, Address address) {
        return of(page, address, "page");
    }

    /**
     * As the other, for one of several lists on a page.
     *
     * @param parameter says which page of this list is shown
     */
    public static Pages of(Page<?> page, Address address, String parameter) {
        return new Pages(
                page.hasPrevious() ? at(address, parameter, page.getNumber()) : null,
                page.hasNext() ? at(address, parameter, page.getNumber() + 2) : null);
    }

    private static String at(Address address, String parameter, int number) {
        return address.with(parameter, Integer.toString(number)).toString();
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 1;
    }
}
