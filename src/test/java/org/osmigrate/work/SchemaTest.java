package org.osmigrate.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.failure.Conflict;
import org.osmigrate.work.WorkItem.Progress;
import org.osmigrate.work.WorkItem.Stamp;

class SchemaTest {

    private static final JsonNode MAPPINGS = Schema.creation().path("mappings");

    @Test
    void takesItsOwnMappings() {
        assertThatCode(() -> Schema.check("i", MAPPINGS)).doesNotThrowAnyException();
        assertThat(MAPPINGS.at("/_meta/schema").asInt()).isEqualTo(Schema.VERSION);
    }

    @Test
    void refusesANewerVersion() {
        ObjectNode newer = MAPPINGS.deepCopy();
        newer.withObject("_meta").put("schema", Schema.VERSION + 1);

        assertThatThrownBy(() -> Schema.check("i", newer))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("Upgrade");
    }

    @Test
    void refusesAnIndexOfSomebodyElse() {
        assertThatThrownBy(() -> Schema.check("i", JsonNodeFactory.instance.objectNode()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("not made by osmigrate");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void hasAFieldForWhateverIsWritten(ObjectNode document) {
        List<String> fields =
                document.propertyStream().map(java.util.Map.Entry::getKey).toList();

        assertThat(fields).allMatch(MAPPINGS.path("properties")::has);
    }

    static Stream<ObjectNode> documents() {
        Beat beat = new Beat("r", "o", "h", 1, Duration.ofSeconds(1), false, new ThisProcess("m", 1, 2));
        return Stream.of(
                Documents.of(new Plan("s", "n", "r", "d", 1, 2, 3, true)),
                Documents.of(new WorkItem(
                        "id",
                        "i",
                        0,
                        "_0",
                        0,
                        1,
                        2,
                        new Progress(0, false, 1, 2, 3, Map.of("c", 3L), 4),
                        "",
                        new Stamp(1, 1))),
                Documents.of(WorkIndex.Note.first("n", JsonNodeFactory.instance.objectNode())),
                beat.json());
    }
}
