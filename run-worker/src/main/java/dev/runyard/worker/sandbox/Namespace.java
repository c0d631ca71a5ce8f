package dev.runyard.worker.sandbox;

import dev.runyard.worker.egress.Outlet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A network namespace with pasta between it and the machine's network, and a packet filter in it. It belongs to a user namespace
 * of its own: whoever enters it through bubblewrap is in one below that, and has no say over the filter. It ends with the worker,
 * whatever ends that.
 */
final class Namespace implements Network {
    /** Holds the namespace until its input ends. The rules stand before anything else can be in it. */
    private static final String HOLD = "nft \"$1\" && echo ready && read -r end";

    /** A number of a process may have gone to another, whose network would be the machine's: the link has a name of its own. */
    private static final String ENTER = """
            while read -r name rest <&7; do [ "$name" = "$1:" ] && shift && exec "$@" 7<&-; done 7</proc/net/dev
            echo "The network of this run is gone"; exit 96
            """;

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String ANYWHERE_SIX = "0".repeat(32) + " 00 ";

    private final int uid;
    private final String link;
    private final Process pasta;
    private final ProcessHandle holder;
    private Outlet outlet;

    private Namespace(int uid, String link, Process pasta, ProcessHandle holder, Outlet outlet) {
        this.uid = uid;
        this.link = link;
        this.pasta = pasta;
        this.holder = holder;
        this.outlet = outlet;
    }

    /**
     * Makes one.
     *
     * @throws IOException with one line for people when this machine cannot
     */
    static Namespace make(Outlet outlet) throws IOException {
        int uid = Owners.isRoot() ? Owners.take() : -1;
        String link = "ry" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        List<String> line = new ArrayList<>(Owners.becoming(uid));
        line.addAll(outlet.pasta(link, isRouted()));
        line.addAll(List.of("/bin/sh", "-c", HOLD, "sh", outlet.rules()));
        Process pasta = null;
        try {
            pasta = prepare(line).start();
            awaitReady(pasta);
            ProcessHandle holder =
                    pasta.children().findFirst().orElseThrow(() -> new IOException("pasta ended too early"));
            return new Namespace(uid, link, pasta, holder, outlet);
        } catch (IOException e) {
            if (pasta != null) {
                pasta.destroyForcibly();
            }
            Owners.giveBack(uid);
            throw e;
        }
    }

    private static ProcessBuilder prepare(List<String> line) {
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", BubblewrapCell.PATH);
        return builder;
    }

    private static void awaitReady(Process pasta) throws IOException {
        var ready = new CompletableFuture<@Nullable String>();
        Thread.ofVirtual().name("pasta").start(() -> read(pasta.inputReader(StandardCharsets.UTF_8), ready));
        try {
            String failure = ready.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (failure != null) {
                throw new IOException(failure);
            }
        } catch (TimeoutException e) {
            throw new IOException("pasta made no network within " + LIMIT.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while pasta made a network", e);
        }
    }

    /** Goes on until the end, so that pasta never waits for a reader. */
    private static void read(BufferedReader output, CompletableFuture<@Nullable String> ready) {
        String first = "pasta ended without a word";
        try (output) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals("ready")) {
                    ready.complete(null);
                } else if (first.startsWith("pasta ended") && isTelling(line)) {
                    first = line.strip();
                }
            }
        } catch (IOException e) {
            first = "pasta was lost: " + e.getMessage();
        }
        ready.complete(first);
    }

    /** Without a system logger older releases complain about that, too. */
    private static boolean isTelling(String line) {
        return !line.isBlank() && !line.contains("syslog");
    }

    /** Without a way to anywhere pasta has no pattern to make the network by, and is given one. */
    private static boolean isRouted() throws IOException {
        return lines("/proc/net/route")
                        .anyMatch(line -> line.split("\t", -1).length > 1 && line.split("\t", -1)[1].equals("00000000"))
                || lines("/proc/net/ipv6_route")
                        .anyMatch(line -> line.startsWith(ANYWHERE_SIX) && !line.endsWith(" lo"));
    }

    private static Stream<String> lines(String file) throws IOException {
        Path path = Path.of(file);
        return Files.isReadable(path) ? Files.readAllLines(path).stream() : Stream.empty();
    }

    /** Makes it what an attempt needs; false when it cannot become that. */
    boolean becomes(Outlet wanted) throws IOException {
        if (!pasta.isAlive() || wanted.door() != outlet.door()) {
            return false;
        }
        if (!wanted.rules().equals(outlet.rules()) && !filters(wanted.rules())) {
            return false;
        }
        outlet = wanted;
        return true;
    }

    private boolean filters(String rules) throws IOException {
        List<String> line = new ArrayList<>(entrance());
        line.addAll(List.of("nft", "-f", "-"));
        Process nft =
                prepare(line).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream input = nft.getOutputStream()) {
            input.write(rules.getBytes(StandardCharsets.UTF_8));
        }
        return endsWell(nft);
    }

    /** Tells whether processes can enter it. */
    boolean canBeEntered() throws IOException {
        List<String> line = new ArrayList<>(entrance());
        line.add("true");
        return endsWell(
                prepare(line).redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    }

    private static boolean endsWell(Process process) throws IOException {
        try {
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted at the network of a run", e);
        }
    }

    /** Returns what stands for it in the file system. */
    Path place() {
        return Path.of("/proc", Long.toString(holder.pid()), "ns", "net");
    }

    /** Returns the name of the only way out, which no other network has. */
    String link() {
        return link;
    }

    @Override
    public int uid() {
        return uid;
    }

    @Override
    public List<String> entrance() {
        List<String> line = new ArrayList<>(Owners.becoming(uid));
        line.addAll(List.of("nsenter", "--user", "--net", "--preserve-credentials", "--target"));
        line.addAll(List.of(Long.toString(holder.pid()), "/bin/sh", "-c", ENTER, "sh", link));
        return line;
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public Map<String, String> files() {
        return Map.of("resolv.conf", outlet.resolvConf(), "hosts", outlet.hosts());
    }

    @Override
    public boolean isKeptBy(ProcessHandle process) {
        return process.equals(holder) || process.equals(pasta.toHandle());
    }

    @Override
    public void close() {
        holder.destroyForcibly();
        pasta.destroyForcibly();
        Owners.giveBack(uid);
    }
}
