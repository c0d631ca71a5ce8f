/** Organizations, what they are entitled to, and their members over HTTP. */
@NullMarked
package dev.runyard.api.organization;

import org.jspecify.annotations.NullMarked;
