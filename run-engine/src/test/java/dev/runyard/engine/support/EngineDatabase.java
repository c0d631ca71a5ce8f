package dev.runyard.engine.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The engine on a real PostgreSQL, once for all tests of the JVM. The entities are checked against the migrations when
 * it starts. Tests share the database: each makes an organization of its own.
 */
public final class EngineDatabase {
    private EngineDatabase() {}

    /** Returns the bean of this type: a door, a repository, or {@link MovableClock}. Beans are made when first asked for. */
    public static <T> T bean(Class<T> type) {
        return Running.CONTEXT.getBean(type);
    }

    /** Returns all beans of this type. */
    public static <T> Collection<T> beans(Class<T> type) {
        return Running.CONTEXT.getBeansOfType(type).values();
    }

    private static final class Running {
        static final ConfigurableApplicationContext CONTEXT = start();

        private static ConfigurableApplicationContext start() {
            return new SpringApplicationBuilder(EngineContext.class)
                    .web(WebApplicationType.NONE)
                    .properties(Map.of(
                            "spring.datasource.url",
                            postgres().getJdbcUrl("postgres", "postgres"),
                            "spring.datasource.hikari.maximum-pool-size",
                            10,
                            "spring.jpa.hibernate.ddl-auto",
                            "validate",
                            "spring.jpa.open-in-view",
                            false,
                            // A part whose surroundings are not here (processes, HTTP) must not keep the others from
                            // tests.
                            "spring.main.lazy-initialization",
                            true,
                            "spring.main.banner-mode",
                            "off"))
                    .run();
        }

        private static EmbeddedPostgres postgres() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
