package org.osmigrate.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A private certificate authority and what it signed, made by keytool once per user; for trials only. */
record Certificates(Path store) {

    static final List<String> SIGNED = List.of("node", "admin", "client");
    private static final String KEY = "certificates-1";
    private static final String PASSWORD = "only-for-trials";
    private static final String PASSWORD_VARIABLE = "OSMIGRATE_TRIAL_STORE";

    static Certificates ofUser(Cache cache) {
        return new Certificates(cache.installed(KEY, Certificates::make).resolve("all.p12"));
    }

    private static void make(Path folder) throws IOException {
        Path store = folder.resolve("all.p12");
        keytool(store, "ca", "CN=osmigrate trial authority", "-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign,cRLSign");
        for (String name : SIGNED) {
            keytool(
                    store,
                    name,
                    "CN=" + name + ",O=osmigrate",
                    "-signer",
                    "ca",
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1",
                    "-ext",
                    "eku=serverAuth,clientAuth");
        }
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-------"));
    }

    private static void keytool(Path store, String alias, String name, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-keyalg", "RSA", "-keysize", "2048", "-validity", "3650",
                "-storetype", "PKCS12", "-storepass:env", PASSWORD_VARIABLE,
                "-keystore", store.toString(), "-alias", alias, "-dname", name));
        command.addAll(List.of(more));
        Path log = store.resolveSibling("keytool.log");
        ProcessBuilder keytool =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        keytool.environment().put(PASSWORD_VARIABLE, PASSWORD);
        if (Processes.waitFor(Processes.start(keytool, "The JDK has no keytool")) != 0) {
            throw ServerFailure.failed("keytool could not make the certificate of " + alias + ", see " + log);
        }
    }

    /** Writes {@code ca.pem}, and {@code NAME.pem} and {@code NAME.key} (PKCS#8) of each certificate. */
    void writePem(Path folder) throws IOException {
        try {
            KeyStore keys = open();
            pem(folder.resolve("ca.pem"), "CERTIFICATE", keys.getCertificate("ca").getEncoded());
            for (String name : SIGNED) {
                pem(folder.resolve(name + ".pem"), "CERTIFICATE", keys.getCertificate(name).getEncoded());
                byte[] key = keys.getKey(name, PASSWORD.toCharArray()).getEncoded();
                pem(folder.resolve(name + ".key"), "PRIVATE KEY", key);
            }
        } catch (GeneralSecurityException failure) {
            throw ServerFailure.failed("Cannot read the certificates in " + store, failure);
        }
    }

    private KeyStore open() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(store)) {
            keys.load(bytes, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static void pem(Path file, String kind, byte[] der) throws IOException {
        Base64.Encoder base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        String text = "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64.encodeToString(der), kind);
        Files.writeString(file, text);
        if (kind.equals("PRIVATE KEY")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
