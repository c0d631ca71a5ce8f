/** The page of a run, and the list of a workspace's runs. */
@NullMarked
package dev.runyard.ui.run;

import org.jspecify.annotations.NullMarked;
