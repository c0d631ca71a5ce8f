package dev.runyard.api.transfer;

import dev.runyard.persistence.crypto.CapabilityTokens;
import dev.runyard.persistence.crypto.CapabilityTokens.Purpose;
import dev.runyard.persistence.problem.NotFound;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Reads the right that stands in the path of an address. */
@Component
final class TransferRights {
    private final CapabilityTokens tokens;
    private final InstantSource clock;

    TransferRights(CapabilityTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Returns the id of the thing that the right is for.
     *
     * @throws NotFound when it is forged, too old, or of another kind
     */
    String require(Purpose purpose, String right) {
        return tokens.verify(purpose, right, clock.instant()).orElseThrow(NotFound::new);
    }
}
