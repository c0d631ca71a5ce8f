package dev.runyard.api.organization;

import dev.runyard.persistence.organization.OrganizationId;

/** What an organization may use; everything that this server has, for every organization. */
record EntitlementSet(OrganizationId organization) {}
