/** What runs may reach over the network. */
@NullMarked
package dev.runyard.persistence.egress;

import org.jspecify.annotations.NullMarked;
