/** What all pages have in common: their style sheet, their errors, how they show time. */
@NullMarked
package dev.runyard.ui.page;

import org.jspecify.annotations.NullMarked;
