package dev.runyard.ui.worker;

import static dev.runyard.engine.access.Permission.SITE_ADMIN;

import dev.runyard.engine.worker.WorkerRegister;
import dev.runyard.persistence.worker.WorkerId;
import dev.runyard.ui.page.Address;
import dev.runyard.ui.page.Pages;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.Visitor;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Lists the workers that take the jobs of every organization, for the site admin. */
@Controller
class WorkerListController {
    private static final String PATH = "/app/admin/workers";

    private final WorkerRows rows;
    private final WorkerRegister register;

    WorkerListController(WorkerRows rows, WorkerRegister register) {
        this.rows = rows;
        this.register = register;
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(defaultValue = "") String page, @Allowed(SITE_ADMIN) Visitor visitor) {
        var found = rows.of(null, Pages.request(page));
        return new ModelAndView(
                "worker/list", Map.of("workers", found.getContent(), "pages", Pages.of(found, Address.of(PATH))));
    }

    @PostMapping(PATH + "/{agent}/actions/delete")
    RedirectView delete(@PathVariable("agent") WorkerId id, @Allowed(SITE_ADMIN) Visitor visitor) {
        register.delete(id);
        return SeeOther.to(PATH);
    }
}
