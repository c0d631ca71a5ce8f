/** Pages about projects. */
@NullMarked
package dev.runyard.ui.project;

import org.jspecify.annotations.NullMarked;
