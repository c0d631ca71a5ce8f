/** What an operator can set, under which names, and the rules a value must keep. */
@NullMarked
package dev.runyard.app.settings;

import org.jspecify.annotations.NullMarked;
