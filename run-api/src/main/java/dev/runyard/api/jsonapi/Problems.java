package dev.runyard.api.jsonapi;

import dev.runyard.persistence.Outage;
import dev.runyard.persistence.problem.Busy;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.problem.Precondition;
import dev.runyard.persistence.problem.Problem;
import dev.runyard.persistence.problem.Unfit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns everything that can go wrong in a request into a JSON:API error. What nobody foresaw is answered with 500 and a
 * reference, under which the log has the whole story.
 */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** How long who met an outage, or no room, had better wait. */
    private static final String PAUSE_SECONDS = "10";

    private final JsonMapper json = new JsonMapper();
    private final Map<Outage, Counter> outages = new EnumMap<>(Outage.class);

    Problems(MeterRegistry meters) {
        for (Outage outage : Outage.values()) {
            outages.put(
                    outage,
                    Counter.builder("runyard.outages")
                            .description("Requests that failed because database or blob store did")
                            .tag("reason", outage.wireName())
                            .register(meters));
        }
    }

    /** Answers a failed request, unless its answer has begun or its client has gone. */
    public void answer(Throwable failure, HttpServletResponse response) throws IOException {
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            LOG.debug("A request ended while it was answered", failure);
            return;
        }
        response.resetBuffer();
        if (failure instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        var outage = Outage.of(failure);
        if (outage.isPresent() || failure instanceof Busy) {
            response.setHeader("Retry-After", PAUSE_SECONDS);
        }
        write(outage.map(met -> error(met, failure)).orElseGet(() -> error(failure)), response);
    }

    /** Answers with a bare status, as filters do. */
    public void answer(int status, @Nullable String detail, HttpServletResponse response) throws IOException {
        write(ApiError.of(status, detail), response);
    }

    private void write(ApiError error, HttpServletResponse response) throws IOException {
        var bytes = json.writeValueAsBytes(error.document());
        response.setStatus(error.status());
        response.setContentType(DocumentReturn.MEDIA_TYPE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Nothing was changed: a blob comes before its row, and a row is written whole or not at all. */
    private ApiError error(Outage outage, Throwable failure) {
        Objects.requireNonNull(outages.get(outage)).increment();
        LOG.error("A request failed ({}): {}", outage.wireName(), failure.getMessage());
        return switch (outage) {
            case DATABASE_FULL ->
                ApiError.of(503, "The disk of the database is full, so nothing was changed; reading works");
            case DATABASE_UNREACHABLE ->
                ApiError.of(503, "The database cannot be reached just now; try again in a moment");
            case BLOB_STORE_FULL ->
                ApiError.of(507, "The disk of the blob store is full, so nothing was kept; reading works");
            case BLOB_STORE_FAILED ->
                ApiError.of(503, "The store of configurations, plans, states and logs does not work at the moment");
        };
    }

    private static ApiError error(Throwable failure) {
        return switch (failure) {
            case Problem problem -> error(problem);
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            // Met when a parameter is first read.
            case RequestRejectedException _ -> ApiError.of(400, null);
            // Also met then: parameters that are no UTF-8, or too many.
            case InvalidParameterException refused -> ApiError.of(refused.getErrorCode(), null);
            case HttpMessageNotReadableException _ -> ApiError.of(400, "The request body cannot be read");
            case ServletRequestBindingException missing -> ApiError.of(400, missing.getMessage());
            case ErrorResponse known -> ApiError.of(known.getStatusCode().value(), detail(known));
            default -> unforeseen(failure);
        };
    }

    private static ApiError error(Problem problem) {
        return switch (problem) {
            case NotFound _ -> ApiError.of(404, null);
            case Forbidden _ -> ApiError.of(403, problem.getMessage());
            case Conflict _ -> ApiError.of(409, problem.getMessage());
            case Precondition _ -> ApiError.of(412, problem.getMessage());
            case Unfit _ -> ApiError.of(400, problem.getMessage());
            case Busy _ -> ApiError.of(503, problem.getMessage());
            case Invalid invalid ->
                new ApiError(
                        422,
                        invalid.pointer() == null ? "unprocessable entity" : "invalid attribute",
                        invalid.getMessage(),
                        invalid.pointer());
        };
    }

    /** An id that cannot be one names nothing. */
    private static ApiError mismatch(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? ApiError.of(404, null)
                : new ApiError(422, "invalid parameter", mismatch.getName() + " has the wrong form", null);
    }

    private static @Nullable String detail(ErrorResponse known) {
        return known.getStatusCode().value() == 404 ? null : known.getBody().getDetail();
    }

    private static ApiError unforeseen(Throwable failure) {
        var reference = UUID.randomUUID();
        LOG.error("Request failed, reference {}", reference, failure);
        return ApiError.of(500, "Something went wrong; the server's log has it under " + reference);
    }
}
