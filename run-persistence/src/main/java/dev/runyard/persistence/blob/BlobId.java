package dev.runyard.persistence.blob;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Names a blob: {@code blob-} and 40 random hex digits. */
public record BlobId(String value) {
    private static final int RANDOM_BYTES = 20;
    private static final String PREFIX = "blob-";

    public BlobId {
        // It becomes a path: nothing else may pass.
        if (!value.matches(PREFIX + "[0-9a-f]{40}")) {
            throw new IllegalArgumentException("not a blob id: " + value);
        }
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
