package dev.runyard.app.server;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import dev.runyard.app.database.Database;
import dev.runyard.app.database.EmbeddedPostgres;
import dev.runyard.app.database.OwnDatabase;
import dev.runyard.app.folder.Folders;
import dev.runyard.app.settings.Settings;
import dev.runyard.engine.TaskOrders;
import dev.runyard.persistence.ByIds;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** Joins the modules: every component below {@code dev.runyard}, on one database. */
@SpringBootApplication(
        scanBasePackages = "dev.runyard",
        proxyBeanMethods = false,
        // Nobody signs in with a password that Spring makes up.
        excludeName = "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration")
@EntityScan("dev.runyard.persistence")
@EnableJpaRepositories(basePackages = "dev.runyard.persistence", repositoryBaseClass = ByIds.class)
class ServerConfiguration {
    @Bean(destroyMethod = "close")
    Database database(Settings settings) throws IOException {
        if (settings.databaseUrl() != null) {
            return OwnDatabase.at(settings.databaseUrl());
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.in(settings.data(), Folders.ofThisProcess());
        // Ends it also when the program is told to stop while the context is still being made.
        SpringApplication.getShutdownHandlers().add(postgres::close);
        postgres.start();
        return postgres;
    }

    @Bean
    DbSchedulerCustomizer taskDatabase() {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<JdbcCustomization> jdbcCustomization() {
                return Optional.of(TaskOrders.POSTGRESQL);
            }
        };
    }

    @Bean
    DatabaseConnection databaseConnection(Database database) {
        return new DatabaseConnection(database.address());
    }
}
