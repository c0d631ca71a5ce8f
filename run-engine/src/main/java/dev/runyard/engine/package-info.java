@NullMarked
package dev.runyard.engine;

import org.jspecify.annotations.NullMarked;
