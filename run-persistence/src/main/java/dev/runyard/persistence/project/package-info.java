/** Groups of workspaces inside an organization. */
@NullMarked
package dev.runyard.persistence.project;

import org.jspecify.annotations.NullMarked;
