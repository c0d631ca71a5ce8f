package dev.runyard.api.retention;

import dev.runyard.persistence.retention.DataRetentionPolicy;

/** A policy by which old data are deleted, as it is shown. */
record DeleteOlder(DataRetentionPolicy policy) {}
