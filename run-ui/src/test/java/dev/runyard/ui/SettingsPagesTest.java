package dev.runyard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.ui.support.Guest;
import dev.runyard.ui.support.Tenant;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsPagesTest {
    private static final String CHOSEN = "value=\"%s\" checked=\"checked\"";

    private final Tenant tenant = Tenant.make();
    private final Guest guest = Guest.withToken(tenant.token());
    private final String organization = tenant.workspaces().replace("/workspaces", "");
    private final String settings = organization + "/settings/general";
    private final String ofWorkspace = tenant.page() + "/settings/general";

    @Test
    void aWorkspaceInheritsWhatTheOrganizationSaysUntilItSaysSomethingItself() {
        assertThat(guest.get(ofWorkspace).body()).contains(CHOSEN.formatted("inherit"), "The project says: remote");

        assertThat(choose(settings, "local", "").statusCode()).isEqualTo(303);
        assertThat(guest.get(settings).body()).contains(CHOSEN.formatted("local"));
        assertThat(guest.get(ofWorkspace).body()).contains(CHOSEN.formatted("inherit"), "The project says: local");
        assertThat(guest.get(tenant.page()).body()).contains("local, inherited");

        assertThat(choose(ofWorkspace, "remote", "").statusCode()).isEqualTo(303);
        assertThat(guest.get(ofWorkspace).body()).contains(CHOSEN.formatted("remote"));
        assertThat(choose(ofWorkspace, "inherit", "").statusCode()).isEqualTo(303);
        assertThat(guest.get(tenant.page()).body()).contains("local, inherited");
    }

    @Test
    void agentsAreChosenWithTheirPool() {
        var pool = tenant.agentPool("rack-7");

        var refused = choose(settings, "agent", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("must be specified when using &#39;agent&#39; execution mode", CHOSEN.formatted("agent"));
        assertThat(choose(settings, "agent", "apool-of-nobody").statusCode()).isEqualTo(422);

        assertThat(choose(settings, "agent", pool).statusCode()).isEqualTo(303);
        assertThat(guest.get(ofWorkspace).body()).contains("agents of the pool rack-7");
        assertThat(choose(ofWorkspace, "remote", pool).statusCode()).isEqualTo(303);
    }

    @Test
    void aProjectSaysItForItsWorkspaces() {
        var projects = guest.get(organization + "/projects").body();
        assertThat(projects).contains("Default Project", "remote, inherited");
        var ofProject = projects.replaceFirst("(?s).*href=\"([^\"]+/projects/[^\"]+)\".*", "$1");

        assertThat(choose(ofProject, "local", "").statusCode()).isEqualTo(303);

        assertThat(guest.get(ofProject).body()).contains(CHOSEN.formatted("local"), "The organization says: remote");
        assertThat(guest.get(ofWorkspace).body()).contains("The project says: local");
        assertThat(guest.get(ofProject.replaceFirst("prj-\\w+", "prj-nobody")).statusCode())
                .isEqualTo(404);
        var stranger = Guest.withToken(Tenant.make().token());
        assertThat(stranger.get(ofProject).statusCode()).isEqualTo(404);
        assertThat(stranger.post(settings, Map.of("execution-mode", "local")).statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> choose(String page, String mode, String pool) {
        return guest.post(page, Map.of("execution-mode", mode, "agent-pool", pool));
    }
}
