package dev.runyard.acceptance.support;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody who has signed in to the pages, as their browser would send it. */
public final class PageVisit {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final ApiClient server;
    private final String cookie;
    private final String formToken;
    private final String site;

    private PageVisit(ApiClient server, String cookie) {
        this(server, cookie, formToken(server, cookie), "same-origin");
    }

    private PageVisit(ApiClient server, String cookie, String formToken, String site) {
        this.server = server;
        this.cookie = cookie;
        this.formToken = formToken;
        this.site = site;
    }

    private static String formToken(ApiClient server, String cookie) {
        var page = server.send("GET", "/app/sign-in", BodyPublishers.noBody(), Map.of("Cookie", cookie));
        var found = FORM_TOKEN.matcher(page.body());
        return found.find() ? found.group(1) : "";
    }

    /** Signs in by a token. */
    public static PageVisit of(ApiClient user) {
        var stranger = withCookie(user, "runyard_session=none");
        var form = BodyPublishers.ofString("token=" + user.token());
        var answer = stranger.send("POST", "/app/sign-in", form, "application/x-www-form-urlencoded");
        var session = answer.raw().headers().firstValue("Set-Cookie").orElseThrow();
        return withCookie(user, session.split(";", 2)[0]);
    }

    /** Comes with a cookie, which may be none of the server's. */
    public static PageVisit withCookie(ApiClient user, String cookie) {
        return new PageVisit(user.with(null), cookie);
    }

    /** Returns what the browser keeps. */
    public String cookie() {
        return cookie;
    }

    /** The same browser, made by another site to send something here. */
    public PageVisit fromAnotherSite() {
        return new PageVisit(server, cookie, formToken, "cross-site");
    }

    /** The same browser, with forms that are not ours. */
    public PageVisit withoutFormToken() {
        return new PageVisit(server, cookie, "none", site);
    }

    /** Reads a page. */
    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), "text/plain");
    }

    /** Asks for a page, or sends a form of one, with the token that the form would carry. */
    public Answer send(String method, String path, BodyPublisher body, String contentType) {
        var headers = Map.of(
                "Content-Type", contentType, "Cookie", cookie, "Sec-Fetch-Site", site, "X-CSRF-Token", formToken);
        return server.send(method, path, body, headers);
    }
}
