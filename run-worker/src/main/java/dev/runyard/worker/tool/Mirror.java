package dev.runyard.worker.tool;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where releases of a tool come from, and whose word is taken for them.
 *
 * @param place where they are
 * @param keys a file of armored OpenPGP public keys; null for the publisher's own
 */
public record Mirror(Place place, @Nullable Path keys) {
    /** The publisher's own site and keys. */
    public static final Mirror PUBLISHER = new Mirror(new Place.Home(), null);

    /** None at all: only what is on this machine runs. */
    public static final Mirror NONE = new Mirror(new Place.None(), null);

    /** A place of releases. */
    public sealed interface Place {
        /** The publisher's own site. */
        record Home() implements Place {}

        /** Nowhere. */
        record None() implements Place {}

        /**
         * A web server.
         *
         * @param url ends with a slash
         */
        record Web(URI url) implements Place {}

        /** A folder, which must exist when it is asked; for machines without a network. */
        record Folder(Path path) implements Place {}

        /**
         * Returns the place that {@code publisher}, {@code none}, an address or an absolute path stand for.
         *
         * @throws IllegalArgumentException with the rule
         */
        static Place of(String text) {
            if (text.equals("publisher")) {
                return new Home();
            }
            if (text.equals("none")) {
                return new None();
            }
            if (text.startsWith("/")) {
                return new Folder(Path.of(text).normalize());
            }
            URI url = Addresses.parse(text);
            return new Web(text.endsWith("/") ? url : URI.create(text + "/"));
        }
    }

    private static final class Addresses {
        private static final String RULE =
                "must be publisher, none, an absolute path, or an address such as https://mirror.example.com/terraform";

        static URI parse(String text) {
            URI url;
            try {
                url = URI.create(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(RULE, e);
            }
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!web
                    || url.getHost() == null
                    || url.getUserInfo() != null
                    || url.getQuery() != null
                    || url.getFragment() != null) {
                throw new IllegalArgumentException(RULE);
            }
            return url;
        }
    }

    /**
     * Returns the keys to trust.
     *
     * @throws IOException with a line for people when the file of keys cannot be used
     */
    public PublisherKeys trusted(String tool) throws IOException {
        if (keys == null) {
            return Publisher.of(tool).orElseThrow().ownKeys();
        }
        try {
            return PublisherKeys.parse(Files.readString(keys));
        } catch (IOException e) {
            throw new IOException("The keys in " + keys + " cannot be used: " + e.getMessage(), e);
        }
    }
}
