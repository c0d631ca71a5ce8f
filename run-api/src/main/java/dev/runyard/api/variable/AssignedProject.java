package dev.runyard.api.variable;

import dev.runyard.persistence.project.ProjectId;

/** A project that a variable set is assigned to, or taken from. */
record AssignedProject(ProjectId id) {}
