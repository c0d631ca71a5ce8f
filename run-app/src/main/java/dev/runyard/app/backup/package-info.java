/** Database, blobs and key of a server in one file, and back. */
@NullMarked
package dev.runyard.app.backup;

import org.jspecify.annotations.NullMarked;
