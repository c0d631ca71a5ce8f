package dev.runyard.ui.stateversion;

import static dev.runyard.engine.access.Permission.READ_STATE;
import static dev.runyard.engine.access.Permission.WRITE_STATE;

import dev.runyard.engine.stateversion.RecoveryDecisions;
import dev.runyard.persistence.stateversion.LateState;
import dev.runyard.persistence.stateversion.RecoverySnapshots;
import dev.runyard.persistence.stateversion.RecoveryStatus;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.ui.page.Address;
import dev.runyard.ui.page.Pages;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.Paths;
import dev.runyard.ui.place.WorkspacePlace;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Shows the states that came too late to count, and takes decisions about them. */
@Controller
class RecoveryPageController {
    private final RecoverySnapshots snapshots;
    private final RecoveryDecisions decisions;
    private final StatePages pages;

    RecoveryPageController(RecoverySnapshots snapshots, RecoveryDecisions decisions, StatePages pages) {
        this.snapshots = snapshots;
        this.decisions = decisions;
        this.pages = pages;
    }

    @GetMapping(Paths.RECOVERIES)
    ModelAndView list(@Allowed(READ_STATE) WorkspacePlace place, @RequestParam(defaultValue = "") String page) {
        var found = snapshots.of(place.workspace().id(), EnumSet.allOf(RecoveryStatus.class), Pages.request(page));
        return new ModelAndView(
                "stateversion/recoveries",
                Map.of(
                        "place",
                        place,
                        "snapshots",
                        rows(place, found.getContent()),
                        "pages",
                        Pages.of(found, Address.of(place.recoveriesPath()))));
    }

    @PostMapping(Paths.RECOVERIES + "/{snapshot}/actions/accept")
    RedirectView accept(@Allowed(WRITE_STATE) WorkspacePlace place, @PathVariable String snapshot) {
        var late = pages.find(place, new StateVersionId(snapshot));
        var made = decisions.accept(late.id(), null, place.visitor().user());
        return SeeOther.to(place.path(made.id()));
    }

    @PostMapping(Paths.RECOVERIES + "/{snapshot}/actions/drop")
    RedirectView drop(@Allowed(WRITE_STATE) WorkspacePlace place, @PathVariable String snapshot) {
        var late = pages.find(place, new StateVersionId(snapshot));
        decisions.drop(late.id(), null, place.visitor().user());
        return SeeOther.to(place.recoveriesPath());
    }

    private List<RecoveryRow> rows(WorkspacePlace place, List<LateState> found) {
        var states = pages.rows(place, found.stream().map(LateState::state).toList());
        return IntStream.range(0, found.size())
                .mapToObj(i -> RecoveryRow.of(place, found.get(i), states.get(i)))
                .toList();
    }
}
