package dev.runyard.persistence.blob;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Makes clients that Amazon's servers and everybody else's understand, and that give up in time. */
final class S3Clients {
    /** Longer than the slowest upload of the largest blob should take; everything else ends with its socket's time. */
    static final Duration LONGEST_CALL = Duration.ofMinutes(30);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private S3Clients() {}

    static S3Client of(S3Location location) {
        var client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(
                        calls -> calls.retryStrategy(RetryMode.STANDARD).apiCallTimeout(LONGEST_CALL))
                .credentialsProvider(credentials(location))
                .forcePathStyle(location.pathStyle())
                // What came with SDK 2.30: checksums in trailers, which older servers of others do not take. Blobs need
                // none, for they are authenticated by their encryption.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .chunkedEncodingEnabled(false)
                        .expectContinueEnabled(false)
                        .build());
        if (location.region() != null) {
            client.region(Region.of(location.region()));
        } else if (location.endpoint() != null) {
            // A server of one's own has no regions, but the signature names one.
            client.region(Region.US_EAST_1);
        }
        if (location.endpoint() != null) {
            client.endpointOverride(location.endpoint());
        }
        return client.build();
    }

    private static AwsCredentialsProvider credentials(S3Location location) {
        var key = location.key();
        return key == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    }
}
