package dev.runyard.app.blob;

import dev.runyard.acceptance.support.S3Server;
import dev.runyard.acceptance.support.TestDatabase;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.blob.FileBlobStore;
import dev.runyard.persistence.blob.S3BlobStore;
import dev.runyard.persistence.blob.S3Location;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.crypto.Keysets;
import dev.runyard.persistence.crypto.MasterKey;
import dev.runyard.persistence.crypto.MasterKeySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.apache.commons.lang3.RandomStringUtils;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The stores there are, as servers of an installation would open them. */
enum StoreKind {
    FILES {
        @Override
        StorePlace make() {
            return at(temporary());
        }

        @Override
        StorePlace again(StorePlace place) {
            return at(place.root());
        }

        private StorePlace at(Path root) {
            return new StorePlace(new FileBlobStore(root, Keys.RING), root, root.resolve("tmp"));
        }
    },
    S3 {
        @Override
        StorePlace make() {
            return at(S3Server.running()
                    .bucket("bucket-"
                            + RandomStringUtils.secure().nextAlphanumeric(10).toLowerCase(Locale.ROOT)));
        }

        @Override
        StorePlace again(StorePlace place) {
            return at(place.root());
        }

        private StorePlace at(Path bucket) {
            var location = new S3Location(
                    bucket.getFileName().toString(),
                    "",
                    S3Server.running().address(),
                    null,
                    true,
                    new S3Location.Key(S3Server.ACCESS_KEY, S3Server.SECRET_KEY));
            Path outgoing = temporary();
            return new StorePlace(open(location, outgoing), bucket, outgoing.resolve("tmp"));
        }
    };

    /** Makes an empty store. */
    abstract StorePlace make();

    /** Opens a store once more, as another server does. */
    abstract StorePlace again(StorePlace place);

    /** Opens a bucket wherever it is. */
    static BlobStore open(S3Location location, Path outgoing) {
        return S3BlobStore.open(location, outgoing, Keys.RING);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("blob-store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Keys {
        static final Keyring RING = make();

        private static Keyring make() {
            try (var database = TestDatabase.start()) {
                var tables = new DriverManagerDataSource(database.url());
                Flyway.configure().dataSource(tables).load().migrate();
                return Keyring.open(
                        MasterKeySource.setting("KEY", MasterKey.generate().toJson()),
                        new Keysets(tables),
                        Instant.now());
            }
        }
    }
}
