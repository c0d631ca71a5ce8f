/**
 * Everything secret at rest: the master key, the data keys it wraps, and the tokens that carry a right in themselves.
 */
@NullMarked
package dev.runyard.persistence.crypto;

import org.jspecify.annotations.NullMarked;
