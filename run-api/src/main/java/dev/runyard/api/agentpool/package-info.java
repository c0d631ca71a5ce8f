/** Agent pools and the tokens of their agents. */
@NullMarked
package dev.runyard.api.agentpool;

import org.jspecify.annotations.NullMarked;
