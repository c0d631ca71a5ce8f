package dev.runyard.api.jsonapi;

import java.util.List;

/** Which paths are doors for programs; all others are pages. */
public final class ApiPaths {
    /** What every path of the API begins with. */
    public static final String API = "/api/";

    /** What every path of the worker door begins with. */
    public static final String WORKER = "/worker/";

    /** What the URLs begin with that carry their own secret: uploads, downloads and logs. */
    public static final String TRANSFER = "/_transfer/";

    /** Service discovery, as terraform defines it. */
    public static final String WELL_KNOWN = "/.well-known/";

    /** Where {@code terraform login} gets its token. */
    public static final String OAUTH = "/oauth/";

    private static final List<String> ALL = List.of(API, WORKER, TRANSFER, WELL_KNOWN, OAUTH);

    private ApiPaths() {}

    /** Whether the path, without the query, belongs to programs. So do those that no page has: {@code //api}. */
    public static boolean own(String path) {
        return path.startsWith("//") || ALL.stream().anyMatch(path::startsWith);
    }
}
