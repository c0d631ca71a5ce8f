package dev.runyard.api.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The token of an organization that somebody asks for. */
record NewOrganizationToken(@Nullable Instant expiredAt) {}
