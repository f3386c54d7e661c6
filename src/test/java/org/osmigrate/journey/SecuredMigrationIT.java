package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Security;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Servers;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/**
 * A whole migration into a secured OpenSearch, over HTTPS with a private authority, as a user who has the privileges that
 * the documentation lists and no others.
 */
@ExtendWith(SharedServers.class)
class SecuredMigrationIT {

    private static final String USER = "migrator";
    private static final String PASSWORD = "Zq7!never-in-any-output";
    private static final Map<String, String> ENVIRONMENT = Map.of("TARGET_PASSWORD", PASSWORD);
    private static final String SESSION = "secured";
    private static final List<String> LEFT_BY_A_RUN = List.of(
            "/shop-orders",
            "/shop-items",
            "/.osmigrate-" + SESSION,
            "/_index_template/shop",
            "/_component_template/shop-base",
            "/_template/shop-old",
            "/_ingest/pipeline/shop-last");

    private static Server target;
    private static Security security;
    private static Api administrator;
    private static DocumentedRole role;
    private static Path repository;

    @TempDir
    private Path folder;

    @BeforeAll
    static void prepare(@Shared(product = Product.ELASTICSEARCH) Server source) throws IOException {
        repository = source.newRepository("secured");
        fill(new Api(source.url()));
        role = DocumentedRole.read();
        target = Servers.secureOpenSearch().start();
        security = target.security();
        administrator = new Api(
                target.url(),
                HttpClient.newBuilder().sslContext(security.administrator()).build());
        // It fits an index that is migrated, so that the run has to shield that one.
        administrator.put("/_index_template/older", "{\"index_patterns\":[\"shop-o*\"],\"template\":{}}");
        security.putUser(USER, PASSWORD, List.of());
        security.putRole("osmigrate", role.body().toString());
        security.mapRole("osmigrate", List.of(USER, "client"));
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    /** Every kind of thing that is migrated, for each needs privileges of its own. */
    private static void fill(Api source) {
        source.put("/_ingest/pipeline/shop-last", "{\"processors\":[]}");
        source.put("/_component_template/shop-base", "{\"template\":{\"settings\":{\"number_of_shards\":2}}}");
        source.put("/_index_template/shop", "{\"index_patterns\":[\"shop-i*\"],\"composed_of\":[\"shop-base\"]}");
        source.put("/_template/shop-old", "{\"index_patterns\":[\"shop-o*\"],\"settings\":{\"number_of_replicas\":0}}");
        new Corpus(source, "shop-orders", 300, 11).load();
        source.put("/shop-orders/_settings", "{\"index.final_pipeline\":\"shop-last\"}");
        source.put("/shop-items", "{\"aliases\":{\"shop-things\":{}}}");
        source.put("/shop-items/_doc/1?refresh=true", "{\"n\":1}");
        source.put("/_snapshot/secured", "{\"type\":\"fs\",\"settings\":{\"location\":\"" + repository + "\"}}");
        source.put(
                "/_snapshot/secured/snap?wait_for_completion=true",
                "{\"indices\":\"shop-*\",\"include_global_state\":true}");
    }

    @BeforeEach
    void forget() throws IOException {
        LEFT_BY_A_RUN.forEach(administrator::delete);
        security.putRole("osmigrate", role.body().toString());
        configure("auth: { basic: { username: %s, password: { env: TARGET_PASSWORD } } }".formatted(USER));
    }

    @Test
    void theDocumentedPrivilegesAreEnoughAndThePasswordIsNowhere() throws Exception {
        List<String> printed = new ArrayList<>();
        for (String command : List.of(
                "console config show -o json",
                "metadata evaluate -v -v",
                "console run -v -v",
                "console status",
                "console verify -o json",
                "metadata migrate",
                "backfill-worker",
                "console run -o json")) {
            Osmigrate.Ended ended = run(command);
            assertThat(ended.exitCode()).as(command + ": " + ended).isZero();
            printed.add(ended.toString());
        }

        assertThat(administrator.count("shop-orders")).isPositive();
        assertThat(LEFT_BY_A_RUN).allMatch(path -> administrator.status("GET", path, "") == 200);
        assertThat(administrator.get("/shop-orders/_settings").toString()).contains("shop-last");
        assertNowhere(printed);
        assertNowhere(administrator.documents(".osmigrate-" + SESSION).values().stream()
                .map(Object::toString)
                .toList());
        assertNowhere(files());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cluster:monitor/main",
                "indices:admin/create",
                "cluster:admin/ingest/pipeline/put",
                "indices:admin/index_template/simulate",
                "indices:data/write/index",
                "indices:data/read/point_in_time/create",
            })
    void aPrivilegeThatLacksIsNamed(String privilege) throws Exception {
        security.putRole("osmigrate", role.without(privilege).body().toString());

        Osmigrate.Ended ended = run("console run");

        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(5);
        assertThat(ended.err()).contains("'" + USER + "'", privilege, "secured-clusters.md");
        assertNowhere(List.of(ended.toString()));
    }

    @Test
    void aWrongPasswordIsDeniedAndNotRepeated() throws Exception {
        Osmigrate.Ended ended = run("console run", Map.of("TARGET_PASSWORD", "Zq7!another-never-in-any-output"));

        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(5);
        assertThat(ended.err()).contains("target.auth").doesNotContain("Zq7!");
    }

    @Test
    void aClientCertificateDoesInsteadOfThePassword() throws Exception {
        configure(
                "auth: { mtls: { cert: %s, key: %s } }".formatted(security.clientCertificate(), security.clientKey()));

        Osmigrate.Ended ended = run("console run", Map.of());

        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(administrator.count("shop-orders")).isPositive();
    }

    private void configure(String auth) throws IOException {
        Files.writeString(folder.resolve("migration.yaml"), """
                session: %s
                target:
                  url: "%s"
                  %s
                  tls: { ca: %s }
                snapshot: { repository: "%s", name: snap }
                include: { indices: [ "shop-*" ] }
                metadata: {}
                backfill: { bulk-size: 10kb }
                verify: {}
                """.formatted(
                        SESSION, target.url(), auth, security.ca(), repository.toUri()));
    }

    private Osmigrate.Ended run(String command) throws Exception {
        return run(command, ENVIRONMENT);
    }

    private Osmigrate.Ended run(String command, Map<String, String> environment) throws Exception {
        try (Osmigrate osmigrate = Osmigrate.start(folder, environment, List.of(command.split(" ")))) {
            return osmigrate.await();
        }
    }

    /** Neither as it is nor as it is sent. */
    private static void assertNowhere(List<String> texts) {
        String sent = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        assertThat(texts)
                .isNotEmpty()
                .noneMatch(text -> text.contains(PASSWORD) || text.contains(sent) || text.contains("Authorization"));
    }

    /** The content of everything in the folder it worked in. */
    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(SecuredMigrationIT::content)
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
