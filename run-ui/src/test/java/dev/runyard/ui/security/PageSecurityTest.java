package dev.runyard.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.support.Guest;
import dev.runyard.ui.support.PagesServer;
import dev.runyard.ui.support.Tenant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class PageSecurityTest {
    /** They show nothing, or what is the visitor's own. */
    private static final Set<String> OF_EVERYBODY = Set.of(
            "SignInController",
            "OrganizationListController",
            "LoginController",
            "TokenListController",
            "PasswordPageController");

    private final Tenant tenant = Tenant.make();

    @Test
    void whoIsUnknownSignsInAndThenSeesWhatTheyWanted() {
        var guest = new Guest();

        var prompt = guest.get(tenant.runs() + "?planOnly=true");
        assertThat(prompt.statusCode()).isEqualTo(302);
        var form = prompt.headers().firstValue("Location").orElseThrow();
        assertThat(form).endsWith("/app/sign-in?next=" + tenant.runs().replace("/", "%2F") + "%3FplanOnly%3Dtrue");

        var in = guest.post("/app/sign-in", Map.of("token", tenant.token(), "next", tenant.runs()));
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location").orElseThrow()).endsWith(tenant.runs());
        assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax", "Path=/app", "Max-Age=43200")
                .doesNotContain(tenant.token());
        assertThat(guest.get(tenant.runs()).statusCode()).isEqualTo(200);
    }

    @Test
    void aPartOfAPageMakesTheBrowserLoadItAll() {
        var answer = new Guest().getPart(tenant.runs());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Refresh")).hasValue("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense"})
    void aTokenThatIsNoneIsRefused(String token) {
        var guest = new Guest();

        assertThat(guest.post("/app/sign-in", Map.of("token", token)).statusCode())
                .isEqualTo(401);
        assertThat(guest.cookie()).isEmpty();
    }

    @Test
    void aSessionEndsWithItsToken() {
        var guest = Guest.withToken(tenant.token());
        assertThat(guest.get("/app").statusCode()).isEqualTo(200);

        tenant.revokeToken();

        assertThat(guest.get("/app").statusCode()).isEqualTo(302);
    }

    @Test
    void whoSignsOutIsOut() {
        var guest = Guest.withToken(tenant.token());

        guest.post("/app/sign-out", Map.of());

        assertThat(guest.get("/app").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 303",
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "Origin, http://runyard.example, 303",
        "X-Nothing, x, 403"
    })
    void formsOfOtherSitesAreRefused(String header, String value, int status) {
        var guest = Guest.withToken(tenant.token());

        var form = Map.of("_csrf", guest.formToken());
        assertThat(guest.post("/app/sign-out", form, Map.of(header, value)).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense"})
    void aFormWithoutItsTokenIsRefused(String token) {
        var guest = Guest.withToken(tenant.token());
        var ours = Map.of("Sec-Fetch-Site", "same-origin");

        assertThat(guest.post("/app/sign-out", Map.of("_csrf", token), ours).statusCode())
                .isEqualTo(403);
        var stranger = Guest.withToken(Tenant.make().token());
        assertThat(guest.post("/app/sign-out", Map.of("_csrf", stranger.formToken()), ours)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aZeroCharacterIsNoText() {
        var guest = Guest.withToken(tenant.token());

        assertThat(guest.get(tenant.workspaces() + "?search=%00").statusCode()).isEqualTo(400);
        assertThat(guest.post(tenant.page() + "/actions/lock", Map.of("reason", "a\0b"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anotherOrganizationsThingsAreNotThere() {
        var run = tenant.startRun("secret");
        var stranger = Guest.withToken(Tenant.make().token());
        var nothing = stranger.get("/app/no-such-organization/network/runs");

        for (var path : new String[] {
            "/app/" + tenant.organization().name(),
            tenant.workspaces(),
            tenant.page(),
            tenant.runs(),
            tenant.runs() + "/new",
            tenant.page() + "/queue",
            "/app/" + tenant.organization().name() + "/runs/queue",
            tenant.path(run),
            tenant.pathOfCli(run),
            tenant.path(run) + "/live",
            tenant.path(run) + "/plan/log?from=0&to=9",
            tenant.path(run) + "/plan/log.txt"
        }) {
            var answer = stranger.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).isEqualTo(nothing.body());
        }
        for (var deed : new String[] {
            tenant.path(run) + "/actions/confirm",
            tenant.path(run) + "/actions/discard",
            tenant.path(run) + "/actions/cancel",
            tenant.path(run) + "/actions/force-cancel",
            tenant.path(run) + "/actions/force-execute",
            tenant.path(run) + "/actions/retry",
            tenant.path(run) + "/comments",
            tenant.runs(),
            tenant.page() + "/queue/actions/cancel",
            tenant.page() + "/queue/actions/discard",
            tenant.page() + "/actions/lock",
            tenant.page() + "/actions/unlock",
            tenant.page() + "/actions/force-unlock"
        }) {
            assertThat(stranger.post(deed, Map.of("body", "x")).statusCode())
                    .as(deed)
                    .isEqualTo(404);
        }
    }

    @Test
    void aRunIsOnlyInItsOwnWorkspace() {
        var foreign = Tenant.make().startRun("secret");

        assertThat(Guest.withToken(tenant.token())
                        .get(tenant.runs() + "/" + foreign.id())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void everyHandlerSaysWhatItRequires() {
        var handlers = PagesServer.bean(RequestMappingHandlerMapping.class).getHandlerMethods().values().stream()
                .filter(handler -> handler.getBeanType().getPackageName().startsWith("dev.runyard.ui"))
                .toList();

        assertThat(handlers).hasSizeGreaterThan(10).allMatch(PageSecurityTest::saysWhatItRequires);
    }

    private static boolean saysWhatItRequires(HandlerMethod handler) {
        boolean open = OF_EVERYBODY.contains(handler.getBeanType().getSimpleName());
        return open
                || Arrays.stream(handler.getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(Allowed.class));
    }

    @Test
    void pagesAreNeitherFramedNorKeptNorGivenForeignCode() {
        var page = new Guest().get("/app/sign-in");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.body()).doesNotContain("<style", " style=", "onclick", "http://", "https://");
    }

    @Test
    void whatPagesAreMadeOfIsKeptForGoodUnderItsDigest() {
        var page = new Guest().get("/app/sign-in").body();

        for (var asset : new String[] {"app-[0-9a-f]{32}\\.css", "app-[0-9a-f]{32}\\.js", "htmx\\.org/2[^\"]+\\.js"}) {
            var address = Pattern.compile("/assets/" + asset).matcher(page);
            assertThat(address.find()).as(asset + " in " + page).isTrue();
            var file = new Guest().get(address.group());
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("immutable", "max-age=31536000");
        }
        assertThat(new Guest().get("/assets/none.css").statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownPathIsAFriendlyNotFound() {
        var answer = Guest.withToken(tenant.token()).get("/app/a/b/c/d/e");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing here").doesNotContain("Exception");
    }
}
