package dev.runyard.worker.egress;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files by which a run looks names up. */
final class Names {
    private Names() {}

    /** Puts the resolvers of the run's network in the place of the machine's. */
    static String resolvConf(String ofMachine) {
        Set<String> resolvers = new TreeSet<>();
        List<String> lines = new ArrayList<>();
        for (String line : ofMachine.split("\n", -1)) {
            String[] words = line.strip().split("\\s+", 2);
            if (words.length == 2 && words[0].equals("nameserver")) {
                resolvers.add(words[1].contains(":") ? Layout.RESOLVER_SIX : Layout.RESOLVER);
            } else if (words.length == 2 && !line.startsWith("#") && !line.startsWith(";")) {
                lines.add(line);
            }
        }
        resolvers.forEach(address -> lines.add("nameserver " + address));
        return String.join("\n", lines) + "\n";
    }

    /**
     * What stands for the machine itself is left out, and the name of the server stands for where this worker found it. The run's
     * network has a door to the server at its own loopback address over IPv4.
     */
    static String hosts(String ofMachine, ServerPlace server) {
        List<String> lines = new ArrayList<>(List.of("127.0.0.1 localhost"));
        if (server.isNamed() && server.isHere()) {
            lines.add("127.0.0.1 " + server.host());
        } else if (server.isNamed()) {
            server.elsewhere()
                    .map(InetAddress::getHostAddress)
                    .forEach(address -> lines.add(address + " " + server.host()));
        }
        for (String line : ofMachine.split("\n", -1)) {
            String address = line.strip().split("\\s+", 2)[0];
            if (!address.isEmpty()
                    && !address.startsWith("#")
                    && !address.startsWith("127.")
                    && !address.equals("::1")) {
                lines.add(line);
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
