package dev.runyard.persistence.blob;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a bucket is, and as whom to enter it.
 *
 * @param prefix what the names of all objects begin with; empty, or with a slash at its end
 * @param endpoint the server's address; null: Amazon's own
 * @param region null: the one the AWS SDK finds
 * @param pathStyle whether the bucket is named in the path rather than in the host
 * @param key null: the credentials the AWS SDK finds
 */
public record S3Location(
        String bucket,
        String prefix,
        @Nullable URI endpoint,
        @Nullable String region,
        boolean pathStyle,
        @Nullable Key key) {

    /** A pair of keys; the secret is never printed. */
    public record Key(String id, String secret) {
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    /** For messages: what an operator would call it. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix + (endpoint == null ? "" : " at " + endpoint);
    }
}
