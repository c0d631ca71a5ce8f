/** The demonstration: a server of its own and the real terraform CLI against it, as a user would. */
@NullMarked
package dev.runyard.app.demo;

import org.jspecify.annotations.NullMarked;
