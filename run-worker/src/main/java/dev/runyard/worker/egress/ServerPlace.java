package dev.runyard.worker.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where runs find the server, whose states and modules they may read in any case.
 *
 * @param host as it stands in the address
 * @param addresses what the name stands for on this machine; none when nobody knows it
 */
record ServerPlace(String host, int port, List<InetAddress> addresses) {
    ServerPlace {
        addresses = List.copyOf(addresses);
    }

    static ServerPlace of(URI url) {
        int usual = "https".equals(url.getScheme()) ? 443 : 80;
        int port = url.getPort() < 0 ? usual : url.getPort();
        try {
            return new ServerPlace(url.getHost(), port, List.of(InetAddress.getAllByName(url.getHost())));
        } catch (UnknownHostException e) {
            return new ServerPlace(url.getHost(), port, List.of());
        }
    }

    /** Tells whether it is reached at this machine's loopback address. */
    boolean isHere() {
        return addresses.stream().anyMatch(InetAddress::isLoopbackAddress);
    }

    /** Returns where it is when it is elsewhere. */
    Stream<InetAddress> elsewhere() {
        return isHere() ? Stream.empty() : addresses.stream();
    }

    /** Returns whether the host is a name rather than an address. */
    boolean isNamed() {
        return !host.contains(":") && !host.matches("[0-9.]+");
    }
}
