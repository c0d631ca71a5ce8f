/** Where runs execute, as requests and documents say it. */
@NullMarked
package dev.runyard.api.execution;

import org.jspecify.annotations.NullMarked;
