package dev.runyard.app.settings;

import dev.runyard.persistence.blob.S3Location;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where blobs live: in one folder or in one bucket, which all servers of an installation share. */
public sealed interface BlobPlace {
    /** A folder, perhaps on a file system that other machines have mounted as well. */
    record Folder(Path path) implements BlobPlace {}

    /** A bucket of Amazon's S3, or of a server that speaks like it. */
    record Bucket(S3Location location) implements BlobPlace {}

    /** Finds the place; refuses settings that do not go together. */
    static BlobPlace of(Settings settings) {
        String bucket = settings.s3Bucket();
        if (bucket == null) {
            return folder(settings);
        }
        if (settings.blobs() != null) {
            throw Refusal.wrongRequest("RUNYARD_BLOBS and RUNYARD_S3_BUCKET are two places for the same: set one");
        }
        require("RUNYARD_S3_BUCKET", bucket, Rule.BUCKET, "3 to 63 letters, digits, dots, dashes and underscores");
        URI endpoint = settings.s3Endpoint();
        if (endpoint != null && !ServerUrl.isAddress(endpoint)) {
            throw Refusal.wrongRequest("RUNYARD_S3_ENDPOINT must be http:// or https:// with a host, and no path, as in"
                    + " https://s3.example.com");
        }
        boolean pathStyle = Objects.requireNonNullElse(settings.s3PathStyle(), endpoint != null);
        return new Bucket(
                new S3Location(bucket, prefix(settings), endpoint, settings.s3Region(), pathStyle, key(settings)));
    }

    private static BlobPlace folder(Settings settings) {
        boolean half = Stream.of(
                        settings.s3Endpoint(),
                        settings.s3Region(),
                        settings.s3Prefix(),
                        settings.s3PathStyle(),
                        settings.s3AccessKey(),
                        settings.s3SecretKey())
                .anyMatch(Objects::nonNull);
        if (half) {
            throw Refusal.wrongRequest("RUNYARD_S3_… settings do nothing without RUNYARD_S3_BUCKET: set it, too");
        }
        Path folder = settings.blobs();
        return new Folder(folder == null ? settings.data().resolve("blobs") : folder);
    }

    private static String prefix(Settings settings) {
        String prefix = settings.s3Prefix();
        if (prefix == null) {
            return "";
        }
        require("RUNYARD_S3_PREFIX", prefix, Rule.PREFIX, "words with slashes between them, as in teams/runyard");
        return prefix.endsWith("/") ? prefix : prefix + "/";
    }

    private static S3Location.@Nullable Key key(Settings settings) {
        Secret id = settings.s3AccessKey();
        Secret secret = settings.s3SecretKey();
        if ((id == null) != (secret == null)) {
            throw Refusal.wrongRequest("RUNYARD_S3_ACCESS_KEY and RUNYARD_S3_SECRET_KEY go together: set both or none");
        }
        return id == null || secret == null ? null : new S3Location.Key(id.value(), secret.value());
    }

    private static void require(String name, String value, Pattern rule, String words) {
        if (!rule.matcher(value).matches()) {
            throw Refusal.wrongRequest(name + " is " + value + ": it must be " + words);
        }
    }

    /** Wider than Amazon's own rules: other servers have others. */
    final class Rule {
        private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,62}");
        private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*/?");

        private Rule() {}
    }
}
