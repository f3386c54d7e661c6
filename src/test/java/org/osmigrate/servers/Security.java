package org.osmigrate.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;

/**
 * The secured side of an OpenSearch with the security plugin: TLS by a private authority, users and roles.
 *
 * @param url of the server
 * @param ca the certificate of the authority, PEM
 * @param clientCertificate of a client that the authority signed, PEM; the user in it is {@code client}
 * @param clientKey the client's private key, PEM (PKCS#8)
 * @param passwordFile holds the password of the user {@code admin}
 */
public record Security(URI url, Path ca, Path clientCertificate, Path clientKey, Path passwordFile) {

    private static final String API = "/_plugins/_security/api/";
    private static final String PASSWORDS_AND_CERTIFICATES = """
            _meta: {type: config, config_version: 2}
            config:
              dynamic:
                http: {anonymous_auth_enabled: false, xff: {enabled: false}}
                authc:
                  certificate:
                    http_enabled: true
                    order: 1
                    http_authenticator: {type: clientcert, challenge: false, config: {username_attribute: cn}}
                    authentication_backend: {type: noop}
                  password:
                    http_enabled: true
                    order: 2
                    http_authenticator: {type: basic, challenge: true}
                    authentication_backend: {type: intern}
            """;
    private static final String NO_USERS = "_meta: {type: internalusers, config_version: 2}\n";

    static Security of(ServerFolder folder, URI url) {
        Path conf = folder.conf();
        return new Security(
                url,
                conf.resolve("ca.pem"),
                conf.resolve("client.pem"),
                conf.resolve("client.key"),
                folder.path().resolve("admin.password"));
    }

    static void configure(Setup setup) throws IOException {
        Path conf = setup.folder().conf();
        Certificates.ofUser(Cache.ofUser()).writePem(conf);
        Path initial = conf.resolve("opensearch-security");
        Folders.copy(setup.home().resolve("plugins/opensearch-security/config"), initial);
        Files.writeString(initial.resolve("config.yml"), PASSWORDS_AND_CERTIFICATES);
        Files.writeString(initial.resolve("internal_users.yml"), NO_USERS);
        Path password = of(setup.folder(), setup.url()).passwordFile();
        if (Files.notExists(password)) {
            Files.writeString(password, "Aa1!" + UUID.randomUUID());
            Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        }
    }

    static List<String> settings() {
        return List.of(
                "plugins.security.ssl.transport.pemcert_filepath: node.pem",
                "plugins.security.ssl.transport.pemkey_filepath: node.key",
                "plugins.security.ssl.transport.pemtrustedcas_filepath: ca.pem",
                "plugins.security.ssl.transport.enforce_hostname_verification: false",
                "plugins.security.ssl.http.enabled: true",
                "plugins.security.ssl.http.clientauth_mode: OPTIONAL",
                "plugins.security.ssl.http.pemcert_filepath: node.pem",
                "plugins.security.ssl.http.pemkey_filepath: node.key",
                "plugins.security.ssl.http.pemtrustedcas_filepath: ca.pem",
                "plugins.security.allow_default_init_securityindex: true",
                "plugins.security.nodes_dn: [\"CN=node,O=osmigrate\"]",
                "plugins.security.authcz.admin_dn: [\"CN=admin,O=osmigrate\"]");
    }

    /** The name of the user who may do everything. */
    public String adminUser() {
        return "admin";
    }

    /** The password of {@link #adminUser()}, another one for each server. */
    public String adminPassword() {
        try {
            return Files.readString(passwordFile);
        } catch (IOException failure) {
            throw ServerFailure.failed("Cannot read " + passwordFile, failure);
        }
    }

    /** Creates or replaces a user. The password must be strong; backend roles are what role mappings go by. */
    public void putUser(String name, String password, List<String> backendRoles) {
        String roles = String.join(
                ",", backendRoles.stream().map(role -> "\"" + role + "\"").toList());
        put("internalusers/" + name, "{\"password\":\"%s\",\"backend_roles\":[%s]}".formatted(password, roles));
    }

    /** Creates or replaces a role; the body is that of the security plugin's roles API. */
    public void putRole(String name, String body) {
        put("roles/" + name, body);
    }

    /** Gives a role to users; {@code client} is the user of the client certificate. */
    public void mapRole(String role, List<String> users) {
        String names =
                String.join(",", users.stream().map(user -> "\"" + user + "\"").toList());
        put("rolesmapping/" + role, "{\"users\":[" + names + "]}");
    }

    boolean isUp() {
        return asAdministrator().isOk(url.resolve("/_cluster/health?wait_for_status=yellow&timeout=5s"))
                && asAdministrator().isOk(url.resolve(API + "internalusers"));
    }

    void createAdministrator() {
        putUser(adminUser(), adminPassword(), List.of("admin"));
        // The plugin's own files give everybody a role that may send bulks and more: with it no list could be proved.
        mapRole("own_index", List.of());
    }

    private void put(String what, String body) {
        asAdministrator().putJson(url.resolve(API + what), body);
    }

    /** TLS of somebody who may do anything: what a test sets up and looks at is not a matter of privileges. */
    public SSLContext administrator() {
        return PemTls.of(ca, ca.resolveSibling("admin.pem"), ca.resolveSibling("admin.key"));
    }

    private Http asAdministrator() {
        return Http.over(administrator());
    }
}
