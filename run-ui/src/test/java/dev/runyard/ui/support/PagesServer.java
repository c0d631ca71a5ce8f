package dev.runyard.ui.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The pages on a port of their own, once for all tests of the JVM. Each test makes an organization of its own. */
public final class PagesServer {
    private PagesServer() {}

    /** Returns the bean of this type: a door or a repository. */
    public static <T> T bean(Class<T> type) {
        return Running.CONTEXT.getBean(type);
    }

    public static URI address() {
        return URI.create(
                "http://localhost:" + Running.CONTEXT.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static final class Running {
        static final ConfigurableApplicationContext CONTEXT = start();

        private static ConfigurableApplicationContext start() {
            return new SpringApplicationBuilder(PagesContext.class)
                    .properties(Map.of(
                            "spring.datasource.url",
                            postgres().getJdbcUrl("postgres", "postgres"),
                            "spring.jpa.hibernate.ddl-auto",
                            "validate",
                            "spring.jpa.open-in-view",
                            false,
                            "server.port",
                            0,
                            "server.address",
                            "127.0.0.1",
                            // What surrounds the engine (tools, processes) is not here.
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
