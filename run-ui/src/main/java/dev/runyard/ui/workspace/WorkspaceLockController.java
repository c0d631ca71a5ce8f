package dev.runyard.ui.workspace;

import static dev.runyard.engine.access.Permission.FORCE_UNLOCK_WORKSPACE;
import static dev.runyard.engine.access.Permission.LOCK_WORKSPACE;

import dev.runyard.engine.workspace.WorkspaceLocks;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.Paths;
import dev.runyard.ui.place.WorkspacePlace;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** Locks and unlocks workspaces; afterwards people see the workspace again. */
@Controller
class WorkspaceLockController {
    private static final String ACTIONS = Paths.WORKSPACE + "/actions";

    private final WorkspaceLocks locks;

    WorkspaceLockController(WorkspaceLocks locks) {
        this.locks = locks;
    }

    @PostMapping(ACTIONS + "/lock")
    RedirectView lock(@Allowed(LOCK_WORKSPACE) WorkspacePlace place, @RequestParam(defaultValue = "") String reason) {
        locks.lock(place.workspace().id(), reason.strip(), place.visitor().user());
        return SeeOther.to(place.path());
    }

    @PostMapping(ACTIONS + "/unlock")
    RedirectView unlock(@Allowed(LOCK_WORKSPACE) WorkspacePlace place) {
        locks.unlock(place.workspace().id(), place.visitor().user());
        return SeeOther.to(place.path());
    }

    @PostMapping(ACTIONS + "/force-unlock")
    RedirectView forceUnlock(@Allowed(FORCE_UNLOCK_WORKSPACE) WorkspacePlace place) {
        locks.forceUnlock(place.workspace().id());
        return SeeOther.to(place.path());
    }
}
