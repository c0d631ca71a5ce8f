package dev.runyard.worker.egress;

import dev.runyard.contract.IpRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Addresses that mean the same on every machine. */
final class Ranges {
    /**
     * Where clouds tell a machine its secrets: link-local for most, and the addresses of Azure, Alibaba, Oracle, and of Amazon and
     * Google over IPv6.
     */
    static final List<IpRange> METADATA = ranges(
            "169.254.0.0/16",
            "168.63.129.16",
            "100.100.100.200",
            "192.0.0.192",
            "fe80::/10",
            "fd00:ec2::/32",
            "fd20:ce::254",
            "64:ff9b::a9fe:0/112");

    /**
     * What is not the internet.
     *
     * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">the registries of special-purpose
     *     addresses</a>
     */
    static final List<IpRange> PRIVATE = Stream.concat(four(), six()).toList();

    static final List<IpRange> ALL = ranges("0.0.0.0/0", "::/0");

    private Ranges() {}

    private static Stream<IpRange> four() {
        return Stream.of(
                        "0.0.0.0/8",
                        "10.0.0.0/8",
                        "100.64.0.0/10",
                        "127.0.0.0/8",
                        "169.254.0.0/16",
                        "172.16.0.0/12",
                        "192.0.0.0/24",
                        "192.0.2.0/24",
                        "192.88.99.0/24",
                        "192.168.0.0/16",
                        "198.18.0.0/15",
                        "198.51.100.0/24",
                        "203.0.113.0/24",
                        "224.0.0.0/3")
                .map(IpRange::of);
    }

    /** Teredo and 6to4 lead to addresses of IPv4, and so does NAT64, which is needed: of that, what leads to the above. */
    private static Stream<IpRange> six() {
        Stream<IpRange> own = ranges(
                "::/96",
                "::ffff:0:0:0/96",
                "64:ff9b:1::/48",
                "100::/64",
                "2001::/32",
                "2001:db8::/32",
                "2002::/16",
                "3fff::/20",
                "fc00::/7",
                "fec0::/10",
                "ff00::/8")
                .stream();
        return Stream.concat(own, four().map(Ranges::byNat64));
    }

    private static IpRange byNat64(IpRange four) {
        byte[] six = new byte[16];
        six[1] = 0x64;
        six[2] = (byte) 0xff;
        six[3] = (byte) 0x9b;
        System.arraycopy(four.first().getAddress(), 0, six, 12, 4);
        try {
            return new IpRange(InetAddress.getByAddress(six), 96 + four.length());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<IpRange> ranges(String... texts) {
        return Stream.of(texts).map(IpRange::of).toList();
    }
}
