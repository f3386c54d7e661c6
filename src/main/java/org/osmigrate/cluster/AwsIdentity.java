package org.osmigrate.cluster;

import java.util.function.Supplier;
import org.osmigrate.failure.AccessDenied;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Who signs: what the environment, a profile or the machine's role gives, renewed when it runs out. */
final class AwsIdentity implements Supplier<AwsCredentials> {

    private final ClusterSettings settings;
    private final DefaultCredentialsProvider provider =
            DefaultCredentialsProvider.builder().build();

    AwsIdentity(ClusterSettings settings) {
        this.settings = settings;
    }

    @Override
    public AwsCredentials get() {
        try {
            return provider.resolveCredentials();
        } catch (SdkClientException e) {
            throw new AccessDenied(
                    "There are no AWS credentials to sign requests to the " + settings.role() + " " + settings.url()
                            + " with",
                    "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give a profile or the machine a role.",
                    e);
        }
    }
}
