package dev.runyard.ui.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/**
 * A page that keeps itself up to date. Its part {@code live} asks for itself again and brings along what it shows; it gets
 * nothing while that is all there is. Every server can answer and none remembers who looks; between two questions
 * nothing is held.
 *
 * @param address where to ask; it says what is shown
 * @param seconds how soon to ask, while things change
 */
public record Live(String address, int seconds) {
    /** The parameter that says what is shown. */
    public static final String SEEN = "seen";

    private static final int SECONDS = 3;

    private static final View NO_NEWS =
            (model, request, response) -> response.setStatus(HttpServletResponse.SC_NO_CONTENT);

    /**
     * Returns the page, its live part alone, or nothing.
     *
     * @param template has a fragment {@code live}
     * @param shown all that this fragment shows, or what tells it from all others
     * @param seen what the browser shows; empty when it loads the page
     * @param model made only when something is shown
     */
    public static ModelAndView view(
            String template, Address address, Object shown, String seen, Supplier<Map<String, ?>> model) {
        String now = Fingerprint.of(shown);
        if (now.equals(seen)) {
            return new ModelAndView(NO_NEWS);
        }
        var all = new HashMap<String, Object>(model.get());
        all.put("live", new Live(address.with(SEEN, now).toString(), SECONDS));
        return new ModelAndView(seen.isEmpty() ? template : template + " :: live", all);
    }
}
