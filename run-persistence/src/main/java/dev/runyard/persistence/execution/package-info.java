/** Where runs execute, as workspaces, projects and organizations say it. */
@NullMarked
package dev.runyard.persistence.execution;

import org.jspecify.annotations.NullMarked;
