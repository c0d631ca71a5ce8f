/** Agent pools: what they may be, and who may use them. */
@NullMarked
package dev.runyard.engine.agentpool;

import org.jspecify.annotations.NullMarked;
