package dev.runyard.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What happens to addresses that no list names. */
public enum EgressMode {
    /** All is reached that the machine of the worker reaches, its own services too; the lists count for nothing. */
    @JsonProperty("open")
    OPEN,
    /** All but private networks, metadata services of clouds and the machine of the worker itself. */
    @JsonProperty("deny-list")
    DENY_LIST,
    /** Nothing. */
    @JsonProperty("allow-list")
    ALLOW_LIST;

    /** Returns the name on the wire, in settings and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return wireName();
    }
}
