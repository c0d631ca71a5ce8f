@NullMarked
package dev.runyard.ui;

import org.jspecify.annotations.NullMarked;
