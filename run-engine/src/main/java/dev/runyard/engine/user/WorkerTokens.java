package dev.runyard.engine.user;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The tokens of workers inside this process; there is nothing to remember of them once it has ended. */
@Component
final class WorkerTokens {
    private final Map<String, String> namesByHash = new ConcurrentHashMap<>();

    String mint(String name) {
        String text = TokenText.random();
        namesByHash.put(TokenText.hash(text), name);
        return text;
    }

    Optional<String> nameOf(String hash) {
        return Optional.ofNullable(namesByHash.get(hash));
    }
}
