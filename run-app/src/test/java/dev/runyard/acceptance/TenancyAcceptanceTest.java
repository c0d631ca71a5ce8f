package dev.runyard.acceptance;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runyard.acceptance.support.Answer;
import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.PageVisit;
import dev.runyard.acceptance.support.Route;
import dev.runyard.acceptance.support.TestPlatform;
import dev.runyard.acceptance.support.Things;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What belongs to another organization is not there, whatever route leads to it. A new route is tried without being named here. */
class TenancyAcceptanceTest {
    /** No route takes it: what a caller may not see is not there before anything is said about the request. */
    private static final String NO_BODY_AT_ALL = "this is no document";

    /** Ask for what is the caller's own, or nobody's. */
    private static final Set<String> OWN = Set.of(
            "GET /api/v2/account/details",
            "PATCH /api/v2/account/update",
            "PATCH /api/v2/account/password",
            "GET /api/v2/organization-memberships",
            "GET /api/v2/organizations",
            "POST /api/v2/organizations",
            "GET /app",
            "GET /app/",
            "GET /app/settings/password",
            "POST /app/settings/password",
            "GET /app/settings/tokens",
            "GET /app/oauth/authorization",
            "POST /app/oauth/authorization");

    /** Let people in and out. */
    private static final Set<String> DOORS =
            Set.of("GET /", "GET /app/sign-in", "POST /app/sign-in", "POST /app/sign-out");

    /** What things have only if something special happened to them: generated configuration, a failed upload, VCS. */
    private static final Set<String> SELDOM = Set.of(
            "GET /api/v2/plans/{plan}/generated-configuration",
            "GET /api/v2/applies/{apply}/errored-state",
            "GET /api/v2/configuration-versions/{version}/ingress-attributes");

    private static final Map<ApiClient, PageVisit> VISITS = new HashMap<>();

    private static final class World {
        static final ApiClient OTHERS = TestPlatform.running().stranger();
        static final Map<String, String> THEIRS =
                Things.of(TestPlatform.running().tenant(OTHERS));
        static final ApiClient STRANGER = TestPlatform.running().stranger();
        static final Map<String, String> STRANGERS_OWN =
                Things.of(TestPlatform.running().tenant(STRANGER));
    }

    /** Routes that name a thing not in their path: how to ask them for somebody else's. */
    private static Answer askElsewhere(Route route) {
        var organization = World.THEIRS.get("{organization}");
        return switch (route.toString()) {
            case "GET /api/v2/state-versions" ->
                World.STRANGER.get("state-versions?filter[organization][name]=" + organization
                        + "&filter[workspace][name]=" + World.THEIRS.get("{organization}/workspaces/{workspace}"));
            case "GET /api/v2/vars" ->
                World.STRANGER.get("vars?filter[organization][name]=" + organization + "&filter[workspace][name]="
                        + World.THEIRS.get("{organization}/workspaces/{workspace}"));
            case "POST /api/v2/vars" ->
                World.STRANGER.post("vars", document("vars", Map.of(), Map.of("workspace", new String[] {
                    "workspaces", World.THEIRS.get("workspaces/{workspace}")
                })));
            case "POST /api/v2/plan-exports" ->
                World.STRANGER.post(
                        "plan-exports",
                        document(
                                "plan-exports",
                                Map.of("data-type", "sentinel-mock-bundle-v0"),
                                Map.of("plan", new String[] {"plans", World.THEIRS.get("{plan}")})));
            case "POST /api/v2/runs" ->
                World.STRANGER.post("runs", document("runs", Map.of(), Map.of("workspace", new String[] {
                    "workspaces", World.THEIRS.get("workspaces/{workspace}")
                })));
            default -> ask(route, route.path(), NO_BODY_AT_ALL);
        };
    }

    /** Else a thing that is none would make all the others pass. */
    @ParameterizedTest
    @MethodSource("routesToAThing")
    void aThingIsThereForWhoOwnsIt(Route route) {
        assumeTrue(route.method().equals("GET"), "whatever reads it will do");
        assumeFalse(SELDOM.contains(route.toString()), "a thing of this kind seldom has this");

        var owner = route.path().startsWith("/api/v2/admin/")
                ? TestPlatform.running().admin()
                : World.OTHERS;
        var answer = ask(owner, route, route.filledWith(World.THEIRS), "");

        assertThat(answer.status()).as(answer.body()).isLessThan(500).isNotEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("routesToAThing")
    void aThingOfAnotherOrganizationIsNotThere(Route route) {
        ask(route, route.filledWith(World.THEIRS), "").is(404);
        ask(route, route.filledWith(World.THEIRS), NO_BODY_AT_ALL).is(404);
    }

    @ParameterizedTest
    @MethodSource("routesToAThing")
    void norIsItThereBesideThingsOfOnesOwn(Route route) {
        for (String theirs : World.THEIRS.keySet()) {
            var mixed = new HashMap<>(World.STRANGERS_OWN);
            mixed.put(theirs, World.THEIRS.get(theirs));
            var path = route.filledWith(mixed);
            // Nothing that would change what is the stranger's own.
            if (!path.equals(route.filledWith(World.STRANGERS_OWN)) && !theirs.equals("{phase}")) {
                ask(route, path, NO_BODY_AT_ALL).is(404);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("otherRoutes")
    void whatNamesNoThingTellsNothingOfOthers(Route route) {
        var answer = askElsewhere(route);

        if (OWN.contains(route.toString())) {
            var telling = World.THEIRS.values().stream().filter(thing -> thing.contains("-"));
            assertThat(answer.body()).doesNotContain(telling.toList());
        } else {
            answer.is(404);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void nobodyComesInWithATokenThatIsNone(Route route) {
        var path = route.filledWith(World.THEIRS);
        var body = BodyPublishers.ofString(NO_BODY_AT_ALL);

        var answer = route.isPage()
                ? PageVisit.withCookie(World.OTHERS, "runyard_session=forged")
                        .send(route.method(), path, body, "text/plain")
                : World.OTHERS.with("forged.ryv1.token").send(route.method(), path, body, Map.of());

        if (route.isPage()) {
            answer.is(302);
            assertThat(answer.raw().headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).contains("/app/sign-in"));
        } else {
            answer.is(401);
        }
    }

    private static Answer ask(Route route, String path, String body) {
        return ask(World.STRANGER, route, path, body);
    }

    private static Answer ask(ApiClient user, Route route, String path, String body) {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return route.isPage()
                ? VISITS.computeIfAbsent(user, PageVisit::of).send(route.method(), path, publisher, "text/plain")
                : user.send(route.method(), path, publisher, Map.of("Content-Type", ApiClient.JSON_API));
    }

    static List<Route> routes() {
        return Route.all().stream()
                .filter(route -> !route.isForEverybodyOrWorkers() && !DOORS.contains(route.toString()))
                .toList();
    }

    static Stream<Route> routesToAThing() {
        return routes().stream().filter(Route::hasVariables);
    }

    static Stream<Route> otherRoutes() {
        return routes().stream().filter(route -> !route.hasVariables());
    }
}
