package dev.runyard.ui.queue;

import static dev.runyard.engine.access.Permission.APPLY_RUNS;
import static dev.runyard.engine.access.Permission.CANCEL_RUNS;
import static dev.runyard.engine.access.Permission.READ_RUNS;

import dev.runyard.engine.run.PendingRuns;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.ui.page.Address;
import dev.runyard.ui.page.Live;
import dev.runyard.ui.page.Pages;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.Paths;
import dev.runyard.ui.place.WorkspacePlace;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Shows the queue of a workspace: who holds it, who waits for it, and what goes on beside it. */
@Controller
class WorkspaceQueueController {
    private static final String QUEUE = Paths.WORKSPACE + "/queue";

    private final Runs runs;
    private final QueueRows rows;
    private final PendingRuns pending;

    WorkspaceQueueController(Runs runs, QueueRows rows, PendingRuns pending) {
        this.runs = runs;
        this.rows = rows;
        this.pending = pending;
    }

    /**
     * Shows a page of those that wait, and one of those beside them.
     *
     * @param page of the runs that wait, counted from 1
     * @param beside of the others
     */
    @GetMapping(QUEUE)
    ModelAndView page(
            @Allowed(READ_RUNS) WorkspacePlace place,
            @RequestParam(defaultValue = "") String page,
            @RequestParam(defaultValue = "") String beside,
            @RequestParam(defaultValue = "") String seen) {
        var workspace = place.workspace();
        var address = Address.of(place.queuePath()).with("page", page).with("beside", beside);
        var waiting = runs.waiting(workspace.id(), Pages.request(page));
        var others = runs.besideTheQueue(workspace.organizationId(), workspace.id(), Pages.request(beside));
        var queue = new Queue(
                rows(place, holder(workspace)),
                rows(place, waiting.getContent()),
                Pages.of(waiting, address),
                rows(place, others.getContent()),
                Pages.of(others, address, "beside"),
                workspace.lock() != null,
                place.grants().allows(CANCEL_RUNS),
                place.grants().allows(APPLY_RUNS));
        return Live.view("queue/workspace", address, queue, seen, () -> Map.of("place", place, "queue", queue));
    }

    private List<Run> holder(Workspace workspace) {
        var current = workspace.currentRunId();
        return current == null ? List.of() : runs.findById(current).stream().toList();
    }

    @PostMapping(QUEUE + "/actions/cancel")
    RedirectView cancel(@Allowed(CANCEL_RUNS) WorkspacePlace place) {
        pending.cancel(place.workspace().id(), place.visitor().user(), null);
        return SeeOther.to(place.queuePath());
    }

    @PostMapping(QUEUE + "/actions/discard")
    RedirectView discard(@Allowed(APPLY_RUNS) WorkspacePlace place) {
        pending.discard(place.workspace().id(), place.visitor().user(), null);
        return SeeOther.to(place.queuePath());
    }

    private List<QueueRow> rows(WorkspacePlace place, List<Run> found) {
        return rows.of(found, Map.of(place.workspace().id(), place));
    }

    /**
     * The runs of a workspace that are not over.
     *
     * @param waiting a page of them, in the order in which they start
     * @param waitingPages the ways on from it
     * @param beside a page of plan-only runs and the like, which wait for no other run
     * @param besidePages the ways on from it
     * @param locked whether somebody keeps them from starting
     * @param cancels whether the visitor may cancel all that wait
     * @param discards whether the visitor may discard them
     */
    public record Queue(
            List<QueueRow> holder,
            List<QueueRow> waiting,
            Pages waitingPages,
            List<QueueRow> beside,
            Pages besidePages,
            boolean locked,
            boolean cancels,
            boolean discards) {
        /** Tells whether there is none. */
        public boolean isEmpty() {
            return holder.isEmpty()
                    && waiting.isEmpty()
                    && beside.isEmpty()
                    && waitingPages.back() == null
                    && besidePages.back() == null;
        }
    }
}
