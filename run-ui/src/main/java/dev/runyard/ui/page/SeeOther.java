package dev.runyard.ui.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;

/** Where a form leads. */
public final class SeeOther {
    private SeeOther() {}

    /** Leads to a path, by GET: loading that page again does nothing again. */
    public static RedirectView to(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        return view;
    }
}
