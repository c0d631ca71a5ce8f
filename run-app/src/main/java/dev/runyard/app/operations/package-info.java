/** What the operator of a server sees of it: its figures and its health. */
@NullMarked
package dev.runyard.app.operations;

import org.jspecify.annotations.NullMarked;
