/** What server and worker say to each other over {@code /worker/v1}: plain records, JSON on the wire. */
@NullMarked
package dev.runyard.contract;

import org.jspecify.annotations.NullMarked;
