package org.osmigrate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.backfill.Relaxation;
import org.osmigrate.cluster.Credentials;
import org.osmigrate.cluster.Tls;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.NotFound;
import org.osmigrate.storage.GcsSettings;
import org.osmigrate.storage.S3Settings;
import org.osmigrate.storage.StorageSettings;

class MigrationSettingsTest {

    @TempDir
    private Path folder;

    private MigrationSettings load(String yaml) {
        return load(yaml, Map.of(), Map.of());
    }

    private MigrationSettings load(String yaml, Map<String, String> environment, Map<String, List<String>> flags) {
        try {
            Path file = Files.writeString(folder.resolve("migration.yaml"), yaml);
            return MigrationSettings.load(Optional.of(file), environment, flags);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void flagsWinOverTheEnvironmentAndThatOverTheFileAndThatOverDefaults() {
        String yaml = "{session: in-file, target: {url: 'http://file'}, snapshot: {name: in-file}}";

        Values values = load(
                        yaml,
                        Map.of(
                                "OSMIGRATE_TARGET_URL",
                                "http://environment",
                                "OSMIGRATE_SNAPSHOT_NAME",
                                "in-environment"),
                        Map.of("target.url", List.of("http://flag")))
                .values();

        assertThat(values.of(Keys.named("target.url")))
                .isEqualTo(new Given(List.of("http://flag"), "flag --target-url"));
        assertThat(values.of(Keys.named("snapshot.name")))
                .isEqualTo(new Given(List.of("in-environment"), "environment OSMIGRATE_SNAPSHOT_NAME"));
        assertThat(values.text("session")).isEqualTo("in-file");
        assertThat(values.of(Keys.named("session")).origin()).endsWith("migration.yaml, line 1");
        assertThat(values.of(Keys.named("backfill.bulk-size"))).isEqualTo(new Given(List.of("5mb"), "default"));
    }

    @Test
    void everyDefaultIsOfItsKind() {
        assertThat(Keys.all())
                .filteredOn(key -> !key.fallback().isEmpty())
                .allSatisfy(key -> Checks.check(key, new Given(List.of(key.fallback()), "default")));
    }

    @Test
    void everyFlagIsUsedOnce() {
        assertThat(Keys.all().stream()
                        .filter(Key::isSupported)
                        .flatMap(key -> java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(key.flag()), key.aliases().stream())))
                .doesNotHaveDuplicates()
                .allMatch(flag -> flag.startsWith("--"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{targt: {url: 'http://h'}}|targt|Did you mean 'target'?",
                "{target: {urll: 'http://h'}}|target.urll|Did you mean 'target.url'?",
                "{backfill: {bulksize: 10mb}}|backfill.bulksize|Did you mean 'backfill.bulk-size'?",
                "{target: {auth: {basik: {}}}}|target.auth.basik|Did you mean 'target.auth.basic'?",
            })
    void anUnknownKeyIsNamedWithTheNearestOne(String yaml, String key, String suggestion) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining(key + " (")
                .hasMessageContaining("line 1")
                .hasMessageContaining(suggestion);
    }

    @Test
    void anUnknownKeyIsNamedWithItsLine() {
        assertThatThrownBy(() -> load("session: a\ntarget:\n  url: http://h\n  tsl: {}\n"))
                .hasMessageContaining("target.tsl (")
                .hasMessageContaining("line 4")
                .hasMessageContaining("'target.tls'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{proxy: {}}",
                "{replayer: {speed: 1}}",
                "{compare: {sinks: []}}",
                "{workflow: {gates: [ before-backfill ]}}",
            })
    void whatALaterVersionHasIsKnownAndRefused(String yaml) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("not part of this version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{backfill: {lease: 30}}|backfill.lease|'30' is not a time",
                "{traffic: {log: kafka}}|traffic.log|'kafka' is no traffic log",
                "{traffic: {log: 'kafka://u:p@h:1/t'}}|traffic.log|has a user in the URL",
                "{traffic: {logs: a}}|traffic.logs|is not a known key",
                "{traffic: {fsync: often}}|traffic.fsync|is not one of its words",
                "{traffic: {kafka-properties: [ linger ]}}|traffic.kafka-properties|a property has no value",
                "{traffic: {kafka-properties: [ 'sasl.jaas.config=x' ]}}|traffic.kafka-properties|is written out",
                "{backfill: {bulk-size: 10}}|backfill.bulk-size|'10' is not a size",
                "{backfill: {bulk-size: [ 10mb ]}}|backfill.bulk-size|takes no list",
                "{backfill: {bulk-size: {a: b}}}|backfill.bulk-size|takes a value",
                "{transforms: [ a ]}|transforms|transforms[0] is empty",
                "{transforms: { set: 1 }}|transforms|is not a list",
                "{backfill: {bulks-in-flight: many}}|backfill.bulks-in-flight|from 1 to 256",
                "{backfill: {bulks-in-flight: 0}}|backfill.bulks-in-flight|from 1 to 256",
                "{target: {url: 'host:9200'}}|target.url|not an http or https URL",
                "{target: {url: 'http://h', tls: {insecure: yess}}}|target.tls.insecure|true or false",
                "{target: 'http://h'}|target|block of keys",
                "{snapshot: {version: '7.10'}}|snapshot.version|not a version",
                "{snapshot: {repository: 'ftp://h/x'}}|snapshot.repository|no repository location",
                "{snapshot: {repository: 'http://example.org/x'}}|snapshot.repository|anybody can change",
                "{session: Default}|session|not a session name",
                "{include: {indices: {a: b}}}|include.indices|takes a value",
                "{include: {indices: [ {a: b} ]}}|include.indices|list of texts",
            })
    void aValueOfTheWrongKindIsNamedByItsPath(String yaml, String key, String complaint) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageStartingWith(key + " (")
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{target: {url: 'http://h', auth: {basic: {username: u, password: hunter2}}}}",
                "{target: {url: 'http://h', auth: {api-key: hunter2}}}",
                "{snapshot: {s3: {access-key: AKIA, secret-key: hunter2}}}",
                "{snapshot: {s3: {access-key: AKIA, session-token: hunter2}}}",
                "{snapshot: {azure: {sas-token: hunter2}}}",
                "{snapshot: {azure: {account-key: hunter2}}}",
                "{snapshot: {gcs: {credentials: hunter2}}}",
                "{target: {url: 'http://u:hunter2@h'}}",
                "{target: {url: 'u:hunter2@h:9200'}}",
                "{coordinator: {url: 'http://u:hunter2@h:9200'}}",
                "{target: {url: 'http://h', auth: {basic: {username: 'u:hunter2', password: {env: P}}}}}",
                "{snapshot: {repository: 'https://u:hunter2@h/r'}}",
                "{target: {url: 'http://h', auth: {basic: {password: {env: hunter2!}}}}}",
                "target: {password: hunter2",
            })
    void aSecretInTheFileIsRefusedAndNotRepeated(String yaml) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void storagesTakeTheirSettingsAndSecrets() {
        StorageSettings storage = MigrationSettings.load(
                        Optional.empty(),
                        Map.of("KEY", "s3cret", "OSMIGRATE_SNAPSHOT_S3_SECRET_KEY_ENV", "KEY"),
                        Map.of(
                                "snapshot.s3.endpoint", List.of("http://127.0.0.1:9000"),
                                "snapshot.s3.region", List.of("eu-west-1"),
                                "snapshot.s3.access-key", List.of("AKIA"),
                                "snapshot.gcs.anonymous", List.of("true"),
                                "snapshot.azure.account", List.of("acc"),
                                "snapshot.spool-size", List.of("1gb")))
                .storage();

        assertThat(storage.s3().endpoint()).isEqualTo("http://127.0.0.1:9000");
        assertThat(storage.s3().region()).isEqualTo("eu-west-1");
        assertThat(storage.s3().login()).isInstanceOfSatisfying(S3Settings.Login.Keys.class, keys -> {
            assertThat(keys.accessKey()).isEqualTo("AKIA");
            assertThat(keys.toString()).contains("****").doesNotContain("s3cret");
        });
        assertThat(storage.gcs().login()).isInstanceOf(GcsSettings.Login.Anonymous.class);
        assertThat(storage.azure().account()).isEqualTo("acc");
        assertThat(storage.spool().bytes()).isEqualTo(1L << 30);
    }

    @Test
    void aLiteralPasswordIsToldTheForms() {
        assertThatThrownBy(() -> load("{source: {auth: {basic: {username: u, password: p4ss}}}}"))
                .hasMessageContaining("source.auth.basic.password")
                .hasMessageContaining("{env: NAME}")
                .hasMessageContaining("{file: /path}")
                .hasMessageContaining("{prompt: true}");
    }

    @Test
    void aUserInAUrlOfTheEnvironmentIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> load("", Map.of("OSMIGRATE_TARGET_URL", "http://u:hunter2@h"), Map.of()))
                .hasMessageContaining("target.url (environment OSMIGRATE_TARGET_URL)")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void credentialsAreFetchedFromWhereTheFileSays() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "abc\n");
        MigrationSettings settings = load(
                "source: {url: 'https://s', auth: {basic: {username: u, password: {env: PW}}}}\n"
                        + "target: {url: 'https://t', auth: {api-key: {file: " + file + "}}, tls: {ca: /ca.pem}}\n",
                Map.of("PW", "secret"),
                Map.of());

        Credentials.Basic basic =
                (Credentials.Basic) settings.source().orElseThrow().credentials();
        assertThat(basic.username()).isEqualTo("u");
        assertThat(basic.password().reveal()).isEqualTo("secret");
        assertThat(((Credentials.ApiKey) settings.target().credentials())
                        .encoded()
                        .reveal())
                .isEqualTo("abc");
        assertThat(settings.target().tls().trust()).isEqualTo(new Tls.Trust.PrivateCa(Path.of("/ca.pem")));
        assertThat(settings.coordinator().url()).hasToString("https://t");
    }

    @Test
    void aSecretThatIsNowhereIsNamedByItsVariable() {
        MigrationSettings settings =
                load("target: {url: 'http://t', auth: {basic: {username: u, password: {env: ABSENT}}}}");

        assertThatThrownBy(settings::target).hasMessageContaining("ABSENT").hasMessageContaining("is not set");
    }

    @Test
    void credentialsOfAFlagHideThoseOfTheFile() {
        MigrationSettings settings = load(
                "target: {url: 'http://t', auth: {api-key: {env: KEY}}}",
                Map.of("PW", "secret"),
                Map.of(
                        "target.auth.basic.username", List.of("u"),
                        "target.auth.basic.password.env", List.of("PW")));

        assertThat(settings.target().credentials()).isInstanceOf(Credentials.Basic.class);
    }

    @Test
    void aPasswordOfAFlagGoesWithTheUserOfTheFile() {
        MigrationSettings settings = load(
                "target: {url: 'http://t', auth: {basic: {username: u, password: {file: /absent}}}}",
                Map.of("PW", "secret"),
                Map.of("target.auth.basic.password.env", List.of("PW")));

        Credentials.Basic basic = (Credentials.Basic) settings.target().credentials();
        assertThat(basic.username()).isEqualTo("u");
        assertThat(basic.password().reveal()).isEqualTo("secret");
    }

    @Test
    void requestsAreSignedForARegionAndAService() {
        assertThat(load("target: {url: 'http://t', auth: {sigv4: {region: eu-central-1, service: aoss}}}")
                        .target()
                        .credentials())
                .isEqualTo(new Credentials.SigV4("eu-central-1", "aoss"));
        assertThatThrownBy(load("target: {url: 'http://t', auth: {sigv4: {region: eu-central-1}}}")::target)
                .hasMessageContaining("target.auth.sigv4.service is missing");
        assertThatThrownBy(() -> load("target: {auth: {sigv4: {region: r}, basic: {username: u}}}"))
                .hasMessageContaining("target.auth has basic and sigv4");
    }

    @Test
    void nothingIsRelaxedUnlessAskedFor() {
        assertThat(load("backfill: {}").backfill().relaxations()).isEmpty();
        assertThat(load("backfill: {relax: [ refresh, replicas ]}").backfill().relaxations())
                .containsExactly(Relaxation.NO_REFRESH, Relaxation.NO_REPLICAS);
        assertThatThrownBy(() -> load("backfill: {relax: [ translog ]}"))
                .hasMessageContaining("'translog' is not one of its words");
    }

    @Test
    void twoFormsOfOneSecretAreRefused() {
        assertThatThrownBy(() -> load("target: {auth: {basic: {password: {env: A, file: /b}}}}"))
                .hasMessageContaining("target.auth.basic.password has env and file");
    }

    @Test
    void noCredentialsMayBeSaidInAWord() {
        assertThat(load("target: {url: 'http://t', auth: none}").target().credentials())
                .isInstanceOf(Credentials.None.class);
    }

    @Test
    void sizesAndTimesAreReadInTheirUnits() {
        var backfill = load("backfill: {bulk-size: 10mb, lease: PT1M, request-timeout: 1500ms}")
                .backfill();

        assertThat(backfill.bulkBytes()).isEqualTo(10L << 20);
        assertThat(backfill.lease()).isEqualTo(Duration.ofMinutes(1));
        assertThat(backfill.requestTimeout()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void blocksOfTheFileAreKnownAlsoWhenTheyAreEmpty() {
        Values values = load("metadata:\nverify: {}\n", Map.of("OSMIGRATE_BACKFILL_BULK_SIZE", "1mb"), Map.of())
                .values();

        assertThat(values.fileHasBlock("metadata")).isTrue();
        assertThat(values.fileHasBlock("verify")).isTrue();
        assertThat(values.fileHasBlock("backfill")).isFalse();
    }

    @Test
    void patternsOfAFlagAreSplitAtCommasButForExpressions() {
        MigrationSettings settings = load("", Map.of(), Map.of("include.indices", List.of("a,b", "regex:c{1,2}")));

        assertThat(settings.values().list("include.indices")).containsExactly("a", "b", "regex:c{1,2}");
    }

    @Test
    void whatIsMissingIsToldInEveryFormItCanBeGiven() {
        assertThatThrownBy(() -> load("").target())
                .hasMessageContaining("target.url")
                .hasMessageContaining("--target-url")
                .hasMessageContaining("OSMIGRATE_TARGET_URL");
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> load("session: a\nsession: b\n"))
                .hasMessageContaining("line 2")
                .hasMessageContaining("twice");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path absent = folder.resolve("absent.yaml");

        assertThatThrownBy(() -> MigrationSettings.load(Optional.of(absent), Map.of(), Map.of()))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining(absent.toString());
    }

    @Test
    void theSampleIsAccepted() {
        MigrationSettings settings = load(Sample.text());

        assertThat(settings.snapshot().create()).isTrue();
        assertThat(settings.values().fileHasBlock("verify")).isTrue();
    }

    @Test
    void aPartialSnapshotIsAllowedByFileVariableOrFlagOnly() {
        String snapshot = "{repository: /r, name: n}";

        assertThat(load("{snapshot: " + snapshot + "}").snapshot().allowPartial())
                .isFalse();
        assertThat(load("{snapshot: {repository: /r, name: n, allow-partial: true}}")
                        .snapshot()
                        .allowPartial())
                .isTrue();
        assertThat(MigrationSettings.load(
                                Optional.empty(),
                                Map.of("OSMIGRATE_SNAPSHOT_ALLOW_PARTIAL", "true"),
                                Map.of("snapshot.repository", List.of("/r"), "snapshot.name", List.of("n")))
                        .snapshot()
                        .allowPartial())
                .isTrue();
        assertThat(Keys.named("snapshot.allow-partial").flag()).isEqualTo("--snapshot-allow-partial");
    }

    @Test
    void anOlderSnapshotIsAnotherOneAndComplete() {
        assertThat(Keys.named("snapshot.since").flag()).isEqualTo("--snapshot-since");
        assertThat(Keys.named("snapshot.since").variable()).isEqualTo("OSMIGRATE_SNAPSHOT_SINCE");
        assertThat(load("{snapshot: {repository: /r, name: b}}").snapshot().since())
                .isEmpty();
        assertThat(load("{snapshot: {repository: /r, name: b, since: a}}")
                        .snapshot()
                        .since())
                .isEqualTo("a");
        assertThatThrownBy(() ->
                        load("{snapshot: {repository: /r, name: b, since: b}}").snapshot())
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("snapshot.since is b");
        assertThatThrownBy(() -> load("{snapshot: {repository: /r, name: b, since: a, allow-partial: true}}")
                        .snapshot())
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("snapshot.allow-partial");
    }
}
