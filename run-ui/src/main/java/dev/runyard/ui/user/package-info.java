/** What people see of themselves: their tokens, and their password. */
@NullMarked
package dev.runyard.ui.user;

import org.jspecify.annotations.NullMarked;
