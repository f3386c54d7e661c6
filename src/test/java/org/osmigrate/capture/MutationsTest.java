package org.osmigrate.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MutationsTest {

    static List<Reads.Row> rows() {
        return Reads.ROWS;
    }

    /** One test per row: it reads by its methods alone, and at its place alone. */
    @ParameterizedTest
    @MethodSource("rows")
    void aRowReads(Reads.Row row) {
        String path = path(row);
        for (String method : List.of("POST", "DELETE", "PUT", "PATCH")) {
            boolean reads = row.methods().contains(method)
                    || Reads.ROWS.stream()
                            .anyMatch(other -> other.methods().contains(method)
                                    && path(other).equals(path));
            assertThat(Mutations.mutates(method, path)).as(method + " " + path).isEqualTo(!reads);
            assertThat(Mutations.mutates(method, path + "/?pretty&q=/_doc/1")).isEqualTo(!reads);
            assertThat(Mutations.mutates(method, "/a/_doc" + path)).isTrue();
            assertThat(Mutations.mutates(method, path + "/a/_doc")).isTrue();
            assertThat(Mutations.mutates(method, "http://localhost" + path)).isTrue();
            assertThat(Mutations.mutates(method, path + "#")).isTrue();
        }
        assertThat(Mutations.mutates("GET", path)).isFalse();
    }

    @Test
    void noRowStandsTwice() {
        assertThat(Reads.ROWS.stream().flatMap(row -> row.methods().stream().map(method -> method + row.path())))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /_bulk",
        "PUT, /_bulk",
        "POST, /i/_bulk",
        "POST, /i/t/_bulk",
        "POST, /i/_doc",
        "PUT, /i/_doc/1",
        "POST, /i/_create/1",
        "POST, /i/_update/1",
        "POST, /i/t",
        "PUT, /i/t/1",
        "POST, /i/t/1/_update",
        "DELETE, /i/_doc/1",
        "DELETE, /i/t/_query",
        "DELETE, /i/_query",
        "POST, /i/_update_by_query",
        "POST, /i/_delete_by_query",
        "POST, /_reindex",
        "PUT, /i",
        "DELETE, /i",
        "POST, /_aliases",
        "POST, /i/_rollover",
        "POST, /i/_close",
        "POST, /i/_refresh",
        "POST, /_scripts/a",
        "PUT, /_ingest/pipeline/a",
        "POST, /_template/a",
        "POST, /_index_template/a",
        "POST, /_search/template/a",
        "POST, /_monitoring/bulk",
        "POST, /_tasks/_cancel",
        "POST, /",
        "PATCH, /_plugins/_security/api/roles",
        "POST, /_plugins/_sql",
        "POST, /_opendistro/_sql",
        "GET, /_opendistro/_sql?sql=delete",
        "PURGE, /_search",
        "post, /_search",
        "get, /_search",
        "DELETE, /_search",
        "DELETE, /i/_search",
        "PUT, /i/_search"
    })
    void whatIsNotKnownToReadMutates(String method, String target) {
        assertThat(Mutations.mutates(method, target)).isTrue();
    }

    /** Since there are no types any more, this stores a document with a strange id. */
    @ParameterizedTest
    @ValueSource(strings = {"/i/_doc/_search", "/i/_create/_count", "/i/_update/_mget", "/i/%5Fdoc/_search"})
    void aDocumentWithTheIdOfASearchMutates(String target) {
        assertThat(Mutations.mutates("POST", target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/_all/_search", "/a,b-*,-c/_search", "/%3Clog-%7Bnow%2Fd%7D%3E/_count", "//_search//scroll/"})
    void namesMayBePatternsAndSlashesMany(String target) {
        assertThat(Mutations.mutates("POST", target)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/i/../_search", "/./_search", "/i/%5Fsearch", "_search", "/_search#/i", "*", ""})
    void whatOthersMayReadDifferentlyMutates(String target) {
        assertThat(Mutations.mutates("POST", target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE"})
    void readingMethodsRead(String method) {
        assertThat(Mutations.mutates(method, "/i/_doc/1")).isFalse();
    }

    private static String path(Reads.Row row) {
        return "/"
                + row.path()
                        .replace("{index}", "books")
                        .replace("{type}", "book")
                        .replace("{id}", "_1");
    }
}
