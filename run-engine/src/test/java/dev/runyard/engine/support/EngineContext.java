package dev.runyard.engine.support;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.Ids;
import java.time.Instant;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.transaction.support.TransactionOperations;

/** What the application module provides, as small as it can be. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EntityScan("dev.runyard.persistence")
@EnableJpaRepositories("dev.runyard.persistence")
@ComponentScan("dev.runyard.engine")
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
}
