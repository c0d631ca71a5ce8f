/** Users, their tokens, and who asks. */
@NullMarked
package dev.runyard.persistence.user;

import org.jspecify.annotations.NullMarked;
