/** Who gets to see pages: signing in and out, sessions, and the protection of both. */
@NullMarked
package dev.runyard.ui.security;

import org.jspecify.annotations.NullMarked;
