package dev.runyard.persistence.blob;

import dev.runyard.persistence.StartRefused;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Finds, in what kept a store from its first try, the one line that helps. */
final class S3Refusal {
    private S3Refusal() {}

    static StartRefused of(S3Location location, RuntimeException failure) {
        var cause = failure instanceof BlobStoreFailed ? failure.getCause() : failure;
        String said = said(cause);
        String why = switch (code(cause)) {
            case "NoSuchBucket" -> "There is no such bucket: make it, or set RUNYARD_S3_BUCKET to another.";
            case "AccessDenied" ->
                "It may not be used with these credentials: they must allow to list, read, write and delete"
                        + " objects. (" + failure.getMessage() + ")";
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken" ->
                "It does not know these credentials: see RUNYARD_S3_ACCESS_KEY and RUNYARD_S3_SECRET_KEY. (" + said
                        + ")";
            case "RequestTimeTooSkewed" ->
                "The clock of this machine differs from the store's by more than it allows: set it right.";
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                "It is in another region: set RUNYARD_S3_REGION. (" + said + ")";
            default -> said;
        };
        return new StartRefused("The blob store " + location + " cannot be used. " + why, failure);
    }

    private static String code(@Nullable Throwable cause) {
        return cause instanceof AwsServiceException answer && answer.awsErrorDetails() != null
                ? answer.awsErrorDetails().errorCode()
                : "";
    }

    private static String said(@Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null ? "" : cause.getMessage();
    }
}
