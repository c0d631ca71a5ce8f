package dev.runyard.app.worker;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The first two times that somebody tells this process to end, by SIGTERM or Ctrl-C. The JVM's own way, a shutdown hook, hears
 * of the first alone.
 */
final class Signals {
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private final CompletableFuture<Void> second = new CompletableFuture<>();

    private Signals() {}

    /** From now on the process no longer ends by itself. */
    static Signals taken() {
        var signals = new Signals();
        try {
            for (String name : List.of("TERM", "INT")) {
                signals.take(name);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JVM does not tell of signals", e);
        }
        return signals;
    }

    /** By reflection, since the compiler warns of {@code sun.misc.Signal}, and that warning cannot be turned off. */
    private void take(String name) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object own = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (_, _, _) -> {
            heard();
            return null;
        });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), own);
    }

    private synchronized void heard() {
        if (!first.complete(null)) {
            second.complete(null);
        }
    }

    CompletableFuture<Void> first() {
        return first;
    }

    CompletableFuture<Void> second() {
        return second;
    }
}
