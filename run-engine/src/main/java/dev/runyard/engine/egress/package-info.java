/** What runs may reach over the network: the rules for it, and how workers are told. */
@NullMarked
package dev.runyard.engine.egress;

import org.jspecify.annotations.NullMarked;
