/** The end of {@code terraform login} that programs see. */
@NullMarked
package dev.runyard.api.login;

import org.jspecify.annotations.NullMarked;
