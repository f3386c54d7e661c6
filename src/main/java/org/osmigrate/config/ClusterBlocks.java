package org.osmigrate.config;

import java.net.URI;
import java.nio.file.Path;
import org.osmigrate.cluster.ClusterSettings;
import org.osmigrate.cluster.Credentials;
import org.osmigrate.cluster.Tls;
import org.osmigrate.failure.ConfigurationInvalid;

/** Assembles the settings of a cluster from its block. */
final class ClusterBlocks {

    private final Values values;
    private final SecretSource secrets;

    ClusterBlocks(Values values, SecretSource secrets) {
        this.values = values;
        this.secrets = secrets;
    }

    ClusterSettings cluster(String role) {
        String url = values.find(role + ".url").orElseThrow(() -> missing(role));
        return new ClusterSettings(
                role,
                URI.create(url.strip()),
                credentials(role + ".auth"),
                new Tls(trust(role), identity(role + ".auth.mtls")),
                values.time(role + ".timeout"));
    }

    private static ConfigurationInvalid missing(String role) {
        Key key = Keys.named(role + ".url");
        return new ConfigurationInvalid(
                key.name() + " is missing",
                "Give it with " + key.flag() + ", as " + key.variable() + " or in the migration file.");
    }

    private Credentials credentials(String auth) {
        if (values.hasBlock(auth + ".api-key")) {
            return new Credentials.ApiKey(secrets.read(values, auth + ".api-key"));
        }
        if (values.hasBlock(auth + ".sigv4")) {
            return new Credentials.SigV4(signed(auth + ".sigv4.region"), signed(auth + ".sigv4.service"));
        }
        if (!values.hasBlock(auth + ".basic")) {
            return new Credentials.None();
        }
        String user = values.find(auth + ".basic.username")
                .orElseThrow(() -> new ConfigurationInvalid(
                        auth + ".basic.username is missing", "A password needs the user it belongs to."));
        return new Credentials.Basic(user, secrets.read(values, auth + ".basic.password"));
    }

    private String signed(String name) {
        return values.find(name)
                .orElseThrow(() -> new ConfigurationInvalid(
                        name + " is missing", "A signature is for a region and a service: give both."));
    }

    private Tls.Trust trust(String role) {
        boolean insecure = values.isOn(role + ".tls.insecure");
        if (insecure && values.has(role + ".tls.ca")) {
            throw new ConfigurationInvalid(
                    role + ".tls has both ca and insecure", "Keep ca to check certificates, insecure not to.");
        }
        if (insecure) {
            return new Tls.Trust.Anybody();
        }
        return values.find(role + ".tls.ca")
                .<Tls.Trust>map(file -> new Tls.Trust.PrivateCa(Path.of(file)))
                .orElseGet(Tls.Trust.SystemCas::new);
    }

    private Tls.Identity identity(String mtls) {
        if (!values.hasBlock(mtls)) {
            return new Tls.Identity.Anonymous();
        }
        return new Tls.Identity.Pem(part(mtls + ".cert"), part(mtls + ".key"));
    }

    private Path part(String name) {
        return values.find(name)
                .map(Path::of)
                .orElseThrow(() -> new ConfigurationInvalid(name + " is missing", "mtls needs both cert and key."));
    }
}
