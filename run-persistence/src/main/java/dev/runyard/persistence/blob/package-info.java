/** The large things: configurations, states, plans and finished logs, encrypted and never whole in memory. */
@NullMarked
package dev.runyard.persistence.blob;

import org.jspecify.annotations.NullMarked;
