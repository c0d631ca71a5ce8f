/** Exports of plans. */
@NullMarked
package dev.runyard.api.planexport;

import org.jspecify.annotations.NullMarked;
