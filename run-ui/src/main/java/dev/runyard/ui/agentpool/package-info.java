/** Agent pools: who may use them, their tokens, and their agents. */
@NullMarked
package dev.runyard.ui.agentpool;

import org.jspecify.annotations.NullMarked;
