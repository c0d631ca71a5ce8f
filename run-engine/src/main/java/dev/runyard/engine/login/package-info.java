/** How the CLI is signed in: an authorization code (OAuth 2, RFC 6749) with proof of its receiver (PKCE, RFC 7636). */
@NullMarked
package dev.runyard.engine.login;

import org.jspecify.annotations.NullMarked;
