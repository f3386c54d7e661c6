package org.osmigrate.cluster;

import java.nio.file.Path;

/** Whom a connection trusts and with which certificate it shows itself. */
public record Tls(Trust trust, Identity identity) {

    /** The system's certificate authorities, no client certificate. */
    public static final Tls DEFAULT = new Tls(new Trust.SystemCas(), new Identity.Anonymous());

    /** Whose certificates are accepted. */
    public sealed interface Trust {

        /** Those of the Java runtime's certificate authorities. */
        record SystemCas() implements Trust {}

        /** Those of a private certificate authority, in PEM. */
        record PrivateCa(Path certificates) implements Trust {}

        /** Anybody's; for trials only. */
        record Anybody() implements Trust {}
    }

    /** The client's own certificate. */
    public sealed interface Identity {

        /** None. */
        record Anonymous() implements Identity {}

        /** A certificate chain and its unencrypted private key (PKCS#8 or PKCS#1), both in PEM. */
        record Pem(Path certificate, Path key) implements Identity {}
    }
}
