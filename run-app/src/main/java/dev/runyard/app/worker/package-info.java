/** The worker inside the server's own process, and what it needs of this machine. */
@NullMarked
package dev.runyard.app.worker;

import org.jspecify.annotations.NullMarked;
