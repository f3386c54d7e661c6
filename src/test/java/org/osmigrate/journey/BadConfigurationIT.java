package org.osmigrate.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osmigrate.process.Osmigrate;

/** What is wrong in a migration file is refused by key, file and line before anything is asked of anybody. */
class BadConfigurationIT {

    private static final String REST = """

            target: { url: "http://127.0.0.1:1" }
            snapshot: { repository: "file:///nowhere", name: snap%s }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "backfil: {}                           |         |backfil                  |Did you mean 'backfill'?",
                "backfill: { bulk-sise: 5mb }          |         |backfill.bulk-sise       |Did you mean 'backfill.bulk-size'?",
                "backfill: { request-timeout: 30 }     |         |backfill.request-timeout |with its unit, like 30s",
                "backfill: { bulk-size: 10 }           |         |backfill.bulk-size       |with its unit, like 10mb",
                "session: x                            |, version: SOLR 8.11|snapshot.version|Elasticsearch and OpenSearch are supported",
            })
    void isNamed(String line, String more, String key, String nextStep) throws Exception {
        Files.writeString(folder.resolve("migration.yaml"), line + REST.formatted(more == null ? "" : more));

        RefusedRun.check(Osmigrate.run(folder, "console", "run"), 2, "migration.yaml, line", key, nextStep);
    }
}
