@NullMarked
package dev.runyard.worker;

import org.jspecify.annotations.NullMarked;
