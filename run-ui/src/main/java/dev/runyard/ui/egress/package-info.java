/** What the runs of an organization reach over the network. */
@NullMarked
package dev.runyard.ui.egress;

import org.jspecify.annotations.NullMarked;
