/** Where people allow the CLI to act for them. */
@NullMarked
package dev.runyard.ui.login;

import org.jspecify.annotations.NullMarked;
