package dev.runyard.ui.run;

import static dev.runyard.engine.access.Permission.READ_RUNS;

import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.ui.log.LogView;
import dev.runyard.ui.log.LogViews;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.Paths;
import dev.runyard.ui.place.RunPlace;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of a run, and what is new on it. The page asks again and again and brings along what it has seen: every server
 * can answer, none has to remember, and a server that goes away is not missed.
 */
@Controller
class RunPageController {
    private final RunPages pages;
    private final RunVariables variables;
    private final LogViews logs;

    RunPageController(RunPages pages, RunVariables variables, LogViews logs) {
        this.pages = pages;
        this.variables = variables;
        this.logs = logs;
    }

    @GetMapping({Paths.RUN, Paths.RUN_OF_CLI})
    ModelAndView page(@Allowed(READ_RUNS) RunPlace place) {
        var screen = screen(place, kind -> logs.whole(place.phase(kind)));
        return new ModelAndView(
                "run/page", Map.of("screen", screen, "run", screen.page(), "variables", variables.of(place)));
    }

    @GetMapping(Paths.RUN + "/live")
    @Nullable
    ModelAndView live(
            @Allowed(READ_RUNS) RunPlace place,
            @RequestParam(defaultValue = "") String page,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String apply,
            HttpServletResponse response) {
        var seen = new RunScreen.Poll(page, plan, apply, 0);
        var screen = screen(place, kind -> logs.after(place.phase(kind), kind == PhaseKind.PLAN ? plan : apply));
        if (screen.isKnownTo(seen)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        return new ModelAndView(
                "run/live",
                Map.of(
                        "screen",
                        screen,
                        "run",
                        screen.page(),
                        "changed",
                        screen.page().since(page)));
    }

    private RunScreen screen(RunPlace place, Function<PhaseKind, LogView> log) {
        var page = pages.of(place);
        var shown = new LinkedHashMap<String, LogView>();
        for (PhaseKind kind : PhaseKind.values()) {
            if (page.has(kind)) {
                shown.put(kind.wireName(), log.apply(kind));
            }
        }
        return RunScreen.of(place, page, shown);
    }
}
