package dev.runyard.acceptance.support;

import static dev.runyard.acceptance.support.ApiClient.document;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exports of plans, as one client orders and downloads them. */
public final class PlanExports {
    /** The one type of data there is. */
    public static final String MOCKS = "sentinel-mock-bundle-v0";

    private final ApiClient api;

    public PlanExports(ApiClient api) {
        this.api = api;
    }

    /** Orders mocks of a run's plan. */
    public Answer order(Started run) {
        return order(api, run.read().related("plan"), MOCKS);
    }

    /** Orders anything; null for no type of data. */
    public static Answer order(ApiClient api, String plan, @Nullable String dataType) {
        var attributes = new LinkedHashMap<String, String>();
        if (dataType != null) {
            attributes.put("data-type", dataType);
        }
        return api.post("plan-exports", document("plan-exports", attributes, Map.of("plan", new String[] {"plans", plan
        })));
    }

    /** Waits for an export that was ordered. */
    public Answer finished(Answer ordered) {
        return Eventually.until(
                "the export to be finished",
                () -> api.get("plan-exports/" + ordered.id()).is(200),
                export -> export.attribute("status").asString().equals("finished"));
    }

    /** Returns where an export is downloaded. */
    public String location(String export) {
        return api.get(export + "/download")
                .is(302)
                .raw()
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    /** Downloads an export, as those do who have no token. */
    public Mocks download(Answer finished) {
        var archive = api.with(null).get(location("plan-exports/" + finished.id()));
        assertThat(archive.is(200).contentType()).isEqualTo("application/gzip");
        return Mocks.of(archive.raw().body());
    }
}
