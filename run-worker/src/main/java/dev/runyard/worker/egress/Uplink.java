package dev.runyard.worker.egress;

/** What an attempt has of the network. */
public sealed interface Uplink permits Outlet, Uplink.Whole {
    /** All or nothing. */
    enum Whole implements Uplink {
        /** The network of the machine, its own services too. */
        OPEN,
        /** None, for what needs none. */
        NONE
    }
}
