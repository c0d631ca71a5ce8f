package dev.runyard.worker.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is round a run on this machine at the moment.
 *
 * @param own the machine's addresses, on which its services listen
 * @param resolvConf how the machine looks names up
 * @param hosts the names it knows by itself
 */
public record Surroundings(List<InetAddress> own, ServerPlace server, String resolvConf, String hosts) {
    public Surroundings {
        own = List.copyOf(own);
    }

    /**
     * Looks round.
     *
     * @param server the address of the server as runs know it
     */
    public static Surroundings look(URI server) throws IOException {
        List<InetAddress> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .map(Surroundings::withoutScope)
                .toList();
        return new Surroundings(own, ServerPlace.of(server), read("/etc/resolv.conf"), read("/etc/hosts"));
    }

    private static InetAddress withoutScope(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String file) throws IOException {
        Path path = Path.of(file);
        return Files.isReadable(path) ? Files.readString(path) : "";
    }
}
