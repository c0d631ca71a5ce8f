/** Run triggers. */
@NullMarked
package dev.runyard.api.runtrigger;

import org.jspecify.annotations.NullMarked;
