package dev.runyard.persistence.egress;

import dev.runyard.persistence.WireNames;
import java.util.Locale;
import java.util.Optional;

/** What runs reach of what no list names. */
public enum EgressPolicy {
    /** Everything that the worker's machine reaches, its own services too. */
    OPEN,
    /** Everything but private networks, metadata services and the worker's machine. */
    DENY_LIST,
    /** Nothing. */
    ALLOW_LIST;

    static final WireNames<EgressPolicy> NAMES = new WireNames<>(values(), EgressPolicy::wireName);

    /** Returns the policy of this name, or nothing. */
    public static Optional<EgressPolicy> find(String name) {
        return NAMES.find(name);
    }

    /** Returns the name in the API, the database and the log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
