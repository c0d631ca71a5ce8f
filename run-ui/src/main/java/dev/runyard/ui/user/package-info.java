/** What people see of themselves: their tokens. */
@NullMarked
package dev.runyard.ui.user;

import org.jspecify.annotations.NullMarked;
