package dev.runyard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.ui.support.Guest;
import dev.runyard.ui.support.Tenant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewRunPageTest {
    private final Tenant tenant = Tenant.make();
    private final Guest guest = Guest.withToken(tenant.token());

    @Test
    void aRunIsStartedWithWhatWasFilledIn() {
        tenant.startRun("The first brings the configuration");
        var configured = guest.get(tenant.runs() + "/new").body();
        assertThat(configured).contains("New run", "The current one: cv-", "Apply without asking");

        var started = guest.post(
                tenant.runs(),
                Map.of(
                        "message", "All but <b>one</b>",
                        "what", "destroy",
                        "then", "plan-only",
                        "target-addrs", "a.b\r\n\r\n a.c[0] \r\n",
                        "variable-key", "who",
                        "variable-value", "\"moon\"",
                        "terraform-version", "1.11.3",
                        "debugging-mode", "true"));

        assertThat(started.statusCode()).as(started.body()).isEqualTo(303);
        var page = guest.get(started.headers().firstValue("Location").orElseThrow())
                .body();
        assertThat(page)
                .contains("All but &lt;b&gt;one&lt;/b&gt;", "Destroys all resources", "Plan only", "Debugging mode")
                .contains("Only a.b", "Only a.c[0]", "Terraform <span>1.11.3", "&quot;moon&quot;", "this run, HCL");
    }

    @Test
    void aFormWithTooManyFieldsIsRefusedWithTheLimit() {
        var form = new HashMap<String, String>();
        for (int i = 0; i <= 1000; i++) {
            form.put("field-" + i, "x");
        }

        var refused = guest.post(tenant.runs(), form);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("A form may have 1000 fields and 2 MB of text");
    }

    @Test
    void withoutAConfigurationItIsSaidWhatIsMissing() {
        assertThat(guest.get(tenant.runs() + "/new").body()).contains("There is no configuration yet");

        var refused = guest.post(tenant.runs(), Map.of());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"configuration-version-error\"", "has no uploaded configuration version");
    }

    @ParameterizedTest
    @CsvSource({
        "what=refresh-only&refresh=false, refresh, Refresh must be true for a refresh-only run",
        "what=destroy&replace-addrs=a.b, replace-addrs, Replace addrs cannot be combined with is-destroy",
        "terraform-version=1.10.0, terraform-version, Terraform version can be set for plan-only runs alone",
        "then=plan-only&allow-empty-apply=true, allow-empty-apply, Allow empty apply is not possible",
        "what=destroy&invoke-action-addrs=action.a.b, invoke-action-addrs, Invoke action addrs cannot be combined",
        "what=destroy&allow-config-generation=true, allow-config-generation, Allow config generation cannot be combined",
        "configuration-version=cv-of-nobody, configuration-version, Configuration version does not exist",
    })
    void whatMakesNoSenseIsRefusedBesideItsField(String fields, String field, String reason) {
        tenant.startRun("x");
        var form = new HashMap<>(Map.of("message", "Keep me", "variable-key", "kept", "variable-value", "1"));
        for (var pair : fields.split("&", -1)) {
            form.put(pair.split("=", -1)[0], pair.split("=", -1)[1]);
        }

        var refused = guest.post(tenant.runs(), form);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .containsPattern("id=\"" + field + "-error\"[^>]*>" + reason)
                .contains("value=\"Keep me\"", "value=\"kept\"");
    }
}
