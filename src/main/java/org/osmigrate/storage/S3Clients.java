package org.osmigrate.storage;

import java.net.URI;
import java.time.Duration;
import org.osmigrate.failure.ConfigurationInvalid;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Clients of S3 by its settings. They send once: whether to send again is decided in one place for all storages. */
final class S3Clients {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** What endpoints of others take where they have no regions. */
    private static final Region ANY = Region.US_EAST_1;

    private S3Clients() {}

    static S3Client of(S3Settings settings) {
        Region region = region(settings);
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(http())
                .region(region)
                .credentialsProvider(credentials(settings, region))
                // Others than Amazon know no trailing checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(client -> client.retryStrategy(retry -> retry.maxAttempts(1)));
        if (!settings.endpoint().isEmpty()) {
            builder.endpointOverride(URI.create(settings.endpoint())).forcePathStyle(true);
        }
        return builder.build();
    }

    private static UrlConnectionHttpClient.Builder http() {
        return UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE);
    }

    private static Region region(S3Settings settings) {
        if (!settings.region().isEmpty()) {
            return Region.of(settings.region());
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            if (settings.endpoint().isEmpty()) {
                throw new ConfigurationInvalid(
                        "the region of the bucket is not known",
                        "Give snapshot.s3.region (--snapshot-s3-region) or set AWS_REGION.",
                        e);
            }
            return ANY;
        }
    }

    private static AwsCredentialsProvider credentials(S3Settings settings, Region region) {
        AwsCredentialsProvider own = switch (settings.login()) {
            case S3Settings.Login.FromEnvironment _ ->
                DefaultCredentialsProvider.builder().build();
            case S3Settings.Login.Keys keys -> StaticCredentialsProvider.create(fixed(keys));
        };
        return settings.roleArn().isEmpty() ? own : assumed(settings.roleArn(), region, own);
    }

    private static software.amazon.awssdk.auth.credentials.AwsCredentials fixed(S3Settings.Login.Keys keys) {
        String token = keys.sessionToken().reveal();
        return token.isEmpty()
                ? AwsBasicCredentials.create(keys.accessKey(), keys.secretKey().reveal())
                : AwsSessionCredentials.create(
                        keys.accessKey(), keys.secretKey().reveal(), token);
    }

    private static AwsCredentialsProvider assumed(String role, Region region, AwsCredentialsProvider own) {
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(StsClient.builder()
                        .httpClientBuilder(http())
                        .region(region)
                        .credentialsProvider(own)
                        .build())
                .refreshRequest(request -> request.roleArn(role).roleSessionName("osmigrate"))
                .build();
    }
}
