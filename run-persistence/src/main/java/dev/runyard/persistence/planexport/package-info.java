/** What was made from plans for use elsewhere, and is there for an hour. */
@NullMarked
package dev.runyard.persistence.planexport;

import org.jspecify.annotations.NullMarked;
