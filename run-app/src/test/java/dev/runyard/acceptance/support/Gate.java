package dev.runyard.acceptance.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** What configurations of a test ask on their way: it writes down who came, and lets nobody pass who is to wait. */
public final class Gate implements AutoCloseable {
    private static final String HELD = "/hold/";
    private static final String STATE = """
            {"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"gate","outputs":{},"resources":[]}
            """;

    private final HttpServer http;
    private final List<String> came = new CopyOnWriteArrayList<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    /** Opens one at the loopback address. */
    public Gate() {
        this(InetAddress.getLoopbackAddress());
    }

    /** Opens one at an address of this machine; null for all of them. */
    public Gate(@Nullable InetAddress address) {
        try {
            http = HttpServer.create(new InetSocketAddress(address, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::answer);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    public int port() {
        return http.getAddress().getPort();
    }

    /** Returns how often somebody of this name came. */
    public long count(String name) {
        return came.stream().filter(name::equals).count();
    }

    /** Returns how often anybody came. */
    public int visits() {
        return came.size();
    }

    /** Lets those of this name pass, now and later. */
    public void release(String name) {
        latch(name).countDown();
    }

    private CountDownLatch latch(String name) {
        return held.computeIfAbsent(name, _ -> new CountDownLatch(1));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String name = path.substring(path.lastIndexOf('/') + 1);
            came.add(name);
            if (path.startsWith(HELD)) {
                latch(name).await();
            }
            byte[] body = name.endsWith(".tar.gz")
                    ? Archive.of(Map.of("main.tf", ""))
                    : STATE.getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        held.values().forEach(CountDownLatch::countDown);
        http.stop(0);
    }
}
