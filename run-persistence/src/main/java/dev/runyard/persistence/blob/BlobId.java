package dev.runyard.persistence.blob;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names a blob: {@code blob-} and 40 random hex digits. */
public record BlobId(String value) {
    private static final int RANDOM_BYTES = 20;
    private static final String PREFIX = "blob-";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{40}");

    public BlobId {
        // It becomes a path: nothing else may pass.
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a blob id: " + value);
        }
    }

    /** Reads the name of something in a store; nothing when that is no blob. */
    static Optional<BlobId> named(String name) {
        return FORM.matcher(name).matches() ? Optional.of(new BlobId(name)) : Optional.empty();
    }

    static BlobId random(RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new BlobId(PREFIX + HexFormat.of().formatHex(bytes));
    }

    /** Returns the first two of the random digits, by which a store may spread its blobs. */
    String spread() {
        return value.substring(PREFIX.length(), PREFIX.length() + 2);
    }

    @Override
    public String toString() {
        return value;
    }
}
