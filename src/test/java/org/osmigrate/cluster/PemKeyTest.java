package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.ConfigurationInvalid;

class PemKeyTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"RSA,2048", "EC,256", "EC,521", "Ed25519,255"})
    void readsPkcs8(String algorithm, int bits) throws Exception {
        PrivateKey key = generate(algorithm, bits);

        assertThat(PemKey.read(Keytool.pem("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048})
    void readsPkcs1(int bits) throws Exception {
        PrivateKey key = generate("RSA", bits);
        byte[] pkcs8 = key.getEncoded();
        // The PKCS#1 key is the octet string at the end: SEQUENCE, version and algorithm come before.
        int octets = indexOf(pkcs8, HexFormat.of().parseHex("0500")) + 2;
        int lengthBytes = (pkcs8[octets + 1] & 0x7f);
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, octets + 2 + lengthBytes, pkcs8.length);

        assertThat(PemKey.read(Keytool.pem("RSA PRIVATE KEY", pkcs1))).isEqualTo(key);
    }

    @Test
    void readsAnEllipticCurveKeyAfterItsParameters() {
        // openssl ecparam -name prime256v1 -genkey
        String pem = """
                -----BEGIN EC PARAMETERS-----
                BggqhkjOPQMBBw==
                -----END EC PARAMETERS-----
                %s""".formatted(Keytool.pem(
                "EC PRIVATE KEY",
                HexFormat.of().parseHex("3031020101" + "0420" + "11".repeat(32) + "a00a06082a8648ce3d030107")));

        assertThat(PemKey.read(pem).getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void refusesATruncatedKey() throws Exception {
        byte[] der = HexFormat.of().parseHex("3031020101" + "0420" + "1111");

        assertThatThrownBy(() -> PemKey.read(Keytool.pem("EC PRIVATE KEY", der)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----\n"
            })
    void saysThatAKeyIsEncrypted(String pem) throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), pem);

        assertThatThrownBy(() -> new PemFile("target.auth.mtls.key", file).privateKey())
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("encrypted")
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"})
    void namesAFileThatHoldsNoKey(String pem) throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), pem);

        assertThatThrownBy(() -> new PemFile("target.auth.mtls.key", file).privateKey())
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining(file.toString());
    }

    private static PrivateKey generate(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair().getPrivate();
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] == wanted[0] && bytes[i + 1] == wanted[1]) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
