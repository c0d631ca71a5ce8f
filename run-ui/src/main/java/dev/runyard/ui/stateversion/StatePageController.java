package dev.runyard.ui.stateversion;

import static dev.runyard.engine.access.Permission.READ_STATE;
import static dev.runyard.engine.access.Permission.WRITE_STATE;

import dev.runyard.engine.stateversion.StateComparison;
import dev.runyard.engine.stateversion.StateRollback;
import dev.runyard.engine.stateversion.StateStore;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionStatus;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.ui.page.Address;
import dev.runyard.ui.page.Pages;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.Paths;
import dev.runyard.ui.place.WorkspacePlace;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Shows the states of a workspace, what is in one, and what it changed; gives it out, and goes back to it. */
@Controller
class StatePageController {
    private static final EnumSet<StateVersionStatus> SHOWN =
            EnumSet.complementOf(EnumSet.of(StateVersionStatus.PENDING, StateVersionStatus.DISCARDED));

    private final StateVersions states;
    private final StatePages pages;
    private final StateStore store;
    private final StateComparison comparison;
    private final StateRollback rollback;

    StatePageController(
            StateVersions states,
            StatePages pages,
            StateStore store,
            StateComparison comparison,
            StateRollback rollback) {
        this.states = states;
        this.pages = pages;
        this.store = store;
        this.comparison = comparison;
        this.rollback = rollback;
    }

    @GetMapping(Paths.STATES)
    ModelAndView list(@Allowed(READ_STATE) WorkspacePlace place, @RequestParam(defaultValue = "") String page) {
        var found = states.of(place.workspace().id(), SHOWN, Pages.request(page));
        return new ModelAndView(
                "stateversion/list",
                Map.of(
                        "place",
                        place,
                        "states",
                        pages.rows(place, found.getContent()),
                        "pages",
                        Pages.of(found, Address.of(place.statesPath()))));
    }

    @GetMapping(Paths.STATE)
    ModelAndView page(@Allowed(READ_STATE) WorkspacePlace place, @PathVariable String state) {
        var found = pages.find(place, new StateVersionId(state));
        return new ModelAndView("stateversion/page", Map.of("place", place, "page", pages.page(place, found)));
    }

    @GetMapping(Paths.STATE + "/diff")
    ModelAndView diff(
            @Allowed(READ_STATE) WorkspacePlace place,
            @PathVariable String state,
            @RequestParam(defaultValue = "") String from) {
        var found = pages.find(place, new StateVersionId(state));
        var other = from.isBlank() ? null : new StateVersionId(from.strip());
        return new ModelAndView(
                "stateversion/diff",
                Map.of(
                        "place",
                        place,
                        "page",
                        pages.page(place, found),
                        "diff",
                        comparison.compare(found.id(), other, false)));
    }

    @GetMapping(Paths.STATE + "/terraform.tfstate")
    void file(@Allowed(READ_STATE) WorkspacePlace place, @PathVariable String state, HttpServletResponse response)
            throws IOException {
        var bytes = store.download(pages.find(place, new StateVersionId(state)).id());
        response.setContentType("application/json");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"terraform.tfstate\"");
        response.setContentLengthLong(bytes.size());
        bytes.writeTo(response.getOutputStream());
    }

    @PostMapping(Paths.STATE + "/actions/rollback")
    RedirectView rollBack(@Allowed(WRITE_STATE) WorkspacePlace place, @PathVariable String state) {
        var found = pages.find(place, new StateVersionId(state));
        var made = rollback.rollBack(
                place.workspace().id(), found.id(), place.visitor().user());
        return SeeOther.to(place.path(made.id()));
    }
}
