/** Uploads, downloads and logs at URLs that carry their own secret. */
@NullMarked
package dev.runyard.api.transfer;

import org.jspecify.annotations.NullMarked;
