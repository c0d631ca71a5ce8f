/** Accounts, their tokens, and who presents one. */
@NullMarked
package dev.runyard.engine.user;

import org.jspecify.annotations.NullMarked;
