/** Users, their tokens, and the account of whoever asks, over HTTP. */
@NullMarked
package dev.runyard.api.user;

import org.jspecify.annotations.NullMarked;
