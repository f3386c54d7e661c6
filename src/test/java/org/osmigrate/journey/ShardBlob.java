package org.osmigrate.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Rewrites the list of a shard's files ({@code snap-UUID.dat}), with the checksums it has to have. */
final class ShardBlob {

    private static final int HEADER = 4 + 1 + "snapshot".length() + 4;
    private static final int FOOTER = 16;
    private static final ObjectMapper SMILE = new ObjectMapper(new SmileFactory());

    private ShardBlob() {}

    /** Gives the segments another codec of a name as long. */
    static void renameCodec(Path blob, String from, String to) throws IOException {
        byte[] bytes = Files.readAllBytes(blob);
        JsonNode list = SMILE.readTree(plain(Arrays.copyOfRange(bytes, HEADER, bytes.length - FOOTER)));
        for (JsonNode file : list.path("files")) {
            if (file.path("physical_name").asText().startsWith("segments_")) {
                byte[] commit = renamed(file.path("meta_hash").binaryValue(), from, to);
                ((ObjectNode) file).put("meta_hash", commit);
            }
        }
        byte[] content = SMILE.writeValueAsBytes(list);
        ByteBuffer rewritten = ByteBuffer.allocate(HEADER + content.length + FOOTER);
        rewritten.put(bytes, 0, HEADER).put(content).put(bytes, bytes.length - FOOTER, FOOTER);
        Files.write(blob, sealed(rewritten.array()));
    }

    private static byte[] renamed(byte[] commit, String from, String to) {
        String text = new String(commit, StandardCharsets.ISO_8859_1);
        if (!text.contains(from) || from.length() != to.length()) {
            throw new IllegalArgumentException("the commit does not name " + from);
        }
        return sealed(text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Both kinds of file end with the CRC-32 of everything before it. */
    private static byte[] sealed(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length - Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(bytes.length - Long.BYTES, crc.getValue());
        return bytes;
    }

    private static byte[] plain(byte[] content) throws IOException {
        if (!new String(content, 0, 3, StandardCharsets.US_ASCII).equals("DFL")) {
            return content;
        }
        ByteArrayInputStream deflated = new ByteArrayInputStream(content, 4, content.length - 4);
        try (InflaterInputStream in = new InflaterInputStream(deflated, new Inflater(true))) {
            return in.readAllBytes();
        }
    }
}
