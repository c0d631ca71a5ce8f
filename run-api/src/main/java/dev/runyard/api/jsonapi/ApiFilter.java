package dev.runyard.api.jsonapi;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Stands before everything else on the paths of the API: gives each answer the headers that clients look for, and puts what
 * fails outside of handlers (in other filters, in the container) into the API's own form.
 */
final class ApiFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Problems problems;

    ApiFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!ApiPaths.own(path(request))) {
            chain.doFilter(request, response);
            return;
        }
        headers(response);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            problems.answer(response.getStatus(), null, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException e) {
            problems.answer(e.getRootCause() == null ? e : e.getRootCause(), response);
        } catch (IOException | RuntimeException e) {
            problems.answer(e, response);
        }
    }

    /** In an error dispatch the request's own path is that of the error page. */
    private static String path(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed instanceof String path ? path : request.getRequestURI();
    }

    /** What these mean to terraform: go-tfe and terraform's cloud backend, {@code internal/cloud/backend.go}. */
    private static void headers(HttpServletResponse response) {
        response.setHeader("TFP-API-Version", "2.6");
        response.setHeader("TFP-AppName", "Terraform Enterprise");
        response.setHeader("X-TFE-Version", "v202505-1");
        response.setHeader("Cache-Control", "no-store");
    }
}
