package dev.runyard.ui.page;

import dev.runyard.persistence.blob.BlobStoreFailed;
import dev.runyard.persistence.problem.Busy;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.problem.Precondition;
import dev.runyard.persistence.problem.Problem;
import dev.runyard.persistence.problem.Unfit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Turns what a request did wrong into a page that says so. All else is a page without particulars, and a line in the log. */
@ControllerAdvice("dev.runyard.ui")
class PageProblems {
    private static final Logger LOG = LoggerFactory.getLogger(PageProblems.class);

    /** What forms are posted to lies below the page they are on. */
    private static final Pattern FORM = Pattern.compile("/(actions/[^/]+|comments)$");

    @ExceptionHandler
    ModelAndView show(Problem problem, HttpServletRequest request) {
        return switch (problem) {
            case NotFound _ -> new ModelAndView("error/404", HttpStatus.NOT_FOUND);
            case Forbidden _ -> new ModelAndView("error/403", HttpStatus.FORBIDDEN);
            case Conflict _ -> refused(problem, HttpStatus.CONFLICT, request);
            case Precondition _ -> refused(problem, HttpStatus.PRECONDITION_FAILED, request);
            case Unfit _ -> refused(problem, HttpStatus.BAD_REQUEST, request);
            case Busy _ -> refused(problem, HttpStatus.SERVICE_UNAVAILABLE, request);
            case Invalid _ -> refused(problem, HttpStatus.UNPROCESSABLE_CONTENT, request);
        };
    }

    @ExceptionHandler
    ModelAndView show(BlobStoreFailed failure) {
        LOG.error("{}", failure.getMessage());
        return new ModelAndView("error/5xx", HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static ModelAndView refused(Problem problem, HttpStatus status, HttpServletRequest request) {
        String back = FORM.matcher(request.getRequestURI()).replaceFirst("");
        return new ModelAndView(
                "error/refused", Map.of("reason", String.valueOf(problem.getMessage()), "back", back), status);
    }
}
