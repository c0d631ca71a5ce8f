/** Looking after the blob store. */
@NullMarked
package dev.runyard.engine.blob;

import org.jspecify.annotations.NullMarked;
