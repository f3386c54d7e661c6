package org.osmigrate.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.Set;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.RequestRefused;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Says what an answer of S3 means to the user, or that it is worth another attempt. */
record S3Failures(RepositoryLocation.S3 bucket, S3Settings settings) {

    private static final Set<String> OTHER_REGION = Set.of("PermanentRedirect", "AuthorizationHeaderMalformed");
    private static final Set<String> PASSING = Set.of("RequestTimeout", "SlowDown", "RequestTimeTooSkewed");
    private static final String CREDENTIALS =
            "Check the credentials (snapshot.s3.access-key and secret-key, or what the"
                    + " environment gives), and that they may s3:ListBucket and s3:GetObject there.";

    /** A request. */
    @FunctionalInterface
    interface Request<T> {
        T send() throws IOException;
    }

    String location() {
        return Places.of("s3://" + bucket.bucket(), bucket.prefix());
    }

    <T> T of(String key, Request<T> request) throws IOException {
        try {
            return request.send();
        } catch (AwsServiceException e) {
            throw answered(Places.of(location(), key), e);
        } catch (AbortedException e) {
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (SdkClientException e) {
            throw unanswered(e);
        }
    }

    private RuntimeException answered(String place, AwsServiceException e) throws IOException {
        String code = e.awsErrorDetails() == null
                ? ""
                : Optional.ofNullable(e.awsErrorDetails().errorCode()).orElse("");
        int status = e.statusCode();
        if (e.isThrottlingException() || status >= 500 || status == 429 || PASSING.contains(code)) {
            throw new IOException("S3 answers " + status + " " + code, e);
        }
        if (status == 301 || status == 307 || OTHER_REGION.contains(code)) {
            return otherRegion(e);
        }
        return switch (status) {
            case 404 -> missing(place, code, e);
            case 401, 403 ->
                new AccessDenied(place + " may not be read or written: " + status + " " + code, CREDENTIALS, e);
            default ->
                new RequestRefused(
                        place + " is refused: " + status + " " + code,
                        "Check that " + server() + " speaks S3, and the bucket's name.",
                        e);
        };
    }

    private NotFound missing(String place, String code, AwsServiceException e) {
        return switch (code) {
            case "NoSuchKey" -> new NotFound(place + " does not exist", "Check the location of the repository.", e);
            case "NoSuchBucket" ->
                new NotFound(
                        "bucket " + bucket.bucket() + " does not exist at " + server(),
                        "Check the bucket's name in snapshot.repository, and snapshot.s3.endpoint.",
                        e);
            default ->
                new NotFound(
                        place + " is not found at " + server(),
                        "Check that snapshot.s3.endpoint (--snapshot-s3-endpoint) speaks S3.",
                        e);
        };
    }

    private ConfigurationInvalid otherRegion(AwsServiceException e) {
        String actual = Optional.ofNullable(e.awsErrorDetails())
                .flatMap(details -> details.sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                .map(region -> ": it is in " + region)
                .orElse("");
        return new ConfigurationInvalid(
                "bucket " + bucket.bucket() + " is not in the region that was asked" + actual,
                "Give its region as snapshot.s3.region (--snapshot-s3-region).",
                e);
    }

    private RuntimeException unanswered(SdkClientException e) throws IOException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException passing) {
                throw passing;
            }
        }
        if (String.valueOf(e.getMessage()).contains("credentials")) {
            return new AccessDenied(
                    "there are no credentials for " + location(),
                    "Give snapshot.s3.access-key and snapshot.s3.secret-key, or set AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY, or a profile or role.",
                    e);
        }
        throw new IOException(e.getMessage(), e);
    }

    private String server() {
        return settings.endpoint().isEmpty() ? "Amazon S3" : settings.endpoint();
    }
}
