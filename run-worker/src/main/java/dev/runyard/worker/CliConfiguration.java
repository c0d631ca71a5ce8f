package dev.runyard.worker;

import dev.runyard.contract.TerraformAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Terraform's own settings for a run: how it reaches this server, and where providers come from.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cli/config/config-file">CLI configuration file</a>
 */
final class CliConfiguration {
    private static final List<String> API_SERVICES = List.of("tfe.v2", "tfe.v2.1", "tfe.v2.2", "state.v2");

    private CliConfiguration() {}

    static String text(TerraformAccess access, List<Path> mirrors) throws IOException {
        URI url = URI.create(access.url());
        String host = url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
        var text = new StringBuilder("disable_checkpoint = true\n");
        text.append("credentials ")
                .append(VariablesFile.quote(host))
                .append(" {\n  token = ")
                .append(VariablesFile.quote(access.token()))
                .append("\n}\n");
        if ("http".equals(url.getScheme())) {
            text.append(services(host, access.url()));
        }
        if (!mirrors.isEmpty()) {
            List<String> here = new ArrayList<>();
            text.append("provider_installation {\n");
            for (Path mirror : mirrors) {
                text.append("  filesystem_mirror {\n    path = ")
                        .append(VariablesFile.quote(mirror.toString()))
                        .append("\n  }\n");
                here.addAll(providers(mirror));
            }
            text.append("  direct {\n    exclude = [")
                    .append(String.join(", ", here))
                    .append("]\n  }\n}\n");
        }
        return text.toString();
    }

    /** What the mirror has is not asked for elsewhere: its home may be out of reach, which would be an error. */
    private static List<String> providers(Path mirror) throws IOException {
        try (Stream<Path> folders = Files.find(mirror, 3, (path, is) -> is.isDirectory())) {
            return folders.map(mirror::relativize)
                    .filter(path -> path.getNameCount() == 3)
                    .map(path -> VariablesFile.quote(path.toString()))
                    .sorted()
                    .toList();
        }
    }

    /** Discovery is always HTTPS; a host block takes its place, and its addresses may be plain. */
    private static String services(String host, String url) {
        var text = new StringBuilder("host " + VariablesFile.quote(host) + " {\n  services = {\n");
        API_SERVICES.forEach(service -> add(text, service, url + "/api/v2/"));
        add(text, "modules.v1", url + "/api/registry/v1/modules/");
        add(text, "providers.v1", url + "/api/registry/v1/providers/");
        return text.append("  }\n}\n").toString();
    }

    private static void add(StringBuilder text, String service, String url) {
        text.append("    ")
                .append(VariablesFile.quote(service))
                .append(" = ")
                .append(VariablesFile.quote(url))
                .append("\n");
    }
}
