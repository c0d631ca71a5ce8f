/** How server and worker read JSON that a run has brought about: nothing in it may cost more memory than there is. */
@NullMarked
package dev.runyard.contract.json;

import org.jspecify.annotations.NullMarked;
