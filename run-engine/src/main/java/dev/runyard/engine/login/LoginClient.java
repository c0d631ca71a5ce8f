package dev.runyard.engine.login;

import java.util.regex.Pattern;

/**
 * The one program that people can sign in: the terraform CLI, which listens on their own machine for the answer.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/internals/login-protocol">Terraform's login protocol</a>
 */
public final class LoginClient {
    public static final String ID = "terraform-cli";

    /** Where people are asked. It lies among the pages, whose session it needs. */
    public static final String AUTHORIZATION = "/app/oauth/authorization";

    /** Where a code is exchanged for a token. */
    public static final String TOKEN = "/oauth/token";

    /** The ports that the CLI may listen on; it never takes the last one, for it reads the range as half open. */
    public static final int FIRST_PORT = 10_000;

    public static final int LAST_PORT = 10_010;

    private static final Pattern REDIRECT = Pattern.compile("http://localhost:(\\d{5})/login");

    private LoginClient() {}

    /** Tells whether an address is one that the CLI listens at. */
    static boolean listensAt(String redirectUri) {
        var parts = REDIRECT.matcher(redirectUri);
        if (!parts.matches()) {
            return false;
        }
        int port = Integer.parseInt(parts.group(1));
        return port >= FIRST_PORT && port <= LAST_PORT;
    }
}
