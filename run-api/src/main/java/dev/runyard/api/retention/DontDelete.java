package dev.runyard.api.retention;

import dev.runyard.persistence.retention.DataRetentionPolicy;

/** A policy by which nothing is ever deleted, as it is shown. */
record DontDelete(DataRetentionPolicy policy) {}
