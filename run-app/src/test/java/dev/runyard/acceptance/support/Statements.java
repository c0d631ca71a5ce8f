package dev.runyard.acceptance.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Counts the statements that requests have the database execute, by what Hibernate and Spring log of them; those of one
 * caller, since others and the server itself are at work beside it.
 */
public final class Statements implements AutoCloseable {
    private final List<Logger> loggers = Stream.of("org.hibernate.SQL", "org.springframework.jdbc.core.JdbcTemplate")
            .map(name -> (Logger) LoggerFactory.getLogger(name))
            .toList();
    private final AtomicLong seen = new AtomicLong();
    private final String caller;

    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // Called by who executes the statement, in its request.
            if (isOfCaller() && isStatement(event)) {
                seen.incrementAndGet();
            }
        }
    };

    private Statements(ApiClient caller) {
        this.caller = "Bearer " + caller.token();
        for (Logger logger : loggers) {
            listener.setContext(logger.getLoggerContext());
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(listener);
        }
        listener.start();
    }

    /** Begins to listen. The server is in this JVM. */
    public static Statements of(ApiClient caller) {
        return new Statements(caller);
    }

    /** Returns how many statements a request takes, which has to succeed. */
    public long in(Supplier<Answer> request) {
        long before = seen.get();
        request.get().is(200);
        return seen.get() - before;
    }

    private boolean isOfCaller() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                && caller.equals(request.getRequest().getHeader("Authorization"));
    }

    /** Spring tells other things as well. */
    private static boolean isStatement(ILoggingEvent event) {
        return event.getLoggerName().equals("org.hibernate.SQL")
                || event.getMessage().startsWith("Executing");
    }

    @Override
    public void close() {
        for (Logger logger : loggers) {
            logger.detachAppender(listener);
            logger.setLevel(null);
            logger.setAdditive(true);
        }
    }
}
