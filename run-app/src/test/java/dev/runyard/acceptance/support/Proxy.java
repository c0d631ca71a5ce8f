package dev.runyard.acceptance.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.runyard.contract.WorkerDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stands between the CLI and the server as a load balancer does, and fails when it is told to. */
public final class Proxy implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern JOB = Pattern.compile("(\\w+) /worker/v1/jobs/([^/]+)/(.+)");
    private static final Set<String> OF_ONE_HOP = Set.of("host", "connection", "content-length", "transfer-encoding");

    private final URI server;
    private final HttpServer http;
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** A status that stands for none: the connection ends without an answer. */
    private static final int NO_ANSWER = 0;

    private final Map<String, String> headers = new ConcurrentHashMap<>();

    private final List<Hold> holds = new CopyOnWriteArrayList<>();
    private final Map<String, String> jobs = new ConcurrentHashMap<>();
    private volatile CountDownLatch cut = new CountDownLatch(0);
    private volatile int contract = WorkerDoor.VERSION;

    /** A request of a worker that is kept on its way, once. */
    public static final class Hold {
        private final String request;
        private final AtomicBoolean caught = new AtomicBoolean();
        private final CountDownLatch freed = new CountDownLatch(1);
        private volatile boolean dropped;

        private Hold(String request) {
            this.request = request;
        }

        public boolean isCaught() {
            return caught.get();
        }

        /** Lets it go on to the server. */
        public void release() {
            freed.countDown();
        }

        /** Loses it. */
        public void drop() {
            dropped = true;
            freed.countDown();
        }

        private boolean meets(String asked) {
            return freed.getCount() > 0 && request.equals(asked) && caught.compareAndSet(false, true);
        }
    }

    private record Fault(String request, int status, Map<String, String> headers, boolean reaches, AtomicInteger left) {
        boolean meets(String asked) {
            return asked.matches(request) && left.getAndDecrement() > 0;
        }
    }

    private Proxy(URI server) throws IOException {
        this.server = server;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::pass);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    /** Opens one before the server of this API. */
    public static Proxy before(ApiClient api) {
        try {
            return new Proxy(api.server());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + http.getAddress().getPort());
    }

    /** Lets so many requests ({@code "POST /api/v2/runs"}, a pattern) through, and answers 502 for what the server said. */
    public Proxy losesTheAnswer(String request, int times) {
        faults.add(new Fault(request, 502, Map.of(), true, new AtomicInteger(times)));
        return this;
    }

    /** Lets so many requests through, and hangs up when the server has answered. */
    public Proxy hangsUpAfter(String request, int times) {
        faults.add(new Fault(request, NO_ANSWER, Map.of(), true, new AtomicInteger(times)));
        return this;
    }

    /** Puts another value into a header of every answer. */
    public Proxy says(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Answers so many requests itself, the server never sees them. */
    public Proxy refuses(String request, int times, int status, Map<String, String> headers) {
        faults.add(new Fault(request, status, headers, false, new AtomicInteger(times)));
        return this;
    }

    /**
     * Keeps one request of a worker on its way.
     *
     * @param request of which workspace, which phase, and what: {@code "network plan POST started"}
     */
    public Hold holds(String request) {
        var hold = new Hold(request);
        holds.add(hold);
        return hold;
    }

    /** From now on workers claim as those of a release that speaks another version of the contract. */
    public void speaks(int version) {
        contract = version;
    }

    /** From now on nothing comes through, in either direction, and nobody is told so. */
    public void cut() {
        cut = new CountDownLatch(1);
    }

    /** Ends the cut; what was on its way is lost. */
    public void heal() {
        cut.countDown();
    }

    /** Returns how often something was asked for. */
    public long count(String request) {
        return requests.stream().filter(asked -> asked.matches(request)).count();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            requests.add(asked);
            if (isLost(asked)) {
                return;
            }
            var fault = faults.stream().filter(each -> each.meets(asked)).findFirst();
            if (fault.isEmpty()) {
                var response = forward(exchange);
                learn(asked, response);
                if (!isLost("")) {
                    answer(exchange, response);
                }
                return;
            }
            if (fault.get().reaches()) {
                forward(exchange);
            }
            if (fault.get().status() == NO_ANSWER) {
                return;
            }
            fault.get().headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(fault.get().status(), -1);
        }
    }

    /** Waits as long as the line is cut, or the request is held; tells whether it is lost then. */
    private boolean isLost(String asked) {
        try {
            if (cut.getCount() > 0) {
                cut.await();
                return true;
            }
            var named = named(asked);
            for (Hold hold : holds) {
                if (hold.meets(named)) {
                    hold.freed.await();
                    return hold.dropped;
                }
            }
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A worker's request by whose it is, in place of the id of its job. */
    private String named(String asked) {
        var job = JOB.matcher(asked);
        return job.matches() ? jobs.get(job.group(2)) + " " + job.group(1) + " " + job.group(3) : asked;
    }

    private void learn(String asked, HttpResponse<byte[]> response) {
        if (asked.endsWith(WorkerDoor.CLAIMS) && response.statusCode() == 200) {
            var job = JSON.readTree(response.body()).get("job");
            jobs.put(
                    job.get("jobId").asString(),
                    job.at("/run/workspace").asString() + " " + job.get("phase").asString());
        }
    }

    /** What a worker says of its version, by the version it is to have. */
    private byte[] asked(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (contract == WorkerDoor.VERSION
                || !exchange.getRequestURI().getPath().equals(WorkerDoor.CLAIMS)) {
            return body;
        }
        var claim = (ObjectNode) JSON.readTree(body);
        return JSON.writeValueAsBytes(claim.put("contractVersion", contract));
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange) throws IOException {
        var request = HttpRequest.newBuilder(
                        server.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(asked(exchange)));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_ONE_HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!OF_ONE_HOP.contains(name) && !name.startsWith(":")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        headers.forEach(exchange.getResponseHeaders()::set);
        boolean empty = response.body().length == 0;
        exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : response.body().length);
        if (!empty) {
            exchange.getResponseBody().write(response.body());
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
