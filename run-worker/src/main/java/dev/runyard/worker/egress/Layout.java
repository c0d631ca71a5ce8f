package dev.runyard.worker.egress;

/** The addresses in the network of a run. Nothing else has them: they are set aside for the inside of a machine, or made up. */
final class Layout {
    /** Of the IPv4 Service Continuity Prefix, which is for the inside of a machine (RFC 7335). */
    static final String ADDRESS = "192.0.0.2";

    static final String BITS = "29";
    static final String GATEWAY = "192.0.0.1";

    /** Questions for names go there, and from there to the first resolver of the machine. */
    static final String RESOLVER = "192.0.0.3";

    static final String ADDRESS_SIX = "fd72:756e:7961:7264::2";
    static final String GATEWAY_SIX = "fd72:756e:7961:7264::1";
    static final String RESOLVER_SIX = "fd72:756e:7961:7264::3";

    private Layout() {}
}
