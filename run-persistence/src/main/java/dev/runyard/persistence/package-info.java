@NullMarked
package dev.runyard.persistence;

import org.jspecify.annotations.NullMarked;
