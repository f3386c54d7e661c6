package org.osmigrate.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.yaml.snakeyaml.LoaderOptions;

/** Turns sources of every encoding that a cluster accepts into JSON. Not for several threads at once. */
public final class JsonSources {

    /** A cluster takes no deeper ones. */
    private static final int DEPTH = 1100;

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();

    private final JsonFactory json = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(DEPTH).build())
            .build();
    private final JsonFactory smile =
            SmileFactory.builder().streamReadConstraints(CONSTRAINTS).build();
    private final JsonFactory cbor =
            CBORFactory.builder().streamReadConstraints(CONSTRAINTS).build();
    private final JsonFactory yaml = YAMLFactory.builder()
            .loaderOptions(yamlOptions())
            .streamReadConstraints(CONSTRAINTS)
            .build();
    private final Output output = new Output();

    private static LoaderOptions yamlOptions() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(DEPTH);
        return options;
    }

    /** Keeps its array from one source to the next. */
    private static final class Output extends ByteArrayOutputStream {

        ByteBuffer written() {
            return ByteBuffer.wrap(buf, 0, count);
        }
    }

    /**
     * The source as JSON: the very bytes when they are JSON already, unread; else bytes that change with the next call.
     *
     * @throws UnreadableSource when it has no known encoding, is malformed, or holds what JSON cannot say
     */
    public ByteBuffer toJson(ByteBuffer source) throws UnreadableSource {
        SourceEncoding encoding = SourceEncoding.of(source);
        return switch (encoding) {
            case JSON -> source;
            case SMILE -> converted(source, encoding, smile);
            case CBOR -> converted(source, encoding, cbor);
            case YAML -> converted(source, encoding, yaml);
            case UNKNOWN -> throw new UnreadableSource("the source is neither JSON nor SMILE, CBOR or YAML");
        };
    }

    private ByteBuffer converted(ByteBuffer source, SourceEncoding encoding, JsonFactory factory)
            throws UnreadableSource {
        output.reset();
        try (JsonParser parser = parser(source, factory);
                var generator = json.createGenerator(output)) {
            new TokenCopy(parser, generator).copyObject();
        } catch (UnreadableSource e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableSource("the source is malformed " + encoding + ": " + firstLine(e), e);
        }
        return output.written();
    }

    private static JsonParser parser(ByteBuffer source, JsonFactory factory) throws IOException {
        if (source.hasArray()) {
            return factory.createParser(source.array(), source.arrayOffset() + source.position(), source.remaining());
        }
        byte[] copy = new byte[source.remaining()];
        source.duplicate().get(copy);
        return factory.createParser(copy);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
