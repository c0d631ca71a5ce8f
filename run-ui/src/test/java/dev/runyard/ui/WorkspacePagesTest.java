package dev.runyard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.ui.support.Guest;
import dev.runyard.ui.support.IdleWorker;
import dev.runyard.ui.support.Tenant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WorkspacePagesTest {
    private static final Pattern LIVE = Pattern.compile("hx-get=\"([^\"]+seen=[^\"]+)\"");

    private final Tenant tenant = Tenant.make();
    private final Guest guest = Guest.withToken(tenant.token());

    @Test
    void aWorkspaceShowsItsRunInTheListAndKeepsItUpToDate() {
        assertThat(guest.get(tenant.workspaces()).body()).contains("network", "No runs yet");
        var run = tenant.startRun("Make it bigger");

        var list = guest.get(tenant.workspaces()).body();
        assertThat(list).contains("Plan queued", "Make it bigger", "href=\"" + tenant.path(run) + "\"");

        assertThat(guest.getPart(live(list)).statusCode()).isEqualTo(204);
        IdleWorker.starts();
        var news = guest.getPart(live(list));
        assertThat(news.statusCode()).isEqualTo(200);
        assertThat(news.body()).contains("Planning").doesNotContain("<html", "<h1");
    }

    @Test
    void theListIsSearchedByNameAndByTheStatusOfRuns() {
        tenant.startRun("x");
        var list = tenant.workspaces();

        assertThat(guest.get(list + "?search=etwo").body()).contains(tenant.page());
        assertThat(guest.get(list + "?search=n_twork").body()).contains("No workspace is like that");
        assertThat(guest.get(list + "?status=waiting").body()).contains(tenant.page());
        assertThat(guest.get(list + "?status=plan_queued").body()).contains(tenant.page());
        assertThat(guest.get(list + "?status=bad&search=net").body()).contains("No workspace is like that");
        assertThat(guest.get(list + "?status=nonsense&page=nonsense").body()).contains(tenant.page());
        assertThat(guest.get(list + "?page=99999999999").statusCode()).isEqualTo(200);
    }

    @Test
    void tagsAreShownAndLeadToTheWorkspacesThatHaveThem() {
        tenant.tags("env=prod", "own");
        tenant.tagsOfProject("team=core", "env=dev");
        var list = tenant.workspaces();

        assertThat(guest.get(list).body())
                .contains("env=prod", "team=core", "title=\"Inherited from the project\"")
                .contains("href=\"" + list + "?tags=env%3Dprod\"")
                .doesNotContain("env=dev");
        assertThat(guest.get(list + "?tags=env%3Dprod").body()).contains(tenant.page());
        assertThat(guest.get(list + "?tags=own,team%20env%3D").body()).contains(tenant.page());
        assertThat(guest.get(list + "?tags=env%3Ddev").body()).contains("No workspace is like that");
        assertThat(guest.get(list + "?tags=%3D,%2C&status=nonsense").body()).contains("No workspace is like that");
        assertThat(guest.get(list + "?search=net&tags=own,other").body()).contains("No workspace is like that");
    }

    @Test
    void theListOfRunsIsSearchedByStatus() {
        var run = tenant.startRun("The only one");

        assertThat(guest.get(tenant.runs() + "?status=waiting").body()).contains("The only one");
        assertThat(guest.get(tenant.runs() + "?status=plan_queued").body()).contains("The only one", "Plan queued");
        assertThat(guest.get(tenant.runs() + "?status=good").body()).contains("No run is like that");
        assertThat(guest.get(tenant.runs() + "?status=waiting&before=" + run.id())
                        .body())
                .contains("No run is like that");
        assertThat(guest.get(tenant.runs() + "?before=run-of-nobody").statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePageOfAWorkspaceShowsWhatItIs() {
        var run = tenant.startRun("Make it bigger");

        assertThat(guest.get(tenant.page()).body())
                .contains("Make it bigger", "href=\"" + tenant.path(run) + "\"", "No state yet", "1.11.4", "New run")
                .contains("href=\"" + tenant.runs() + "/new\"", "Held by", "cv-");
    }

    @Test
    void aWorkspaceIsLockedAndUnlocked() {
        assertThat(guest.get(tenant.page()).body()).contains("Lock workspace").doesNotContain("Unlock workspace");

        guest.post(tenant.page() + "/actions/lock", Map.of("reason", "<b>Friday</b>"));
        assertThat(guest.get(tenant.page()).body())
                .contains("Locked by", tenant.owner().username(), "&lt;b&gt;Friday&lt;/b&gt;", "Unlock workspace");
        assertThat(guest.get(tenant.workspaces()).body()).contains("Locked");
        assertThat(guest.post(tenant.page() + "/actions/lock", Map.of()).statusCode())
                .isEqualTo(409);
        assertThat(guest.post(tenant.page() + "/actions/lock", Map.of("reason", "x".repeat(2000)))
                        .statusCode())
                .isEqualTo(422);

        assertThat(guest.post(tenant.page() + "/actions/unlock", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(guest.get(tenant.page()).body()).contains("Lock workspace");
        assertThat(guest.post(tenant.page() + "/actions/force-unlock", Map.of()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void bothPathsLeadToARun() {
        var run = tenant.startRun("x");

        assertThat(guest.get(tenant.path(run)).statusCode()).isEqualTo(200);
        assertThat(guest.get(tenant.pathOfCli(run)).statusCode()).isEqualTo(200);
        assertThat(guest.get(tenant.pathOfCli(run).replace("/" + run.id(), "")).body())
                .contains("href=\"" + tenant.path(run) + "\"");
    }

    private static String live(String page) {
        var live = LIVE.matcher(page);
        assertThat(live.find()).isTrue();
        return live.group(1).replace("&amp;", "&");
    }
}
