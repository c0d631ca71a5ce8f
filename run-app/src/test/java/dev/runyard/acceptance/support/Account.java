package dev.runyard.acceptance.support;

import java.util.List;

/** Who a client is to the server, and the tokens of that user. */
public record Account(ApiClient api) {
    public String id() {
        return details().id();
    }

    public String username() {
        return details().attribute("username").asString();
    }

    /** Returns the descriptions of the tokens. */
    public List<String> tokens() {
        return allTokens().each("description");
    }

    /** Returns the id of the first token with a description. */
    public String tokenId(String description) {
        var all = allTokens();
        return all.ids().get(all.each("description").indexOf(description));
    }

    private Answer details() {
        return api.get("account/details").is(200);
    }

    private Answer allTokens() {
        return api.get("users/" + id() + "/authentication-tokens").is(200);
    }
}
