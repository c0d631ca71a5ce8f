package dev.runyard.app.settings;

import java.net.URI;
import java.util.Locale;

/** The rule for addresses of a server: it stands at the root of a host. */
final class ServerUrl {
    private ServerUrl() {}

    /** Refuses what is no such address. */
    static void require(String setting, URI url) {
        if (!isAddress(url)) {
            throw Refusal.wrongRequest(setting + " is " + url
                    + ": it must be http:// or https:// with a host, and no path, as in https://runyard.example.com");
        }
    }

    /** Whether this is an address without a path. */
    static boolean isAddress(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean bare = url.getPath() == null
                || url.getPath().isEmpty()
                || url.getPath().equals("/");
        return (scheme.equals("http") || scheme.equals("https"))
                && url.getHost() != null
                && url.getUserInfo() == null
                && bare
                && url.getQuery() == null
                && url.getFragment() == null;
    }
}
