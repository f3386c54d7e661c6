package org.osmigrate.storage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;

/**
 * For the native executable: the checksums that the S3 client takes from a library in C, which is not part of osmigrate. A
 * native build resolves every class it reaches, also those that are only used where that library is there.
 */
@TargetClass(className = "software.amazon.awssdk.checksums.internal.ChecksumProvider")
final class WithoutCommonRuntime {

    /** As where the library is absent: the client then takes Java's own. */
    @Substitute
    static SdkChecksum createCrtCrc32C() {
        return null;
    }

    @Substitute
    static SdkChecksum crc64NvmeCrtImplementation() {
        throw new IllegalStateException("the checksum CRC64NVME is not part of this executable");
    }

    @Substitute
    static SdkChecksum crtXxHash(ChecksumAlgorithm algorithm) {
        throw new IllegalStateException("the checksum " + algorithm.algorithmId() + " is not part of this executable");
    }
}
