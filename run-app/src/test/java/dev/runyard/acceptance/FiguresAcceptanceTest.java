package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.ApiClient;
import dev.runyard.acceptance.support.Eventually;
import dev.runyard.acceptance.support.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Prometheus gets to see. */
class FiguresAcceptanceTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (`[a-z]+`|)");
    private final TestPlatform platform = TestPlatform.running();

    @Test
    void thePageForOperatorsNamesWhatThereIs() throws IOException {
        platform.tenant()
                .workspace("figures")
                .startRun()
                .awaits("planned")
                .confirm()
                .awaits("applied");
        var page = Files.readString(Path.of("..", "docs", "operations.md"));
        List<String> rows = ROW.matcher(page)
                .results()
                .map(row -> row.group(1))
                .filter(name -> name.contains("_"))
                .toList();

        var shown = figures(platform.admin());

        assertThat(rows)
                .hasSizeGreaterThan(12)
                .allSatisfy(name -> assertThat(shown).containsPattern("(?m)^" + name + "(_count|_bucket)?[{ ]"));
        assertThat(Pattern.compile("(?m)^# HELP (runyard_\\w+) ")
                        .matcher(shown)
                        .results()
                        .map(found -> found.group(1)))
                .allSatisfy(name -> assertThat(rows).contains(name.replaceFirst("_max$", "")));
    }

    @Test
    void alertsAskForFiguresThatThereAre() throws IOException {
        platform.tenant().workspace("alerts").startRun().awaits("planned").discard();
        var page = Files.readString(Path.of("..", "docs", "operations.md"));
        var rules = page.substring(page.indexOf("### Alerts"), page.indexOf("## A run that is stuck"));
        var names = Pattern.compile("\\b(?:runyard|hikaricp)_[a-z_]+\\b")
                .matcher(rules)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();

        var shown = figures(platform.admin());

        assertThat(names)
                .hasSizeGreaterThan(7)
                .allSatisfy(name -> assertThat(shown).containsPattern("(?m)^" + name + "[{ ]"));
    }

    @Test
    void aRunIsCountedWhereItStands() {
        var run = platform.tenant().workspace("counted").startRun().awaits("planned");

        Eventually.until(
                "a planned run in the figures",
                () -> figures(platform.admin()),
                shown -> Pattern.compile("(?m)^runyard_runs\\{.*status=\"planned\".*} [1-9]")
                        .matcher(shown)
                        .find());

        run.discard();
        assertThat(figures(platform.admin()))
                .containsPattern(
                        "(?m)^runyard_phase_duration_seconds_count\\{.*outcome=\"finished\",phase=\"plan\".*} [1-9]")
                .containsPattern("(?m)^runyard_claim_wait_seconds_count\\{.*phase=\"plan\".*} [1-9]")
                .containsPattern("(?m)^runyard_log_received_bytes_total\\S* [1-9]")
                .doesNotContain(run.id());
    }

    @Test
    void whoHasTheirTokenReadsTheFiguresAndNothingElse() {
        var prometheus = platform.admin().with(TestPlatform.METRICS_TOKEN);

        assertThat(figures(prometheus)).contains("runyard_database_up");
        prometheus.get("organizations").is(401);
        platform.admin().with(null).get("/metrics").is(401);
        platform.stranger().get("/metrics").is(401);
    }

    @Test
    void theServerIsWellAndSaysSoToEverybody() {
        for (String path : List.of("/_health_check", "/_health_check/readiness", "/_health_check/liveness")) {
            assertThat(platform.admin().with(null).get(path).is(200).body()).contains("\"status\":\"UP\"");
        }
    }

    private static String figures(ApiClient api) {
        return api.get("/metrics").is(200).body();
    }
}
