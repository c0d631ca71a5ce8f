package dev.runyard.engine.login;

import dev.runyard.engine.user.IssuedToken;

/** What came of presenting a code. */
public sealed interface Redemption {
    record Issued(IssuedToken token) implements Redemption {}

    record Refused(LoginError error) implements Redemption {}
}
