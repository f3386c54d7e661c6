package org.osmigrate.storage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import software.amazon.awssdk.http.auth.aws.crt.internal.signer.DefaultAwsCrtV4aHttpSigner;

/** For the native executable: signatures for sets of regions, which the S3 client leaves to the same library in C. */
@TargetClass(className = "software.amazon.awssdk.http.auth.aws.internal.signer.util.OptionalDependencyLoaderUtil")
final class WithoutRegionSets {

    @Substitute
    public static DefaultAwsCrtV4aHttpSigner getDefaultAwsCrtV4aHttpSigner() {
        throw new IllegalStateException("signatures for sets of regions are not part of this executable");
    }
}
