package dev.runyard.ui.log;

import static dev.runyard.engine.access.Permission.READ_RUNS;

import dev.runyard.engine.log.LogReader;
import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.Paths;
import dev.runyard.ui.place.RunPlace;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a page leaves out of a log, and the log as a file. */
@Controller
class LogController {
    private static final String PHASE = Paths.RUN + "/{phase:plan|apply}";

    private final LogViews views;
    private final LogReader reader;

    LogController(LogViews views, LogReader reader) {
        this.views = views;
        this.reader = reader;
    }

    @GetMapping(PHASE + "/log")
    ModelAndView gap(
            @Allowed(READ_RUNS) RunPlace place,
            @PathVariable String phase,
            @RequestParam long from,
            @RequestParam long to) {
        var kind = kind(phase);
        return new ModelAndView(
                "log/parts", Map.of("parts", views.between(place.phase(kind), from, to), "path", place.path(kind)));
    }

    @GetMapping(PHASE + "/log.txt")
    void file(@Allowed(READ_RUNS) RunPlace place, @PathVariable String phase, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        new LogFile(reader, place.phase(kind(phase))).writeTo(response.getOutputStream());
    }

    private static PhaseKind kind(String phase) {
        return PhaseKind.valueOf(phase.toUpperCase(Locale.ROOT));
    }
}
