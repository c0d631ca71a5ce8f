package dev.runyard.ui.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser sends, without one: it keeps one cookie and follows nothing. */
public final class Guest {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private String cookie = "";

    public static Guest withToken(String token) {
        var guest = new Guest();
        guest.post("/app/sign-in", Map.of("token", token));
        return guest;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** As a script on a page gets a part of it. */
    public HttpResponse<String> getPart(String path) {
        return send(request(path).header("HX-Request", "true").GET());
    }

    /** As a form of one of our own pages. */
    public HttpResponse<String> post(String path, Map<String, String> form) {
        var filledIn = new HashMap<>(form);
        filledIn.put("_csrf", formToken());
        return post(path, filledIn, Map.of("Sec-Fetch-Site", "same-origin"));
    }

    /** What the forms of the pages that this guest sees carry; empty before they signed in. */
    public String formToken() {
        if (cookie.isEmpty()) {
            return "";
        }
        var field = FORM_TOKEN.matcher(get("/app").body());
        return field.find() ? field.group(1) : "";
    }

    public HttpResponse<String> post(String path, Map<String, String> form, Map<String, String> headers) {
        var request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
        headers.forEach(request::header);
        return send(request.POST(BodyPublishers.ofString(form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")))));
    }

    public String cookie() {
        return cookie;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(PagesServer.address() + path))
                .header("Accept", "text/html")
                .header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
