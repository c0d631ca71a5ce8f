/** Where runs execute: what may be said about it, and who follows whom. */
@NullMarked
package dev.runyard.engine.execution;

import org.jspecify.annotations.NullMarked;
