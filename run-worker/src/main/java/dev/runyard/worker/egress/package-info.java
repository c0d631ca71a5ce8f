/** What runs reach over the network: from a policy and what is round the machine, to the rules of a network of their own. */
@NullMarked
package dev.runyard.worker.egress;

import org.jspecify.annotations.NullMarked;
