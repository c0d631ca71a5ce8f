package dev.runyard.ui.security;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The page that somebody wanted before they had to sign in. It comes from an address, so anybody may have made it up. */
final class WantedPage {
    private static final String HOME = "/app";
    private static final String PAGES = "/app/";
    private static final int LONGEST = 2000;

    private WantedPage() {}

    /** Returns where to go: {@code wanted} when it is a path among our pages, else the first page. */
    static String orHome(@Nullable String wanted) {
        return wanted != null && isPage(wanted) ? wanted : HOME;
    }

    private static boolean isPage(String wanted) {
        if (wanted.length() > LONGEST || !wanted.startsWith(PAGES)) {
            return false;
        }
        try {
            URI uri = new URI(wanted);
            return uri.getRawAuthority() == null
                    && uri.getScheme() == null
                    && uri.normalize().getRawPath().startsWith(PAGES);
        } catch (URISyntaxException notOurs) {
            return false;
        }
    }
}
