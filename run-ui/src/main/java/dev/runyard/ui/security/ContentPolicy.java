package dev.runyard.ui.security;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;

/** What a page may be made of: nothing inline, nothing from elsewhere, in nobody's frame. */
public final class ContentPolicy {
    static final String DEFAULT = formsTo("'self'");

    private static final String HEADER = "Content-Security-Policy";

    private ContentPolicy() {}

    /** Lets the forms of this one page lead to another server as well. */
    public static void withFormsTo(URI elsewhere, HttpServletResponse response) {
        response.setHeader(HEADER, formsTo("'self' " + elsewhere.getScheme() + "://" + elsewhere.getAuthority()));
    }

    private static String formsTo(String targets) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action "
                + targets + "; base-uri 'none'; frame-ancestors 'none'";
    }
}
