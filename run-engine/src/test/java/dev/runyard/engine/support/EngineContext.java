package dev.runyard.engine.support;

import dev.runyard.engine.CoolOff;
import dev.runyard.engine.Leases;
import dev.runyard.engine.ServerAddress;
import dev.runyard.engine.Steps;
import dev.runyard.engine.ToolDefaults;
import dev.runyard.engine.configurationversion.ArchiveLimits;
import dev.runyard.engine.hint.DirectConnections;
import dev.runyard.engine.limit.ServerLimits;
import dev.runyard.persistence.ByIds;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.blob.FileBlobStore;
import dev.runyard.persistence.crypto.CapabilityTokens;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.crypto.Keysets;
import dev.runyard.persistence.crypto.MasterKeySource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** What the application module provides, as small as it can be. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EntityScan("dev.runyard.persistence")
@EnableJpaRepositories(basePackages = "dev.runyard.persistence", repositoryBaseClass = ByIds.class)
@ComponentScan({"dev.runyard.engine", "dev.runyard.persistence"})
class EngineContext {
    @Bean
    MovableClock clock() {
        return new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Bean
    Ids ids() {
        return new Ids();
    }

    @Bean
    Steps steps(TransactionOperations transactions) {
        return new Steps(transactions);
    }

    @Bean
    Keyring keyring(DataSource database, MovableClock clock) {
        return Keyring.open(MasterKeySource.file(scratch().resolve("key")), new Keysets(database), clock.instant());
    }

    @Bean
    CapabilityTokens capabilityTokens(Keyring keyring) {
        return new CapabilityTokens(keyring);
    }

    @Bean
    BlobStore blobStore(Keyring keyring) {
        return new FileBlobStore(scratch().resolve("blobs"), keyring);
    }

    @Bean
    ToolDefaults toolDefaults() {
        return new ToolDefaults("1.11.4");
    }

    @Bean
    JsonMapper jsonMapper() {
        return new JsonMapper();
    }

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Leases leases() {
        return Leases.DEFAULT;
    }

    @Bean
    CoolOff coolOff() {
        return new CoolOff(Duration.ofMinutes(1));
    }

    @Bean
    ServerLimits serverLimits() {
        return ServerLimits.DEFAULT;
    }

    @Bean
    ArchiveLimits archiveLimits() {
        return ArchiveLimits.DEFAULT;
    }

    @Bean
    ServerAddress serverAddress() {
        return new ServerAddress("http://localhost:8080");
    }

    @Bean
    DirectConnections directConnections(DataSource source) {
        return source::getConnection;
    }

    private static Path scratch() {
        return Scratch.FOLDER;
    }

    private static final class Scratch {
        static final Path FOLDER = make();

        private static Path make() {
            try {
                var folder = Files.createTempDirectory("runyard-engine-test");
                folder.toFile().deleteOnExit();
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
