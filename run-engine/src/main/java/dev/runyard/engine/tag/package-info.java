/** Tags of workspaces and projects: what they may be, and how they are bound and taken away. */
@NullMarked
package dev.runyard.engine.tag;

import org.jspecify.annotations.NullMarked;
