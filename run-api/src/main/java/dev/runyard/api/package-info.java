@NullMarked
package dev.runyard.api;

import org.jspecify.annotations.NullMarked;
