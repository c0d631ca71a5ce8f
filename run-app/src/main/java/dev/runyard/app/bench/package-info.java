/** The bench: how fast Runyard is on this machine, each figure beside the limit it has to keep. */
@NullMarked
package dev.runyard.app.bench;

import org.jspecify.annotations.NullMarked;
