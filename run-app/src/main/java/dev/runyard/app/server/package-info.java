/** The server as one thing that starts whole or not at all, and the Spring configuration that joins all modules. */
@NullMarked
package dev.runyard.app.server;

import org.jspecify.annotations.NullMarked;
