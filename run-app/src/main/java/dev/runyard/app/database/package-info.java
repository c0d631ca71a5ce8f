/** The PostgreSQL that the server stands on: one of the operator's, or the embedded one that lives in the data folder. */
@NullMarked
package dev.runyard.app.database;

import org.jspecify.annotations.NullMarked;
