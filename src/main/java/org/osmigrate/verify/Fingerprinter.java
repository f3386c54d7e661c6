package org.osmigrate.verify;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.osmigrate.cluster.LenientJson;
import org.osmigrate.transform.JsonSources;

/**
 * Makes fingerprints. The digest is the first 128 bits of SHA-256 over a mark of the form, id, routing and source, each
 * text after its length. SHA-256 because it is specified, in every JDK, done by the processor, and strong enough that sums
 * of digests say whether two sets of documents are equal: no pair of accidental changes cancels out. For one thread.
 */
final class Fingerprinter {

    private final JsonSources sources = new JsonSources();
    private final SourceParsers parsers = new SourceParsers();
    private final CanonicalJson canonical = new CanonicalJson();
    private final MessageDigest sha = sha256();
    private final ByteBuffer lengths = ByteBuffer.allocate(1 + 2 * Integer.BYTES);
    private final Terms terms;

    /**
     * What fingerprints are of.
     *
     * @param withSources without sources, documents are equal when id and routing are
     * @param room for how long ones
     */
    record Terms(boolean withSources, Room room) {}

    Fingerprinter(Terms terms) {
        this.terms = terms;
    }

    Terms terms() {
        return terms;
    }

    SourceParsers parsers() {
        return parsers;
    }

    /** Of a document whose source is raw bytes; empty for none. */
    Fingerprint of(String id, String routing, ByteBuffer source, long place) {
        int bytes = source.remaining();
        if (!terms.withSources() || bytes == 0) {
            return finish(id, routing, Form.NONE, place, bytes);
        }
        if (bytes > terms.room().most()) {
            return finish(id, routing, Form.TOO_LONG, place, bytes);
        }
        return terms.room().hold(bytes, () -> ofSource(id, routing, source, place));
    }

    private Fingerprint ofSource(String id, String routing, ByteBuffer source, long place) {
        int bytes = source.remaining();
        if (readable(source)) {
            return ofCanonical(id, routing, place, bytes);
        }
        start(id, routing, Form.BYTES);
        sha.update(source.duplicate());
        return digested(id, routing, Form.BYTES, place, bytes);
    }

    /** Takes the value at the parser's current token for {@link #ofTaken}. */
    int take(JsonParser parser) throws IOException {
        if (!terms.withSources()) {
            parser.skipChildren();
            return 0;
        }
        canonical.clear();
        canonical.add(parser);
        return canonical.text().length();
    }

    /** Of a document whose source was the value taken last; of length 0 for none. */
    Fingerprint ofTaken(String id, String routing, int length) {
        return length == 0 ? finish(id, routing, Form.NONE, 0, 0) : ofCanonical(id, routing, 0, length);
    }

    /** Of a document that is too long, as everybody makes it. */
    Fingerprint ofTooLong(String id, String routing) {
        return finish(id, routing, Form.TOO_LONG, 0, 0);
    }

    /** The canonical text of a source, empty for one that is too long; the text of raw bytes that are no JSON. */
    String text(ByteBuffer source) {
        if (source.remaining() > terms.room().most()) {
            return "";
        }
        return readable(source)
                ? canonical.text().toString()
                : StandardCharsets.ISO_8859_1.decode(source.duplicate()).toString();
    }

    /** The canonical text of the value taken last. */
    String takenText() {
        return canonical.text().toString();
    }

    /** What a strict parser refuses is read in the form in which it was sent. */
    private boolean readable(ByteBuffer source) {
        return parsed(source) || parsed(LenientJson.strict(source));
    }

    private boolean parsed(ByteBuffer source) {
        canonical.clear();
        try (JsonParser parser = parsers.of(sources.toJson(source))) {
            if (parser.nextToken() == null) {
                return false;
            }
            canonical.add(parser);
            return parser.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }

    private Fingerprint ofCanonical(String id, String routing, long place, int bytes) {
        start(id, routing, Form.JSON);
        sha.update(canonical.text().bytes(), 0, canonical.text().length());
        return digested(id, routing, Form.JSON, place, bytes);
    }

    private Fingerprint finish(String id, String routing, Form form, long place, int bytes) {
        start(id, routing, form);
        return digested(id, routing, form, place, bytes);
    }

    private void start(String id, String routing, Form form) {
        byte[] idBytes = id.getBytes(StandardCharsets.UTF_8);
        byte[] routingBytes = routing.getBytes(StandardCharsets.UTF_8);
        lengths.clear();
        lengths.put(form.mark()).putInt(idBytes.length).putInt(routingBytes.length);
        sha.update(lengths.array());
        sha.update(idBytes);
        sha.update(routingBytes);
    }

    private Fingerprint digested(String id, String routing, Form form, long place, int bytes) {
        ByteBuffer digest = ByteBuffer.wrap(sha.digest());
        return new Fingerprint(id, routing, spread(id), digest.getLong(), digest.getLong(), form, place, bytes);
    }

    /** FNV-1a over the characters, then the finalizer of MurmurHash3, which makes every bit depend on every other. */
    static long spread(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
