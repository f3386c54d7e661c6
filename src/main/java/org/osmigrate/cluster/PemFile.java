package org.osmigrate.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.ConfigurationInvalid;

/**
 * A file of certificates or of a private key in PEM (RFC 7468).
 *
 * @param key the configuration key that names it
 */
record PemFile(String key, Path path) {

    /** All certificates of the file, in their order. */
    List<Certificate> certificates() {
        try {
            List<Certificate> found = List.copyOf(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes())));
            if (found.isEmpty()) {
                throw invalid("holds no certificate", "Give it PEM certificates (BEGIN CERTIFICATE).", null);
            }
            return found;
        } catch (CertificateException e) {
            throw invalid("holds no readable certificate", "Give it PEM certificates (BEGIN CERTIFICATE).", e);
        }
    }

    /** The unencrypted private key of the file. */
    PrivateKey privateKey() {
        String text = new String(bytes(), StandardCharsets.US_ASCII);
        if (text.contains("ENCRYPTED")) {
            throw invalid(
                    "holds an encrypted private key", "Decrypt it first: openssl pkey -in FILE -out PLAIN.", null);
        }
        try {
            return PemKey.read(text);
        } catch (IllegalArgumentException e) {
            throw invalid(
                    "holds no private key that can be read: " + e.getMessage(),
                    "Give it a PKCS#8, PKCS#1 or EC private key in PEM.",
                    e);
        }
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw invalid("does not exist", "Correct the path.", e);
        } catch (AccessDeniedException e) {
            throw new AccessDenied(
                    key + ": the file " + path + " may not be read by this user", "Change its permissions.", e);
        } catch (IOException e) {
            throw invalid("cannot be read: " + e.getMessage(), "Correct the path.", e);
        }
    }

    private ConfigurationInvalid invalid(String why, String nextStep, Exception cause) {
        return new ConfigurationInvalid(key + ": the file " + path + " " + why, nextStep, cause);
    }
}
