package dev.runyard.acceptance.support;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.lang3.RandomStringUtils;

/** What {@code terraform login} does, one step at a time, and with whatever fault a test wants. */
public final class Login {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ASKING = "/app/oauth/authorization";

    private final ApiClient server;
    private final String verifier = RandomStringUtils.secure().nextAlphanumeric(64);
    private final Map<String, String> request = new LinkedHashMap<>();

    public Login(ApiClient server) {
        this.server = server.with(null);
        request.put("client_id", "terraform-cli");
        request.put("redirect_uri", "http://localhost:10003/login");
        request.put("response_type", "code");
        request.put("state", "4f & sons");
        request.put("code_challenge", challenge(verifier));
        request.put("code_challenge_method", "S256");
    }

    /** Asks with another value for a parameter; empty for none. */
    public Login with(String parameter, String value) {
        request.put(parameter, value);
        return this;
    }

    /** Loads the page that asks the person. */
    public Answer isAsked(PageVisit person) {
        return person.send("GET", ASKING + "?" + encoded(request), BodyPublishers.noBody(), FORM);
    }

    /** The person answers {@code allow} or {@code deny}. */
    public Answer isAnswered(PageVisit person, String decision) {
        var form = new LinkedHashMap<>(request);
        form.put("decision", decision);
        return person.send("POST", ASKING, BodyPublishers.ofString(encoded(form)), FORM);
    }

    /** The person allows it; returns the code that the CLI gets. */
    public String isAllowed(PageVisit person) {
        return told(isAnswered(person, "allow").is(303)).getOrDefault("code", "");
    }

    /** Returns what an answer tells the CLI. */
    public static Map<String, String> told(Answer answer) {
        var query = URI.create(answer.raw().headers().firstValue("Location").orElseThrow())
                .getRawQuery();
        return Arrays.stream(query.split("&", -1))
                .map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> URLDecoder.decode(one[1], StandardCharsets.UTF_8)));
    }

    /** Redeems a code as the CLI does. */
    public Answer redeem(String code) {
        return redeem(code, Map.of());
    }

    /** Redeems a code with other values for some parameters; empty for none. */
    public Answer redeem(String code, Map<String, String> other) {
        var form = new LinkedHashMap<String, String>();
        form.put("client_id", "terraform-cli");
        form.put("code", code);
        form.put("code_verifier", verifier);
        form.put("grant_type", "authorization_code");
        form.put("redirect_uri", request.getOrDefault("redirect_uri", ""));
        form.putAll(other);
        return server.send(
                "POST", "/oauth/token", BodyPublishers.ofString(encoded(form)), Map.of("Content-Type", FORM));
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
