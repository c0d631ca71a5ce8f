/** The first page: the organizations of who looks. */
@NullMarked
package dev.runyard.ui.organization;

import org.jspecify.annotations.NullMarked;
