/** The words the stories are told in: they use the public API alone, and hide the wire. */
@NullMarked
package dev.runyard.acceptance.support;

import org.jspecify.annotations.NullMarked;
