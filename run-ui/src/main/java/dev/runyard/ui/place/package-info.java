/** From an address to the thing it names, for those who may see it. Every handler of a page takes its place this way. */
@NullMarked
package dev.runyard.ui.place;

import org.jspecify.annotations.NullMarked;
