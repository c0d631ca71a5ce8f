/** How the CLI is signed in. */
@NullMarked
package dev.runyard.persistence.login;

import org.jspecify.annotations.NullMarked;
