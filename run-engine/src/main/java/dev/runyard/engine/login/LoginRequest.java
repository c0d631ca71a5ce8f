package dev.runyard.engine.login;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a program asks when it sends somebody here to be signed in (RFC 6749 §4.1.1, RFC 7636 §4.3). */
public sealed interface LoginRequest {
    /**
     * A request that a person may allow or deny.
     *
     * @param redirectUri where the answer goes
     * @param state what the answer carries back unchanged; empty for none
     * @param codeChallenge the digest of what the redeemer of the code will show
     */
    record Sound(String redirectUri, String state, String codeChallenge) implements LoginRequest {
        /** Returns the address that tells the program its code. */
        public String allowed(String code) {
            return answer(redirectUri, Map.of("code", code), state);
        }

        /** Returns the address that tells the program that the person said no. */
        public String denied() {
            return new Faulty(redirectUri, state, new LoginError("access_denied", "The user denied the request"))
                    .answer();
        }

        /** Returns the parameters that make this request again. */
        public Map<String, String> parameters() {
            var all = new LinkedHashMap<String, String>();
            all.put(CLIENT, LoginClient.ID);
            all.put(TYPE, "code");
            all.put(REDIRECT, redirectUri);
            all.put(STATE, state);
            all.put(CHALLENGE, codeChallenge);
            all.put(METHOD, "S256");
            return all;
        }
    }

    /** A request with a fault, which the program is told. */
    record Faulty(String redirectUri, String state, LoginError error) implements LoginRequest {
        /** Returns the address that tells the program. */
        public String answer() {
            var told = new LinkedHashMap<String, String>();
            told.put("error", error.code());
            told.put("error_description", error.description());
            return LoginRequest.answer(redirectUri, told, state);
        }
    }

    /** A request that does not show that it comes from the CLI: the person alone is told, and nothing is sent anywhere. */
    record Dubious(String reason) implements LoginRequest {}

    String CLIENT = "client_id";
    String REDIRECT = "redirect_uri";
    String TYPE = "response_type";
    String STATE = "state";
    String CHALLENGE = "code_challenge";
    String METHOD = "code_challenge_method";

    int LONGEST_STATE = 500;

    /** BASE64URL without padding of a SHA-256. */
    Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Judges the parameters of a request; unknown ones are ignored, as the RFC has it. */
    static LoginRequest of(Map<String, List<String>> parameters) {
        var given = new Parameters(parameters);
        if (parameters.getOrDefault(CLIENT, List.of()).size() > 1
                || parameters.getOrDefault(REDIRECT, List.of()).size() > 1) {
            return new Dubious("client_id or redirect_uri is given twice");
        }
        if (!given.get(CLIENT).equals(LoginClient.ID)) {
            return new Dubious("client_id must be " + LoginClient.ID);
        }
        String redirectUri = given.get(REDIRECT);
        if (!LoginClient.listensAt(redirectUri)) {
            return new Dubious("redirect_uri must be http://localhost:PORT/login with a port from "
                    + LoginClient.FIRST_PORT + " to " + LoginClient.LAST_PORT);
        }
        String state = given.get(STATE);
        if (state.length() > LONGEST_STATE) {
            return new Dubious("state is too long (maximum is " + LONGEST_STATE + " characters)");
        }
        return fault(given)
                .<LoginRequest>map(error -> new Faulty(redirectUri, state, error))
                .orElseGet(() -> new Sound(redirectUri, state, given.get(CHALLENGE)));
    }

    private static Optional<LoginError> fault(Parameters given) {
        var repeated = given.repeated();
        if (repeated.isPresent()) {
            return Optional.of(LoginError.invalidRequest("A parameter is given twice"));
        }
        if (given.get(TYPE).isEmpty()) {
            return Optional.of(LoginError.invalidRequest("response_type is missing"));
        }
        if (!given.get(TYPE).equals("code")) {
            return Optional.of(new LoginError("unsupported_response_type", "response_type must be code"));
        }
        if (given.find("scope").isPresent()) {
            return Optional.of(new LoginError("invalid_scope", "There are no scopes"));
        }
        if (!given.get(METHOD).equals("S256")) {
            return Optional.of(LoginError.invalidRequest("code_challenge_method must be S256"));
        }
        if (!DIGEST.matcher(given.get(CHALLENGE)).matches()) {
            return Optional.of(LoginError.invalidRequest("code_challenge must be a SHA-256 in base64url"));
        }
        return Optional.empty();
    }

    private static String answer(String redirectUri, Map<String, String> told, String state) {
        var all = new LinkedHashMap<>(told);
        if (!state.isEmpty()) {
            all.put(STATE, state);
        }
        return all.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", redirectUri + "?", ""));
    }
}
