package dev.runyard.acceptance.support;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Holds answers of the API against HashiCorp's own description of it, where that lies beside the project; it is
 * reference data and no part of it. Routes that are ours alone, and attributes beyond the described ones, are not its business.
 */
final class SchemaCheck {
    private static final Path DESCRIPTION = Path.of("..", "..", "shared", "tfe-openapi.json");
    private static final String BASE = "/api/v2";

    /** The description calls comments {@code workspace-comments} in runs; the API's pages and go-tfe, which refuses others, do not. */
    private static final String WRONG_THERE = "[\"workspace-comments\"]";

    private static final class Loaded {
        static final Optional<OpenApiInteractionValidator> VALIDATOR = load();
    }

    private SchemaCheck() {}

    /** Returns what is wrong with an answer; nothing when it is as described, or when there is no description. */
    static List<String> faults(String method, String path, int status, String contentType, String body) {
        boolean ours = !path.startsWith(BASE) || body.isEmpty() || !contentType.contains("json");
        if (ours || Loaded.VALIDATOR.isEmpty()) {
            return List.of();
        }
        var response = SimpleResponse.Builder.status(status)
                .withContentType(contentType)
                .withBody(body)
                .build();
        return Loaded.VALIDATOR
                .get()
                .validateResponse(path, Request.Method.valueOf(method), response)
                .getMessages()
                .stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(ValidationReport.Message::toString)
                .filter(message -> !message.contains(WRONG_THERE))
                .toList();
    }

    private static Optional<OpenApiInteractionValidator> load() {
        if (!Files.exists(DESCRIPTION)) {
            return Optional.empty();
        }
        try {
            // Some ids stand twice in the description, which keeps it from being loaded; nothing needs them.
            var text = Files.readString(DESCRIPTION).replaceAll("\"operationId\"\\s*:\\s*\"[^\"]*\"\\s*,", "");
            var levels = LevelResolver.create()
                    .withLevel("validation.response.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
                    .withLevel("validation.request.path.missing", ValidationReport.Level.IGNORE)
                    .withLevel("validation.request.operation.notAllowed", ValidationReport.Level.IGNORE)
                    .withLevel("validation.response.status.unknown", ValidationReport.Level.IGNORE)
                    .build();
            return Optional.of(OpenApiInteractionValidator.createForInlineApiSpecification(text)
                    .withBasePathOverride(BASE)
                    .withLevelResolver(levels)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
