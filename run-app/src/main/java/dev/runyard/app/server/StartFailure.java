package dev.runyard.app.server;

import dev.runyard.app.settings.Refusal;
import dev.runyard.persistence.Outage;
import dev.runyard.persistence.StartRefused;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;

/** Finds, in what a framework made of a failed start, the one line that helps. */
final class StartFailure {
    private static final Logger LOG = LoggerFactory.getLogger(StartFailure.class);

    private StartFailure() {}

    /** A failure that no operator can do anything about is logged whole, for whoever can. */
    static Refusal refusal(RuntimeException failure) {
        for (Throwable cause : causes(failure)) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof StartRefused refused) {
                return Refusal.notPossible(String.valueOf(refused.getMessage()));
            }
            if (cause instanceof PortInUseException port) {
                return Refusal.notPossible(
                        "Port " + port.getPort() + " is taken: stop what has it, or set RUNYARD_PORT");
            }
        }
        if (Outage.of(failure).filter(Outage.DATABASE_UNREACHABLE::equals).isPresent()) {
            return Refusal.notPossible("The database went away while the server started: "
                    + String.valueOf(causes(failure).getLast().getMessage()).replaceAll("\\s+", " "));
        }
        LOG.error("The start failed", failure);
        return Refusal.notPossible("could not start: " + causes(failure).getLast());
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable at = failure; at != null && !causes.contains(at); at = at.getCause()) {
            causes.add(at);
        }
        return causes;
    }
}
