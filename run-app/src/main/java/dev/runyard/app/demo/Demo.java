package dev.runyard.app.demo;

import dev.runyard.app.server.Server;
import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.Settings;
import dev.runyard.app.worker.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/**
 * A server with everything in it on a free port, and one {@code terraform apply} of the example on it. Its data stays in
 * the folder {@code demo} of the data folder, so that it can be repeated.
 */
public final class Demo {
    private static final String ORGANIZATION = "demo";
    private static final String WORKSPACE = "hello";

    private Demo() {}

    /**
     * Runs the demonstration; unless {@code once}, the server goes on afterwards.
     *
     * @throws Refusal when anything failed; the server is stopped then
     */
    public static void run(Map<String, String> environment, boolean once) {
        Settings settings = DemoSettings.from(environment);
        var terraform = Machine.requireTerraform();
        System.out.println("Starting Runyard with its data in " + settings.data() + " …");
        Server server = Server.start(settings);
        try {
            System.out.println("Runyard is ready at " + server.address());
            String token = token(server);
            DemoFolder folder = DemoFolder.make(settings.data(), server.address(), token, ORGANIZATION, WORKSPACE);
            try (DemoApi api = new DemoApi(server.address(), token)) {
                api.organization(ORGANIZATION);
                api.workspace(ORGANIZATION, WORKSPACE);
                TerraformCommand cli = new TerraformCommand(terraform.binary(), folder);
                cli.run("init", "-input=false");
                cli.run("apply", "-auto-approve", "-input=false");
                System.out.println("\nThe outputs, as Runyard keeps them:");
                cli.run("output");
                tellHowToGoOn(server, folder, token, api.newestRun(ORGANIZATION, WORKSPACE), once);
            }
        } catch (Refusal | IOException e) {
            server.close();
            throw e instanceof Refusal refusal ? refusal : Refusal.notPossible(String.valueOf(e.getMessage()));
        }
        if (once) {
            server.close();
            System.exit(0);
        }
    }

    private static String token(Server server) throws IOException {
        if (Files.notExists(server.adminTokenFile())) {
            throw Refusal.notPossible("The demonstration's token is gone: remove "
                    + server.adminTokenFile().getParent() + " to begin anew");
        }
        return Files.readString(server.adminTokenFile()).strip();
    }

    private static void tellHowToGoOn(Server server, DemoFolder folder, String token, String run, boolean once) {
        System.out.printf(
                "%nThe run's page:  %s/app/%s/%s/runs/%s%nThe token:       %s%n",
                server.address(), ORGANIZATION, WORKSPACE, run, token);
        if (!once) {
            System.out.printf(
                    "%nGo on in another terminal, until Ctrl-C here ends the server:%n%n"
                            + "  cd %s%n  export TF_CLI_CONFIG_FILE=%s%n  terraform plan%n",
                    folder.path(), folder.cliConfiguration());
        }
    }
}
