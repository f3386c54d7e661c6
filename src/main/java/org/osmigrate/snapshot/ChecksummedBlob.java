package org.osmigrate.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A metadata blob: a header (magic, codec name, version), SMILE or JSON, perhaps behind {@code DFL\0} and deflated, and a
 * footer (magic, algorithm, CRC-32 of everything before), as of the header and footer of Lucene's files.
 */
final class ChecksummedBlob {

    private static final int HEADER_MAGIC = 0x3fd76c17;
    private static final int FOOTER_MAGIC = ~HEADER_MAGIC;
    private static final int FOOTER_LENGTH = 16;
    private static final byte[] DEFLATED = {'D', 'F', 'L', 0};
    private static final int INFLATED_LIMIT = 1 << 30;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper SMILE = new ObjectMapper(new SmileFactory());

    private ChecksummedBlob() {}

    static JsonNode read(byte[] blob, String codec) throws IOException {
        verifyFooter(blob);
        ByteBuffer in = ByteBuffer.wrap(blob, 0, blob.length - FOOTER_LENGTH);
        try {
            skipHeader(in, codec);
        } catch (RuntimeException e) {
            throw new IOException("has a truncated header", e);
        }
        byte[] content = new byte[in.remaining()];
        in.get(content);
        return tree(content);
    }

    /** Content in SMILE or JSON, compressed or not; mappings and filters are stored so, too. */
    static JsonNode tree(byte[] content) throws IOException {
        byte[] plain = decompressed(content);
        boolean smile = plain.length > 2 && plain[0] == ':' && plain[1] == ')' && plain[2] == '\n';
        JsonNode tree = parse(smile ? SMILE : JSON, plain);
        if (tree == null || !tree.isObject()) {
            throw new IOException("holds no object");
        }
        return tree;
    }

    private static byte[] decompressed(byte[] content) throws IOException {
        if (Lzf.isCompressed(content)) {
            return Lzf.decompress(content, INFLATED_LIMIT);
        }
        return startsWith(content, DEFLATED) ? inflate(content) : content;
    }

    private static JsonNode parse(ObjectMapper mapper, byte[] content) throws IOException {
        try {
            return mapper.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IOException("cannot be parsed: " + RepositoryBlobs.problem(e), e);
        }
    }

    private static void verifyFooter(byte[] blob) throws IOException {
        if (blob.length < FOOTER_LENGTH) {
            throw new IOException("is truncated: " + blob.length + " bytes");
        }
        ByteBuffer footer = ByteBuffer.wrap(blob, blob.length - FOOTER_LENGTH, FOOTER_LENGTH);
        if (footer.getInt() != FOOTER_MAGIC || footer.getInt() != 0) {
            throw new IOException("has no checksum at its end: it is truncated or damaged");
        }
        CRC32 crc = new CRC32();
        crc.update(blob, 0, blob.length - Long.BYTES);
        if (footer.getLong() != crc.getValue()) {
            throw new IOException("does not match its checksum");
        }
    }

    private static void skipHeader(ByteBuffer in, String codec) throws IOException {
        if (in.getInt() != HEADER_MAGIC) {
            throw new IOException("does not begin like a metadata blob");
        }
        byte[] name = new byte[in.get()];
        in.get(name);
        String found = new String(name, StandardCharsets.UTF_8);
        if (!found.equals(codec)) {
            throw new IOException("is a blob of codec '" + found + "', not '" + codec + "'");
        }
        int version = in.getInt();
        if (version != 1) {
            throw new IOException("has version " + version + " of codec '" + codec + "', not 1");
        }
    }

    private static byte[] inflate(byte[] content) throws IOException {
        Inflater inflater = new Inflater(true);
        try (InputStream in = new InflaterInputStream(
                new ByteArrayInputStream(content, DEFLATED.length, content.length - DEFLATED.length), inflater)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(content.length * 4);
            byte[] buffer = new byte[8192];
            int read;
            while ((read = in.read(buffer)) > 0) {
                out.write(buffer, 0, read);
                if (out.size() > INFLATED_LIMIT) {
                    throw new IOException("is larger than " + INFLATED_LIMIT + " bytes when inflated");
                }
            }
            return out.toByteArray();
        } finally {
            inflater.end();
        }
    }

    private static boolean startsWith(byte[] content, byte[] prefix) {
        return content.length >= prefix.length && Arrays.equals(content, 0, prefix.length, prefix, 0, prefix.length);
    }
}
