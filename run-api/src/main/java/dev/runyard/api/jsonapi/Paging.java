package dev.runyard.api.jsonapi;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;

/**
 * Which part of a list is asked for; handlers take it as an argument.
 *
 * @param number of the page, from 1
 * @param size rows on a page, 1 to {@link #MAX_SIZE}
 */
public record Paging(int number, int size) {
    /** The size of a page when none is asked for. */
    public static final int DEFAULT_SIZE = 20;

    /** The largest page; who asks for more gets this many. */
    public static final int MAX_SIZE = 100;

    /** Rows beyond this are not reachable by page number, since each page must skip all rows before it. */
    static final long MAX_OFFSET = 1_000_000;

    /** The first page of the default size. */
    public static final Paging FIRST = new Paging(1, DEFAULT_SIZE);

    /** Returns how many rows come before the page. */
    public long offset() {
        return (number - 1L) * size;
    }

    /** Returns what repositories take. */
    public Pageable request() {
        return PageRequest.of(number - 1, size);
    }

    /** Returns what a repository gave for {@link #request}. */
    public <T> Listing<T> of(Page<T> page) {
        return new Listing<>(page.getContent(), page.getTotalElements(), this);
    }

    /** Returns the page of a list that is held whole. */
    public <T> Listing<T> of(List<T> all) {
        var from = (int) Math.min(offset(), all.size());
        return new Listing<>(all.subList(from, Math.min(from + size, all.size())), all.size(), this);
    }
}
