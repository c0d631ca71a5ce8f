package dev.runyard.ui.support;

import dev.runyard.engine.CoolOff;
import dev.runyard.engine.Leases;
import dev.runyard.engine.ServerAddress;
import dev.runyard.engine.Steps;
import dev.runyard.engine.ToolDefaults;
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
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
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
@ComponentScan({"dev.runyard.persistence", "dev.runyard.engine", "dev.runyard.ui"})
class PagesContext {
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
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
    Keyring keyring(DataSource database, InstantSource clock) throws IOException {
        var folder = Files.createTempDirectory("runyard-ui-test");
        return Keyring.open(MasterKeySource.file(folder.resolve("key")), new Keysets(database), clock.instant());
    }

    @Bean
    CapabilityTokens capabilityTokens(Keyring keyring) {
        return new CapabilityTokens(keyring);
    }

    @Bean
    BlobStore blobStore(Keyring keyring) throws IOException {
        return new FileBlobStore(Files.createTempDirectory("runyard-ui-test"), keyring);
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
    ServerAddress serverAddress() {
        return new ServerAddress("http://runyard.example");
    }

    @Bean
    DirectConnections directConnections(DataSource source) {
        return source::getConnection;
    }
}
