package org.osmigrate.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.transform.DocumentChange.DocumentName;
import org.osmigrate.transform.DocumentChange.DropDocuments;
import org.osmigrate.transform.DocumentChange.Program;
import org.osmigrate.transform.DocumentChange.Redact;
import org.osmigrate.transform.DocumentChange.RemoveFields;
import org.osmigrate.transform.DocumentChange.RenameField;
import org.osmigrate.transform.DocumentChange.SetField;
import org.osmigrate.transform.DocumentChange.ShiftDates;

class DocumentChainTest {

    private static final DocumentName NAME = new DocumentName("orders", "7", "");

    private static FieldPath field(String name) {
        return new FieldPath(name);
    }

    private static String after(String source, DocumentChange... changes) {
        return new DocumentChain(List.of(changes))
                .apply(bytes(source), NAME)
                .map(result -> StandardCharsets.UTF_8.decode(result).toString())
                .orElse("nothing");
    }

    private static ByteBuffer bytes(String source) {
        return ByteBuffer.wrap(source.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void withoutChangesTheVeryBytesStay() {
        ByteBuffer source = bytes(" { not even JSON");

        assertThat(DocumentChain.NONE.apply(source, NAME)).containsSame(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"n\":1.10,\"e\":1E+400,\"big\":123456789012345678901234567890.5,\"i\":10,\"z\":0.00}",
                "{\"a\":{\"b\":[null,true,{}]},\"text\":\"é😀\"}"
            })
    void whatIsNotChangedKeepsItsDigits(String source) {
        assertThat(after(source, new RemoveFields(List.of(field("absent"))))).isEqualTo(source);
    }

    @Test
    void setsAFieldInObjectsThatItMakes() {
        SetField change = new SetField(field("a.b.c"), IntNode.valueOf(1));

        assertThat(after("{}", change)).isEqualTo("{\"a\":{\"b\":{\"c\":1}}}");
        assertThat(after("{\"a\":{\"x\":2}}", change)).isEqualTo("{\"a\":{\"x\":2,\"b\":{\"c\":1}}}");
        assertThat(after("{\"a.b.c\":2}", change)).isEqualTo("{\"a.b.c\":1}");
        assertThatThrownBy(() -> after("{\"a\":3}", change))
                .isInstanceOf(TransformFailed.class)
                .hasMessageContaining("a.b.c");
    }

    @Test
    void removesAFieldHoweverItIsWritten() {
        RemoveFields change = new RemoveFields(List.of(field("a.b")));

        assertThat(after("{\"a\":{\"b\":1,\"c\":2},\"a.b\":3}", change)).isEqualTo("{\"a\":{\"c\":2}}");
        assertThat(after("{\"a\":[{\"b\":1},{\"c\":2}]}", change)).isEqualTo("{\"a\":[{},{\"c\":2}]}");
    }

    @Test
    void renamesAField() {
        RenameField change = new RenameField(field("a"), field("b.c"));

        assertThat(after("{\"a\":[1,2],\"x\":3}", change)).isEqualTo("{\"x\":3,\"b\":{\"c\":[1,2]}}");
        assertThat(after("{\"x\":3}", change)).isEqualTo("{\"x\":3}");
        assertThatThrownBy(() -> after("{\"a\":1,\"b\":{\"c\":2}}", change))
                .isInstanceOf(TransformFailed.class)
                .hasMessageContaining("which is there");
    }

    @Test
    void neverMakesOneFieldOfSeveral() {
        assertThatThrownBy(() -> after("{\"a\":[{\"b\":1},{\"b\":2}]}", new RenameField(field("a.b"), field("c"))))
                .isInstanceOf(TransformFailed.class)
                .hasMessageContaining("2 times");
    }

    @Test
    void leavesOutADocumentThatHasAValue() {
        DropDocuments change = new DropDocuments(field("status"), TextNode.valueOf("deleted"));

        assertThat(after("{\"status\":[\"new\",\"deleted\"]}", change)).isEqualTo("nothing");
        assertThat(after("{\"status\":\"new\"}", change)).isEqualTo("{\"status\":\"new\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2026-02-27T23:30:00.120Z\"', '\"2026-03-01T23:30:00.120Z\"'",
        "'\"2026-02-27T23:30:00+01:00\"', '\"2026-03-01T23:30:00+01:00\"'",
        "'\"2026-02-27T23:30:00+0100\"', '\"2026-03-01T23:30:00+0100\"'",
        "'\"2026-02-27T23:30\"', '\"2026-03-01T23:30\"'",
        "'\"2026-02-27\"', '\"2026-03-01\"'",
        "'1000', '172801000'",
        "'\"1700000000000\"', '\"1700172800000\"'",
        "'[\"2026-02-27\",null]', '[\"2026-03-01\",null]'",
    })
    void movesDatesInTheirForm(String before, String expected) {
        ShiftDates change = new ShiftDates(List.of(field("at")), Duration.ofDays(2));

        assertThat(after("{\"at\":" + before + "}", change)).isEqualTo("{\"at\":" + expected + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "true", "{}", "\"2026-13-01\"", "1.5"})
    void refusesWhatIsNoDate(String value) {
        ShiftDates change = new ShiftDates(List.of(field("at")), Duration.ofDays(2));

        assertThatThrownBy(() -> after("{\"at\":" + value + "}", change))
                .isInstanceOf(TransformFailed.class)
                .hasMessageContaining("at");
    }

    @Test
    void redactsWhateverAFieldHolds() {
        Redact change = new Redact(List.of(field("card"), field("who.name")), "***");

        assertThat(after("{\"card\":{\"n\":1},\"who\":[{\"name\":[\"a\",\"b\"]},{\"name\":null}]}", change))
                .isEqualTo("{\"card\":\"***\",\"who\":[{\"name\":[\"***\",\"***\"]},{\"name\":null}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"q\": 1 / .zero}",
                "{\"q\": [ { \"r\": 1 / .point } ]}",
                "def again(x) again($x) + 1 {\"q\": again(1)}",
                "{\"q\": error(\"no\")}",
                "{\"q\": number(.text)}",
                "{\"q\": parse-time(.text, \"yyyy\")}",
                "{\"q\": test(.text, .open)}"
            })
    void whateverAProgramThrowsFailsTheDocumentAlone(String program) {
        Program change = new Program(JsltProgram.of(program));

        assertThatThrownBy(() -> after("{\"zero\":0,\"point\":0.0,\"text\":\"x\",\"open\":\"(\"}", change))
                .isInstanceOf(TransformFailed.class)
                .hasMessageContaining("jslt");
    }

    @Test
    void aDateBeyondAllNumbersFailsTheDocumentAlone() {
        ShiftDates change = new ShiftDates(List.of(field("at")), Duration.ofDays(2));

        assertThatThrownBy(() -> after("{\"at\":" + Long.MAX_VALUE + "}", change))
                .isInstanceOf(TransformFailed.class)
                .hasMessageContaining("shift-dates");
    }

    @Test
    void aChangeOfManyLevelsFailsNoOtherDocument() {
        SetField change = new SetField(field("a" + ".a".repeat(5000)), IntNode.valueOf(1));

        assertThatThrownBy(() -> after("{}", change)).isInstanceOf(TransformFailed.class);
        assertThat(after("{\"a\":1}", new SetField(field("b"), IntNode.valueOf(2))))
                .isEqualTo("{\"a\":1,\"b\":2}");
    }

    @Test
    void runsAProgram() {
        Program change = new Program(JsltProgram.of("{\"id\": $id, \"index\": $index, \"was\": .n, * : .}"));

        assertThat(after("{\"n\":1,\"m\":2}", change)).contains("\"id\":\"7\"", "\"index\":\"orders\"", "\"was\":1");
        assertThat(after("{\"n\":1}", new Program(JsltProgram.of("null")))).isEqualTo("nothing");
        assertThatThrownBy(() -> after("{\"n\":1}", new Program(JsltProgram.of("[1]"))))
                .isInstanceOf(TransformFailed.class);
        assertThatThrownBy(() -> after("{\"n\":{}}", new Program(JsltProgram.of("error(\"no\")"))))
                .isInstanceOf(TransformFailed.class)
                .hasMessageContaining("no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": random()}", "{\"a\": now ( )}", "{\"a\": uuid()}"})
    void refusesAProgramThatMakesSomethingElseEachTime(String program) {
        assertThatThrownBy(() -> JsltProgram.of(program))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("each time");
    }

    @Test
    void knowsCallsFromTexts() {
        assertThat(after("{}", new Program(JsltProgram.of("{\"a\": \"now()\"} // random()"))))
                .isEqualTo("{\"a\":\"now()\"}");
    }

    @Test
    void refusesAProgramThatIsNone() {
        assertThatThrownBy(() -> JsltProgram.of("{\"a\": "))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("jslt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{\"a\":1,\"a\":2}", "{\"a\":", "{} {}"})
    void refusesASourceThatIsNoObject(String source) {
        assertThatThrownBy(() -> after(source, new RemoveFields(List.of(field("a")))))
                .isInstanceOf(TransformFailed.class);
    }
}
