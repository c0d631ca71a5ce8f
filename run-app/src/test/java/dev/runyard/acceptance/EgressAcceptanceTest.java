package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Gate;
import dev.runyard.acceptance.support.PageVisit;
import dev.runyard.acceptance.support.RunyardProcess;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs reach over the network: by default, and as the site admin says. */
class EgressAcceptanceTest {
    private static final Pattern ANSWER = Pattern.compile("([0-9a-f.:]+ \\d+) answers \\d+");

    private final TestPlatform platform = TestPlatform.running();
    private final Tenant tenant = platform.tenant();

    @Test
    void byDefaultARunReachesTheServerAndNothingElseOfTheMachine() throws Exception {
        try (var gate = new Gate(null)) {
            var own = own().getHostAddress();
            var port = platform.admin().server().getPort();
            var run = tenant.workspace("hostile", Map.of("auto-apply", true))
                    .startRun(asking(
                            "127.0.0.1 " + port,
                            "127.0.0.1 " + gate.port(),
                            "::1 " + gate.port(),
                            own + " " + gate.port(),
                            own + " " + port,
                            "127.0.0.1 " + platform.databasePort(),
                            "169.254.169.254 80",
                            "10.0.0.1 80"))
                    .awaits("applied");

            assertThat(run.applyLog()).contains(" · network deny-list · ");
            assertThat(answers(run.applyLog())).containsExactly("127.0.0.1 " + port);
            assertThat(gate.visits()).isZero();
        }
    }

    @Test
    void whatPreparesAPlanIsHeldByThePolicyAndAnAddressThatIsAllowedIsReached() throws Exception {
        try (var gate = new Gate(null)) {
            var module = Map.of("main.tf", """
                    module "here" {
                      source = "http://%s:%d/module.tar.gz"
                    }
                    """.formatted(own().getHostAddress(), gate.port()));
            var workspace = tenant.workspace("module");

            workspace.startRun(module).awaits("errored");
            assertThat(gate.visits()).isZero();

            var allowed = Map.of("egress-policy", "allow-list", "egress-allow", List.of(own().getHostAddress()));
            tenant.reach(platform.admin(), allowed).is(200);
            var run = workspace.startRun(module).awaits("planned_and_finished");
            assertThat(run.planLog()).contains(" · network allow-list · ");
            assertThat(gate.visits()).isPositive();
        }
    }

    @Test
    void whoIsLetThroughReachesTheServicesOfTheMachine() {
        try (var gate = new Gate()) {
            tenant.open(platform.admin());

            var run = tenant.workspace("trusted", Map.of("auto-apply", true))
                    .startRun(asking("127.0.0.1 " + gate.port()))
                    .awaits("applied");

            assertThat(run.applyLog()).contains(" · network open · ");
            assertThat(answers(run.applyLog())).containsExactly("127.0.0.1 " + gate.port());
        }
    }

    @Test
    void aPolicyIsReadAndTakenBack() {
        var policy = Map.of(
                "egress-policy",
                "deny-list",
                "egress-allow",
                List.of("10.20.0.0/16"),
                "egress-deny",
                List.of("8.8.8.8"));
        tenant.reach(platform.admin(), policy).is(200);

        var read = platform.admin().get("admin/organizations/" + tenant.name()).is(200);
        assertThat(read.attribute("egress-policy").asString()).isEqualTo("deny-list");
        assertThat(read.attribute("egress-allow").toString()).isEqualTo("[\"10.20.0.0/16\"]");
        assertThat(read.attribute("egress-deny").toString()).isEqualTo("[\"8.8.8.8\"]");

        var nothing = new HashMap<String, Object>();
        nothing.put("egress-policy", null);
        var after = tenant.reach(platform.admin(), nothing).is(200);
        assertThat(after.attribute("egress-policy").isNull()).isTrue();
        assertThat(after.attribute("egress-allow").toString()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin/pasta", "/usr/sbin/nft"})
    void aServerThatCannotKeepItsRunsFromTheMachineDoesNotStart(Path program) throws IOException {
        assumeTrue(Files.exists(program) && RunyardProcess.canHide(), "nothing can be hidden here");
        var folder = TestPlatform.folder();
        var settings =
                Map.of("RUNYARD_DATA", folder.toString(), "RUNYARD_PORT", Integer.toString(TestPlatform.freePort()));

        try (var server = RunyardProcess.startWithout(program, settings, "serve")) {
            assertThat(server.exitCode()).isNotZero();
            assertThat(server.output())
                    .contains("cannot be kept from them here", "install passt and nftables", "RUNYARD_EGRESS=open")
                    .doesNotContain("ready");
        }
    }

    @Test
    void theSiteAdminSetsAPolicyOnAPageAndItsOwnersReadIt() {
        var stranger = platform.stranger();
        var theirs = platform.tenant(stranger);
        var path = "/app/" + theirs.name() + "/settings/egress";
        var admin = PageVisit.of(platform.admin());
        var owner = PageVisit.of(stranger);
        var asked = "egress-policy=allow-list&egress-allow=10.20.0.0/16%0D%0A%0D%0A192.0.2.7%0D%0A&egress-deny=";

        assertThat(owner.get("/app/" + theirs.name() + "/settings/general")
                        .is(200)
                        .body())
                .contains(path);
        assertThat(owner.get(path).is(200).body())
                .contains("The site admin sets it")
                .doesNotContain(">Save<");
        sent(owner, path, asked).is(404);
        sent(admin, path, asked).is(303);
        assertThat(owner.get(path).is(200).body()).contains("10.20.0.0/16\n192.0.2.7");
        assertThat(stranger.get("organizations/" + theirs.name())
                        .is(200)
                        .attribute("egress-policy")
                        .asString())
                .isEqualTo("allow-list");

        assertThat(sent(admin, path, "egress-policy=open&egress-allow=10.0.0.0/8")
                        .is(422)
                        .body())
                .contains("Nothing was changed", "needs the egress-policy deny-list or allow-list", "10.0.0.0/8");
        assertThat(sent(admin, path, "egress-policy=closed").is(422).body()).contains("must be open, deny-list or");
        sent(admin, path, "egress-policy=").is(303);
        assertThat(owner.get(path).is(200).body()).doesNotContain("192.0.2.7");
    }

    private static Answer sent(PageVisit visit, String path, String form) {
        return visit.send("POST", path, BodyPublishers.ofString(form), "application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @CsvSource({
        "egress-policy, closed, ",
        "egress-allow, deny-list, example.com",
        "egress-deny, allow-list, 10.0.0.1/8",
        "egress-allow, open, 10.0.0.0/8",
        "egress-allow, , 10.0.0.0/8"
    })
    void aPolicyThatIsNoneIsRefused(String attribute, String policy, String range) {
        var asked = new HashMap<String, Object>();
        asked.put("egress-policy", policy);
        if (range != null) {
            asked.put(attribute, List.of(range));
        }

        assertThat(tenant.reach(platform.admin(), asked).is(422).pointer()).isEqualTo("/data/attributes/" + attribute);
    }

    @Test
    void anOwnerHasNoSay() {
        var stranger = platform.stranger();
        var theirs = platform.tenant(stranger);

        stranger.patch(
                        "admin/organizations/" + theirs.name(),
                        ApiClient.document("organizations", Map.of("egress-policy", "open")))
                .is(404);
        stranger.patch(
                "organizations/" + theirs.name(), ApiClient.document("organizations", Map.of("egress-policy", "open")));
        assertThat(stranger.get("organizations/" + theirs.name())
                        .is(200)
                        .attribute("egress-policy")
                        .isNull())
                .isTrue();
    }

    /** Asks at addresses and ports for a page, in an apply, and says who answers. */
    private static Map<String, String> asking(String... places) {
        return Map.of("main.tf", """
                resource "terraform_data" "asks" {
                  provisioner "local-exec" {
                    interpreter = ["/bin/bash", "-c"]
                    command     = <<-END
                      for place in %s; do
                        answer=
                        { exec 3<>"/dev/tcp/$place" && printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3 &&
                          read -r -t 5 protocol answer rest <&3; } 2>/dev/null
                        [ -z "$answer" ] || echo "$${place/\\// } answers $answer"
                      done
                    END
                  }
                }
                """.formatted(String.join(
                " ",
                List.of(places).stream().map(place -> place.replace(' ', '/')).toList())));
    }

    private static List<String> answers(String log) {
        return ANSWER.matcher(log)
                .results()
                .map(answer -> answer.group(1))
                .distinct()
                .toList();
    }

    private static InetAddress own() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .findFirst()
                .orElseThrow();
    }
}
