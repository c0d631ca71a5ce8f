package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Eventually;
import dev.runyard.acceptance.support.Route;
import dev.runyard.acceptance.support.Space;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.StateFile;
import dev.runyard.acceptance.support.Tenant;
import dev.runyard.acceptance.support.TestPlatform;
import dev.runyard.acceptance.support.Things;
import dev.runyard.api.security.Open;
import dev.runyard.api.security.WorkersOnly;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What the token of a run opens, asked at every route there is, with things of the run's own workspace. A new route is tried
 * without being named here, and stays closed unless it is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunTokenAcceptanceTest {
    /** States of the run's own workspace and of those that share theirs, and what terraform reads on the way there. */
    private static final List<String> OPEN_TO_RUNS = List.of(
            "GET /api/v2/organizations/{organization}",
            "GET /api/v2/organizations/{organization}/entitlement-set",
            "GET /api/v2/organizations/{organization}/workspaces",
            "GET /api/v2/organizations/{organization}/workspaces/{workspace}",
            "GET /api/v2/state-version-outputs/{output}",
            "GET /api/v2/state-versions",
            "GET /api/v2/state-versions/{state}",
            "GET /api/v2/state-versions/{state}/outputs",
            "GET /api/v2/workspaces/{id}",
            "GET /api/v2/workspaces/{workspace}/current-state-version",
            "GET /api/v2/workspaces/{workspace}/current-state-version-outputs");

    private static final Map<String, String> STAYS_WHILE_PLANNED = Map.of("main.tf", """
            module "a" {
              source = "git::ssh://git@example.com/a.git"
            }
            """);

    private static final Map<String, String> STAYS_WHILE_APPLIED = Map.of("main.tf", """
            resource "terraform_data" "stays" {
              provisioner "local-exec" {
                command = "exec sleep 600"
              }
            }
            """);

    private final TestPlatform platform = TestPlatform.running();
    private final Tenant tenant = platform.tenant(platform.stranger());
    private Map<String, String> things;
    private Space space;

    @BeforeAll
    void things() {
        things = Things.of(tenant);
        space = tenant.existingWorkspace("network-of-" + tenant.name());
        stays(space);
    }

    /** Makes plans of {@link #STAYS_WHILE_PLANNED} stay. */
    private static void stays(Space space) {
        space.variable("GIT_SSH_COMMAND", "exec sleep 600 #", Map.of("category", "env"));
    }

    @Test
    @Order(1)
    void thatOfAPlanOpensStatesAndNothingElse() {
        var run = space.startPlanOnlyRun(STAYS_WHILE_PLANNED).awaits("planning");

        holdsWhileItsAttemptRuns(run);
    }

    @Test
    @Order(2)
    void thatOfAnApplyOpensStatesAndNothingElse() {
        var run = space.startRun(STAYS_WHILE_APPLIED).awaits("applying");

        holdsWhileItsAttemptRuns(run);
    }

    @Test
    @Order(3)
    void whereAStateIsUploadedIsToldToNoRun() {
        var locked = tenant.workspace("locked");
        stays(locked);
        locked.lock().is(200);
        var pending = locked.askForState(new StateFile(1).announcement()).is(201);
        assertThat(pending.attribute("hosted-state-upload-url").asString()).startsWith("http");
        var run = locked.startPlanOnlyRun(STAYS_WHILE_PLANNED).awaits("planning");

        var seen = token(run, locked).get("state-versions/" + pending.id()).is(200);

        assertThat(seen.attribute("status").asString()).isEqualTo("pending");
        assertThat(seen.attribute("hosted-state-upload-url").isNull()).isTrue();
        assertThat(seen.attribute("hosted-json-state-upload-url").isNull()).isTrue();
        run.cancel().awaits("canceled");
    }

    private void holdsWhileItsAttemptRuns(Started run) {
        var token = token(run, space);

        assertThat(opened(token)).containsExactlyElementsOf(OPEN_TO_RUNS);
        assertThat(token.get("workspaces/" + space.id() + "?include=current_run,organization")
                        .is(200)
                        .body())
                .doesNotContain("\"type\":\"runs\",\"attributes\"");
        signsNobodyIn(token);

        run.cancel().awaits("canceled");
        assertThat(routes().map(route -> ask(token, route).status())).containsOnly(401);
    }

    /** Returns what is not refused. */
    private List<String> opened(ApiClient token) {
        return routes().filter(route ->
                        !List.of(401, 403, 404).contains(ask(token, route).status()))
                .map(Route::toString)
                .toList();
    }

    /** Those that ask for a token at all. */
    private static Stream<Route> routes() {
        return Route.all().stream()
                .filter(route -> !route.isPage() && !route.handler().isAnnotationPresent(Open.class));
    }

    private Answer ask(ApiClient token, Route route) {
        return token.send(
                route.method(),
                path(route),
                route.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("no document"),
                Map.of("Content-Type", ApiClient.JSON_API));
    }

    private String path(Route route) {
        if (route.handler().isAnnotationPresent(WorkersOnly.class)) {
            return route.path().replaceAll("\\{\\w+}", "1");
        }
        var filled = route.filledWith(things);
        return route.toString().equals("GET /api/v2/state-versions")
                ? filled + "?filter[organization][name]=" + tenant.name() + "&filter[workspace][name]=" + space.name()
                : filled;
    }

    private static void signsNobodyIn(ApiClient token) {
        var answer = token.with(null)
                .send(
                        "POST",
                        "/app/sign-in",
                        BodyPublishers.ofString("token=" + token.token()),
                        Map.of("Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin"));
        assertThat(answer.raw().headers().firstValue("Set-Cookie").orElse("")).doesNotContain("runyard_session");
    }

    /** Reads it where the worker has put it for terraform; good once the attempt is the one that runs. */
    private ApiClient token(Started run, Space home) {
        return Eventually.until(
                "the token of " + run.id(),
                () -> tenant.api().with(platform.tokenOf(run.id())),
                token -> token.get("workspaces/" + home.id()).status() == 200);
    }
}
