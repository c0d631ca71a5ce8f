package dev.runyard.app.server;

import dev.runyard.app.folder.Folders;
import dev.runyard.app.settings.LogFormat;
import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.Settings;
import dev.runyard.app.worker.EmbeddedWorker;
import dev.runyard.app.worker.Machine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** A Runyard server in this process that answers on its port. */
public final class Server implements AutoCloseable {
    private final Settings settings;
    private final ConfigurableApplicationContext context;

    private Server(Settings settings, ConfigurableApplicationContext context) {
        this.settings = settings;
        this.context = context;
    }

    /**
     * Starts a server with a worker in it, and returns when it answers.
     *
     * @throws Refusal when it cannot start; nothing of it is left then
     */
    public static Server start(Settings settings) {
        Machine.require(settings.sandbox());
        Machine.require(settings.runsReach());
        Machine.require(settings.mirrors());
        Machine.requireHidden(settings.sandbox(), "RUNYARD_DATA", settings.data());
        Machine.requireHidden(settings.sandbox(), "RUNYARD_WORK", settings.work());
        Machine.requireHidden(settings.sandbox(), "RUNYARD_BLOBS", settings.blobs());
        Machine.requireHidden(settings.sandbox(), "RUNYARD_TLS_KEY", settings.tlsKey());
        return start(settings, ServerConfiguration.class, EmbeddedWorker.class);
    }

    /** Starts a server that leaves the runs to other workers; otherwise as {@link #start(Settings)}. */
    public static Server startWithoutWorker(Settings settings) {
        return start(settings, ServerConfiguration.class);
    }

    private static Server start(Settings settings, Class<?>... parts) {
        Folders.ofThisProcess().makeWritable(settings.data(), "RUNYARD_DATA");
        requireFreePort(settings);
        Certificate.require(settings);
        SpringApplication application = new SpringApplication(parts);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        // Each module may have a class of the same name for the same thing.
        application.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("settings", settings));
        try {
            return new Server(settings, application.run(arguments(settings)));
        } catch (RuntimeException e) {
            throw StartFailure.refusal(e);
        }
    }

    /** The site admin's token, when this start made one: to be shown now and never again. */
    public Optional<String> newAdminToken() {
        return context.getBean(AdminToken.class).made();
    }

    /** The file that keeps a token which some start made. */
    public Path adminTokenFile() {
        return context.getBean(AdminToken.class).file();
    }

    /** The address users see. */
    public URI address() {
        return settings.address();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Spring's own names for our settings; as arguments they win over anything in the environment. */
    private static String[] arguments(Settings settings) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=" + settings.port());
        if (settings.bind() != null) {
            arguments.add("--server.address=" + settings.bind());
        }
        Path certificate = settings.tlsCert();
        Path key = settings.tlsKey();
        if (certificate != null && key != null) {
            arguments.add("--server.ssl.certificate=" + certificate.toUri());
            arguments.add("--server.ssl.certificate-private-key=" + key.toUri());
        }
        if (settings.log() == LogFormat.JSON) {
            arguments.add("--logging.structured.format.console=ecs");
        }
        return arguments.toArray(String[]::new);
    }

    /** Tells it before the database was started for nothing. */
    private static void requireFreePort(Settings settings) {
        InetSocketAddress address = settings.bind() == null
                ? new InetSocketAddress(settings.port())
                : new InetSocketAddress(settings.bind(), settings.port());
        if (address.isUnresolved()) {
            throw Refusal.wrongRequest("RUNYARD_BIND is " + settings.bind() + ", which is no address of this machine");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            throw Refusal.notPossible("Port " + settings.port() + " cannot be taken (" + e.getMessage()
                    + "): stop what has it, or set RUNYARD_PORT to another");
        }
    }
}
