package dev.runyard.app.server;

import dev.runyard.api.jsonapi.Problems;
import dev.runyard.persistence.Outage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Answers for whatever met an outage of database or blob store, where no handler was there to do so: filters, pages. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OutageFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Problems problems;

    OutageFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (Outage.of(failure).isEmpty()) {
                throw failure;
            }
            problems.answer(failure, response);
        }
    }
}
