/** What the tests of this module stand on: the pages on a real port, over a real PostgreSQL, and a worker that executes nothing. */
@NullMarked
package dev.runyard.ui.support;

import org.jspecify.annotations.NullMarked;
