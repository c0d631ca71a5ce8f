@NullMarked
package dev.runyard.app;

import org.jspecify.annotations.NullMarked;
