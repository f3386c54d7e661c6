package org.osmigrate.reconstruct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.lucene.FieldValue;
import org.osmigrate.lucene.FieldValue.Bytes;
import org.osmigrate.lucene.FieldValue.Real;
import org.osmigrate.lucene.FieldValue.Text;
import org.osmigrate.lucene.FieldValue.Whole;
import org.osmigrate.lucene.FieldValues;
import org.osmigrate.lucene.SourceDocument;

class ReconstructionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ES_7 = "7100299";
    private static final String ES_8 = "8536000";
    private static final String OS_3 = "137297827";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = (char) 1,
            delimiter = ';',
            value = {
                "{'type':'boolean'};1;true",
                "{'type':'long'};-5;-5",
                "{'type':'unsigned_long'};-1;9223372036854775807",
                "{'type':'float'};1066192077;1.1",
                "{'type':'float'};-1066192078;-1.1",
                "{'type':'double'};4599676419421066581;0.3333333333333333",
                "{'type':'half_float'};15872;1.5",
                "{'type':'half_float'};-15873;-1.5",
                "{'type':'scaled_float','scaling_factor':100};1225;12.25",
                "{'type':'date'};1714558830001;'2024-05-01T10:20:30.001Z'",
                "{'type':'date'};-1;'1969-12-31T23:59:59.999Z'",
                "{'type':'date'};253402300800000;253402300800000",
                "{'type':'date','format':'epoch_millis'};1714558830001;1714558830001",
                "{'type':'date','format':'epoch_second||epoch_millis'};1714558830000;1714558830",
                "{'type':'date','format':'epoch_second||epoch_millis'};1714558830001;1714558830001",
                "{'type':'date','format':'yyyy-MM-dd'};1714521600000;'2024-05-01'",
                "{'type':'date','format':'yyyy-MM-dd||dd/MM/yyyy HH:mm'};1714558800000;'01/05/2024 10:20'",
                "{'type':'date','format':'basic_date'};1714521600000;'20240501'",
                "{'type':'date_nanos'};1704164645123456701;'2024-01-02T03:04:05.123456701Z'",
                "{'type':'geo_point'};1178541985025205498;{'lat':11.499999985098839,'lon':-19.250000026077032}"
            })
    void readsDocValuesThatAreNumbers(String definition, long value, String json) throws Exception {
        assertThat(rebuilt(ES_8, field(definition), docValues("f", new Whole(value))))
                .isEqualTo(document(json));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = (char) 1,
            delimiter = ';',
            value = {
                "{'type':'keyword'};c3a4;'ä'",
                "{'type':'ip'};00000000000000000000ffff0a000001;'10.0.0.1'",
                "{'type':'ip'};20010db800000000000100000000000a;'2001:db8::1:0:0:a'",
                "{'type':'ip'};00000000000000000000000000000000;'::'",
                "{'type':'wildcard'};020161026262;['a','bb']",
                "{'type':'binary','doc_values':true};010301ff00;'Af8A'"
            })
    void readsDocValuesThatAreBytes(String definition, String hex, String json) throws Exception {
        FieldValue value = new Bytes(java.util.HexFormat.of().parseHex(hex));

        assertThat(rebuilt(ES_8, field(definition), docValues("f", value))).isEqualTo(document(json));
    }

    @Test
    void readsStoredFieldsAsTheyWere() throws Exception {
        assertStored("boolean", "[true,false]", new Text("T"), new Text("F"));
        assertStored("integer", "[3,1,3]", new Whole(3), new Whole(1), new Whole(3));
        assertStored("float", "1.1", new Real(1.1f, true));
        assertStored("double", "1.1", new Real(1.1, false));
        assertStored("half_float", "1.5", new Real(1.5f, true));
        assertStored("unsigned_long", "18446744073709551615", new Text("18446744073709551615"));
        assertStored("keyword", "['b','a','b']", bytes("b"), new Text("a"), bytes("b"));
        assertStored("text", "'A told Story'", new Text("A told Story"));
        assertStored("binary", "'Af8A'", new Bytes(new byte[] {1, -1, 0}));
        assertStored("geo_point", "{'lat':10.5,'lon':-20.25}", new Text("10.5, -20.25"));
        assertStored("date", "'2024-05-01T10:20:30.001Z'", new Whole(1714558830001L));
    }

    @Test
    void numbersWithoutSignAreKeptInAnotherWayByOpenSearch() throws Exception {
        FieldValues values = docValues("f", new Whole(-1));

        assertThat(rebuilt(OS_3, field("{'type':'unsigned_long'}"), values))
                .isEqualTo(document("18446744073709551615"));
    }

    @Test
    void makesObjectsOfPathsAndLeavesOutWhatHasNoValue() throws Exception {
        String properties = "{'a':{'properties':{'b':{'properties':{'c':{'type':'long'},'d':{'type':'long'}}}}},"
                + "'e':{'properties':{'g':{'type':'long'}}}}";

        assertThat(rebuilt(ES_8, disabled(properties), docValues("a.b.c", new Whole(1))))
                .isEqualTo(json("{'a':{'b':{'c':1}}}"));
    }

    @Test
    void everyDocumentHasTheConstantOfTheMapping() throws Exception {
        assertThat(rebuilt(ES_8, field("{'type':'constant_keyword','value':'v'}"), FieldValues.NONE))
                .isEqualTo(document("'v'"));
    }

    @Test
    void takesATextFromAKeywordOfTheSameOnly() throws Exception {
        FieldValues values = docValues("f.raw", bytes("A text"));

        assertThat(rebuilt(ES_8, text("'type':'keyword'"), values)).isEqualTo(document("'A text'"));
        assertThat(rebuilt(ES_8, text("'type':'keyword','ignore_above':9"), values))
                .isEqualTo(document("'A text'"));
        assertThat(notes(ES_7, text("'type':'keyword','ignore_above':9"))).containsKey("f absent");
        assertThat(notes(OS_3, text("'type':'keyword','ignore_above':9"))).containsKey("f absent");
        assertThat(notes(ES_8, text("'type':'keyword','normalizer':'lower'"))).containsKey("f absent");
        assertThat(notes(ES_8, text("'type':'keyword','null_value':'-'"))).containsKey("f absent");
        assertThat(notes(ES_8, text("'type':'keyword','doc_values':false"))).containsKey("f absent");
        assertThat(notes(ES_8, text("'type':'wildcard'"))).containsKey("f absent");
    }

    @Test
    void refusesADocumentOfWhichAValueWasNotIndexed() {
        FieldValues ignored = new FieldValues(Map.of(), Map.of("_ignored", List.of(bytes("f"))));
        FieldValues unknown = new FieldValues(Map.of("_ignored", List.of(new Text("other"))), Map.of());

        assertNotRebuilt(field("{'type':'keyword','ignore_above':5}"), ignored, "field f was not indexed");
        assertNotRebuilt(field("{'type':'long'}"), unknown, "field other was not indexed");
        assertNotRebuilt(
                field("{'type':'long'}"),
                new FieldValues(Map.of("f._ignore_malformed", List.of(new Text("x"))), Map.of()),
                "malformed");
    }

    @Test
    void anIgnoredMultiFieldTakesNothingFromItsField() throws Exception {
        ObjectNode mappings = field("{'type':'keyword','fields':{'short':{'type':'keyword','ignore_above':1}}}");
        FieldValues values =
                new FieldValues(Map.of(), Map.of("f", List.of(bytes("long")), "_ignored", List.of(bytes("f.short"))));

        assertThat(rebuilt(ES_8, mappings, values)).isEqualTo(document("'long'"));
    }

    @Test
    void takesWhatIsKeptBesideDocValues() throws Exception {
        FieldValues values = new FieldValues(
                Map.of("f._original", List.of(bytes("too long"))),
                Map.of("f", List.of(bytes("b")), "_ignored", List.of(bytes("f"))));

        assertThat(rebuilt(ES_8, field("{'type':'keyword','ignore_above':5}"), values))
                .isEqualTo(document("['b','too long']"));
    }

    @Test
    void takesTextsThatWereTooLongForTheirKeywordToo() throws Exception {
        ObjectNode mappings = text("'type':'keyword','ignore_above':5");
        Map<String, List<FieldValue>> docValues =
                Map.of("f.raw", List.of(bytes("ok")), "_ignored", List.of(bytes("f.raw")));
        Map<String, List<FieldValue>> ofField = Map.of("f._original", List.of(new Text("too long")));
        Map<String, List<FieldValue>> ofBoth =
                Map.of("f._original", List.of(new Text("too long")), "f.raw._original", List.of(bytes("too long")));

        assertThat(rebuilt(ES_8, mappings, new FieldValues(ofField, docValues)))
                .isEqualTo(document("['ok','too long']"));
        assertNotRebuilt(mappings, new FieldValues(ofBoth, docValues), "kept twice");
        assertNotRebuilt(mappings, new FieldValues(Map.of(), docValues), "field f.raw was not indexed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_ignored_source", "_ignored_source.f"})
    void refusesADocumentOfWhichPartsAreKeptElsewhere(String name) {
        FieldValues values = new FieldValues(Map.of(name, List.of(bytes("?"))), Map.of());

        assertNotRebuilt(field("{'type':'long'}"), values, name);
    }

    @Test
    void refusesValuesThatDoNotFitTheirType() {
        assertNotRebuilt(field("{'type':'long'}"), docValues("f", bytes("x")), "Bytes");
        assertNotRebuilt(field("{'type':'keyword'}"), docValues("f", new Bytes(new byte[] {-1})), "UTF-8");
        assertNotRebuilt(field("{'type':'wildcard'}"), docValues("f", new Bytes(new byte[] {2, 1, 'a'})), "end early");
        assertNotRebuilt(field("{'type':'date','format':'yyyy-MM-dd'}"), docValues("f", new Whole(1)), "format");
    }

    @Test
    void addsToAFilteredSourceWhatItLacks() throws Exception {
        ObjectNode mappings = json("{'_source':{'excludes':['o.x','gone*']},'properties':{'k':{'type':'keyword'},"
                + "'o':{'properties':{'x':{'type':'long'},'y':{'type':'long'}}},'gone1':{'type':'long'}}}");
        FieldValues values = new FieldValues(
                Map.of(),
                Map.of("k", List.of(bytes("k")), "o.x", List.of(new Whole(1)), "gone1", List.of(new Whole(2))));

        assertThat(rebuilt(ES_8, mappings, "{\"k\":[\"k\",\"a\"],\"o\":{\"y\":1.0}}", values)
                        .toString())
                .isEqualTo("{\"k\":[\"k\",\"a\"],\"o\":{\"y\":1.0,\"x\":1},\"gone1\":2}");
        assertThatThrownBy(() -> rebuilt(ES_8, mappings, "{\"o\":[{\"y\":1},{\"y\":2}]}", values))
                .isInstanceOf(NotRebuilt.class)
                .hasMessageContaining("field o.x has values, and o is no single object");
        assertThat(notes(ES_8, mappings).keySet())
                .containsExactlyInAnyOrder("o.x approximate", "o approximate", "gone1 approximate");
    }

    @Test
    void prefersTheWholeSourceOfRecovery() throws Exception {
        FieldValues values = new FieldValues(
                Map.of("_recovery_source", List.of(bytes("{\"f\":[2,1]}"))), Map.of("f", List.of(new Whole(1))));

        assertThat(rebuilt(ES_8, field("{'type':'long'}"), values)).isEqualTo(json("{'f':[2,1]}"));
    }

    @Test
    void saysWhatCannotBeRebuiltAndWhatOnlyNearly() throws Exception {
        Map<String, String> notes = notes(
                ES_7,
                json("{'_source':{'enabled':false},'dynamic':'false','properties':{"
                        + "'t':{'type':'text'},'k':{'type':'keyword','null_value':'-','ignore_above':8},"
                        + "'s':{'type':'keyword','store':true},'c':{'type':'keyword','copy_to':['all']},'all':{'type':'text','store':true},"
                        + "'n':{'type':'nested','properties':{'x':{'type':'long'}}},'e':{'type':'object','enabled':false},"
                        + "'r':{'type':'integer_range'},'d':{'type':'date','format':'MMM yyyy'},'g':{'type':'geo_point'},"
                        + "'o':{'properties':{'x':{'type':'long','store':true}}},'p':{'type':'alias','path':'k'}}}"));

        assertThat(notes.keySet())
                .containsExactlyInAnyOrder(
                        "* absent",
                        "t absent",
                        "k approximate",
                        "c approximate",
                        "all absent",
                        "n absent",
                        "e absent",
                        "r absent",
                        "d absent",
                        "g approximate",
                        "o approximate",
                        "o.x approximate");
        assertThat(notes.get("k approximate")).contains("without duplicates", "null becomes \"-\"", "longer than 8");
    }

    @Test
    void refusesWhatIsOlderThanLucene8() throws Exception {
        assertThat(Reconstruction.refusal(settings("6082399")))
                .hasValueSatisfying(why -> assertThat(why).contains("Elasticsearch 6"));
        assertThat(Reconstruction.refusal(json("{}"))).isPresent();
        assertThat(List.of(ES_7, ES_8, OS_3))
                .allSatisfy(version ->
                        assertThat(Reconstruction.refusal(settings(version))).isEmpty());
    }

    @Test
    void leavesCompleteSourcesAsTheyAre() throws Exception {
        SourceReading reading = SourceReading.of(settings(ES_8), json("{'properties':{'f':{'type':'long'}}}"), true);

        assertThat(reading).isSameAs(SourceReading.AsStored.ALWAYS);
    }

    private static void assertStored(String type, String json, FieldValue... values) throws Exception {
        FieldValues stored = new FieldValues(Map.of("f", Arrays.asList(values)), Map.of());

        assertThat(rebuilt(ES_8, field("{'type':'" + type + "','store':true}"), stored))
                .as(type)
                .isEqualTo(document(json));
    }

    private static void assertNotRebuilt(ObjectNode mappings, FieldValues values, String cause) {
        assertThatThrownBy(() -> rebuilt(ES_8, mappings, values))
                .isInstanceOf(NotRebuilt.class)
                .hasMessageContaining(cause);
    }

    private static Map<String, String> notes(String version, ObjectNode mappings) {
        return Reconstruction.of(settings(version), mappings).orElseThrow().notes().stream()
                .collect(Collectors.toMap(
                        note -> note.path() + " " + note.extent().word(), FieldNote::text));
    }

    private static JsonNode rebuilt(String version, ObjectNode mappings, FieldValues values) throws Exception {
        return rebuilt(version, mappings, "", values);
    }

    private static JsonNode rebuilt(String version, ObjectNode mappings, String source, FieldValues values)
            throws Exception {
        Reconstruction reconstruction =
                Reconstruction.of(settings(version), mappings).orElseThrow();
        ByteBuffer stored = ByteBuffer.wrap(source.getBytes(StandardCharsets.UTF_8));
        ByteBuffer rebuilt =
                reconstruction.builder().source(new SourceDocument(0, "1", "", "", "", -1, -1, -1, stored, values));
        return JSON.readTree(StandardCharsets.UTF_8.decode(rebuilt).toString());
    }

    private static FieldValues docValues(String field, FieldValue value) {
        return new FieldValues(Map.of(), Map.of(field, List.of(value)));
    }

    private static Bytes bytes(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode field(String definition) {
        return disabled("{'f':" + definition + "}");
    }

    private static ObjectNode text(String beside) {
        return field("{'type':'text','fields':{'raw':{" + beside + "}}}");
    }

    private static ObjectNode disabled(String properties) {
        return json("{'_source':{'enabled':false},'properties':" + properties + "}");
    }

    private static ObjectNode document(String value) {
        return json("{'f':" + value + "}");
    }

    private static ObjectNode settings(String version) {
        return json("{'index.version.created':'" + version + "'}");
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
