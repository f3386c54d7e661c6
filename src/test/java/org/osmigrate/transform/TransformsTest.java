package org.osmigrate.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.transform.DocumentChange.DocumentName;

class TransformsTest {

    private static Transforms read(String yaml) throws Exception {
        return Transforms.of(new YAMLMapper().readTree(yaml));
    }

    private static String after(Transforms transforms, String index, String source) {
        return transforms
                .of(index)
                .apply(ByteBuffer.wrap(source.getBytes(StandardCharsets.UTF_8)), new DocumentName(index, "1", ""))
                .map(result -> StandardCharsets.UTF_8.decode(result).toString())
                .orElse("nothing");
    }

    @Test
    void changesInOrderWhatIsConcerned() throws Exception {
        Transforms transforms = read("""
                - set: { field: from, value: { cluster: old } }
                - { indices: [ "logs-*" ], remove: { fields: [ noise ] } }
                - { indices: [ "regex:logs-.*" ], rename: { from: from, to: origin } }
                - { indices: [ orders ], drop: { field: gone, equals: true } }
                - { indices: [ orders ], shift-dates: { fields: [ at ], by: -1d } }
                - { indices: [ orders ], redact: { fields: [ card ], with: "***" } }
                """);

        assertThat(after(transforms, "logs-1", "{\"noise\":1}")).isEqualTo("{\"origin\":{\"cluster\":\"old\"}}");
        assertThat(after(transforms, "orders", "{\"at\":\"2026-01-01\",\"card\":7}"))
                .isEqualTo("{\"at\":\"2025-12-31\",\"card\":\"***\",\"from\":{\"cluster\":\"old\"}}");
        assertThat(after(transforms, "orders", "{\"gone\":true}")).isEqualTo("nothing");
        assertThat(transforms.of("other").changes()).hasSize(1);
    }

    @Test
    void aRenamingReplacesTheWholeName() throws Exception {
        assertThat(read("- rename-index: { from: \"log|logs\", to: x }").renamed("logs"))
                .isEqualTo("x");
    }

    @Test
    void asksAProgramOfTheUsers() throws Exception {
        Transforms transforms = read("""
                - exec: { command: [ sh, -c, "while read -r line; do echo '{\\"n\\":1,\\"source\\":{\\"a\\":1}}'; done" ], timeout: 30s }
                """);

        assertThat(after(transforms, "logs-1", "{}")).isEqualTo("{\"a\":1}");
    }

    @Test
    void renamesIndices() throws Exception {
        Transforms transforms = read("""
                - rename-index: { from: "logs-(\\\\d+)-(.*)", to: "archive-$2-$1" }
                - rename-index: { from: "logs-.*", to: "rest" }
                """);

        assertThat(transforms.renamed("logs-7-a")).isEqualTo("archive-a-7");
        assertThat(transforms.renamed("logs-a")).isEqualTo("rest");
        assertThat(transforms.renamed("other")).isEqualTo("other");
    }

    @Test
    void readsAProgramFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.jslt"), "{\"n\": .n + 1}");

        assertThat(after(read("[ { jslt: { file: '" + file + "' } } ]"), "i", "{\"n\":1}"))
                .isEqualTo("{\"n\":2}");
        assertThat(after(read("[ { jslt: '{\"n\": .n + 2}' } ]"), "i", "{\"n\":1}"))
                .isEqualTo("{\"n\":3}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { set: 1 }                                              | transforms is not a list
            [ 7 ]                                                   | transforms[0] is empty
            [ {} ]                                                  | transforms[0] is empty
            [ { sett: { field: a, value: 1 } } ]                    | transforms[0] is sett
            [ { set: { field: a, value: 1 }, remove: {} } ]         | transforms[0] is remove and set
            [ { set: { field: a } } ]                               | transforms[0].set has field
            [ { set: { field: [a], value: 1 } } ]                   | transforms[0].set has ["a"]
            [ { remove: { fields: a } } ]                           | transforms[0].remove has no list of fields
            [ { remove: { fields: [ a..b ] } } ]                    | transforms[0].remove has a name of a field
            [ { shift-dates: { fields: [ a ], by: 30 } } ]          | transforms[0].shift-dates has '30'
            [ { indices: logs, remove: { fields: [ a ] } } ]        | transforms[0].remove has 'indices'
            [ { rename-index: { from: "(", to: a } } ]              | transforms[0].rename-index has a pattern
            [ { rename-index: { from: "a", to: "$1" } } ]           | transforms[0].rename-index names group $1
            [ { jslt: "{" } ]                                       | a jslt program
            [ { jslt: { file: /not/there } } ]                      | transforms[0].jslt names /not/there
            """)
    void saysWhereAnEntryIsWrong(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining(message);
    }
}
