package dev.runyard.api.jsonapi;

import jakarta.servlet.http.HttpServletRequest;

/** Says with what eyes a request looks at resources. */
@FunctionalInterface
public interface Views {
    View of(HttpServletRequest request);
}
