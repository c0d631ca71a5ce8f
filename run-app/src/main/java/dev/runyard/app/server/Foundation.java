package dev.runyard.app.server;

import dev.runyard.app.database.Database;
import dev.runyard.app.settings.BlobPlace;
import dev.runyard.app.settings.Secret;
import dev.runyard.app.settings.Settings;
import dev.runyard.app.worker.Machine;
import dev.runyard.engine.CoolOff;
import dev.runyard.engine.Leases;
import dev.runyard.engine.ServerAddress;
import dev.runyard.engine.Steps;
import dev.runyard.engine.ToolDefaults;
import dev.runyard.engine.configurationversion.ArchiveLimits;
import dev.runyard.engine.hint.DirectConnections;
import dev.runyard.engine.limit.ServerLimits;
import dev.runyard.engine.user.FirstAdmin;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.blob.FileBlobStore;
import dev.runyard.persistence.blob.S3BlobStore;
import dev.runyard.persistence.blob.S3Location;
import dev.runyard.persistence.blob.StoreIdentity;
import dev.runyard.persistence.crypto.CapabilityTokens;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.crypto.Keysets;
import dev.runyard.persistence.crypto.MasterKeySource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What the settings decide and every module stands on: keys, blobs, leases, addresses, the clock. */
@Configuration(proxyBeanMethods = false)
class Foundation {
    @Bean
    InstantSource instantSource() {
        return InstantSource.system();
    }

    @Bean
    Ids ids() {
        return new Ids();
    }

    @Bean
    ServerAddress serverAddress(Settings settings) {
        return new ServerAddress(settings.address().toString());
    }

    /** Without a setting, new workspaces get what this machine has; without that, whatever their worker has. */
    @Bean
    ToolDefaults toolDefaults(Settings settings) {
        if (settings.terraformVersion() != null) {
            return new ToolDefaults(settings.terraformVersion());
        }
        return new ToolDefaults(
                Machine.terraform().map(found -> found.version().toString()).orElse("latest"));
    }

    @Bean
    AdminToken adminToken(Settings settings, FirstAdmin admin) {
        return AdminToken.keep(
                admin.ensure(Optional.ofNullable(settings.adminToken()).map(Secret::value)), settings.data());
    }

    @Bean
    Leases leases(Settings settings) {
        return settings.leases();
    }

    @Bean
    CoolOff coolOff(Settings settings) {
        return new CoolOff(settings.forceCancelAfter());
    }

    @Bean
    ServerLimits serverLimits(Settings settings) {
        return new ServerLimits(settings.runsCeiling(), settings.planTimeout(), settings.applyTimeout());
    }

    @Bean
    ArchiveLimits archiveLimits(Settings settings) {
        return ArchiveLimits.DEFAULT.withUpload(settings.uploadSize().toBytes());
    }

    @Bean
    Steps steps(TransactionOperations transactions) {
        return new Steps(transactions);
    }

    @Bean
    DirectConnections directConnections(Database database) {
        return database::connect;
    }

    @Bean
    Keyring keyring(Settings settings, DataSource database, InstantSource clock) {
        Secret key = settings.encryptionKey();
        MasterKeySource source = key == null
                ? MasterKeySource.file(settings.data().resolve("encryption-key"))
                : MasterKeySource.setting("RUNYARD_ENCRYPTION_KEY", key.value());
        return Keyring.open(source, new Keysets(database), clock.instant());
    }

    @Bean
    CapabilityTokens capabilityTokens(Keyring keyring) {
        return new CapabilityTokens(keyring);
    }

    @Bean
    BlobStore blobStore(
            Settings settings,
            Keyring keyring,
            JdbcClient jdbc,
            TransactionOperations transactions,
            InstantSource clock) {
        BlobStore store = store(settings, keyring);
        new StoreIdentity(jdbc, transactions).check(store, clock.instant());
        return store;
    }

    private static BlobStore store(Settings settings, Keyring keyring) {
        return switch (settings.blobPlace()) {
            case BlobPlace.Folder(Path folder) -> new FileBlobStore(folder, keyring);
            case BlobPlace.Bucket(S3Location location) ->
                S3BlobStore.open(location, settings.data().resolve("outgoing"), keyring);
        };
    }
}
