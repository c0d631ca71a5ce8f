/** The folders on this machine that the server owns: making them, who may enter them, and who has them now. */
@NullMarked
package dev.runyard.app.folder;

import org.jspecify.annotations.NullMarked;
