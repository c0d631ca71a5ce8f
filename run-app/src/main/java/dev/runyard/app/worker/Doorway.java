package dev.runyard.app.worker;

import dev.runyard.app.settings.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * How the worker in this process reaches the server. With TLS the certificate names another host than this machine's
 * loopback, so that a second, plain connector is opened there.
 */
@Component
public final class Doorway implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String LOOPBACK = "127.0.0.1";

    private final Settings settings;
    private final @Nullable Connector plain;

    Doorway(Settings settings) {
        this.settings = settings;
        this.plain = settings.tlsCert() == null ? null : loopbackConnector();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (plain != null) {
            factory.addAdditionalConnectors(plain);
        }
    }

    /** The address on this machine; to be asked once the web server is up. */
    public URI address() {
        if (plain != null) {
            return URI.create("http://" + LOOPBACK + ":" + plain.getLocalPort());
        }
        return URI.create("http://" + host(settings.bind()) + ":" + settings.port());
    }

    private static String host(@Nullable String bind) {
        try {
            if (bind == null || InetAddress.getByName(bind).isAnyLocalAddress()) {
                return LOOPBACK;
            }
        } catch (UnknownHostException e) {
            return LOOPBACK;
        }
        return bind.contains(":") ? "[" + bind + "]" : bind;
    }

    private static Connector loopbackConnector() {
        Connector connector = new Connector();
        connector.setProperty("address", LOOPBACK);
        connector.setPort(0);
        return connector;
    }
}
