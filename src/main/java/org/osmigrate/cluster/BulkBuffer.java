package org.osmigrate.cluster;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A bulk's body in one array, as it goes over the wire. */
final class BulkBuffer implements BulkBody {

    private static final byte[] ID = bytes("\"_id\":\"");
    private static final byte[] ROUTING = bytes("\"routing\":\"");
    private static final byte[] VERSION = bytes("\"version_type\":\"external\",\"version\":");
    private static final byte[] DELETE = bytes("{\"delete\":{");
    private static final byte[] AFTER_ACTION = bytes("}}\n");

    private static final int TYPICAL_DOCUMENT = 1024;

    /** There is room for one of these, not for an array that has grown beyond it. */
    private static final int LONG_DOCUMENT = 1 << 24;

    private static final int LONG_ACTION = 1 << 14;

    private record Action(String id, String routing, long version, int start, int source, int end) {}

    private final String index;
    private final BulkForm form;
    private final byte[] begin;
    private final GrowingBytes content;
    private final List<Action> actions;

    BulkBuffer(String index, BulkForm form, int expectedBytes) {
        this.index = index;
        this.form = form;
        this.begin = bytes("{\"" + form.verb() + "\":{");
        this.content = new GrowingBytes(expectedBytes);
        this.actions = new ArrayList<>(expectedBytes / TYPICAL_DOCUMENT);
    }

    @Override
    public void index(String id, String routing, long version, ByteBuffer source) {
        if (!source.hasRemaining()) {
            throw new IllegalArgumentException("document " + id + " has no source");
        }
        int start = content.length();
        if (source.remaining() > LONG_DOCUMENT) {
            content.reserve(source.remaining() + LONG_ACTION);
        }
        appendAction(begin, id, routing, version);
        int sourceStart = content.length();
        LenientJson.append(source, content);
        actions.add(new Action(id, routing, version, start, sourceStart, content.length()));
        content.append((byte) '\n');
    }

    @Override
    public void delete(String id, String routing, long version) {
        int start = content.length();
        appendAction(DELETE, id, routing, version);
        int end = content.length() - 1;
        actions.add(new Action(id, routing, version, start, end, end));
    }

    private void appendAction(byte[] verb, String id, String routing, long version) {
        content.append(verb);
        int first = content.length();
        if (form.withIds()) {
            appendText(first, ID, id);
        }
        if (!routing.isEmpty()) {
            appendText(first, ROUTING, routing);
        }
        if (version != NO_VERSION) {
            separate(first);
            content.append(VERSION);
            content.append(bytes(Long.toString(version)));
        }
        content.append(AFTER_ACTION);
    }

    private void appendText(int first, byte[] name, String value) {
        separate(first);
        content.append(name);
        content.append(escaped(value));
        content.append((byte) '"');
    }

    private void separate(int first) {
        if (content.length() > first) {
            content.append((byte) ',');
        }
    }

    @Override
    public String index() {
        return index;
    }

    @Override
    public BulkForm form() {
        return form;
    }

    @Override
    public int items() {
        return actions.size();
    }

    @Override
    public long bytes() {
        return content.length();
    }

    @Override
    public String id(int item) {
        return actions.get(item).id();
    }

    @Override
    public String routing(int item) {
        return actions.get(item).routing();
    }

    @Override
    public long version(int item) {
        return actions.get(item).version();
    }

    @Override
    public ByteBuffer source(int item) {
        Action action = actions.get(item);
        return content.slice(action.source(), action.end());
    }

    @Override
    public ByteBuffer content() {
        return content.slice(0, content.length());
    }

    @Override
    public BulkBody only(int... items) {
        BulkBuffer some = new BulkBuffer(index, form, sizeOf(items));
        for (int item : items) {
            some.copy(content, actions.get(item));
        }
        return some;
    }

    private int sizeOf(int... items) {
        int size = 0;
        for (int item : items) {
            Action action = actions.get(item);
            size += action.end() + 1 - action.start();
        }
        return size;
    }

    private void copy(GrowingBytes from, Action action) {
        int shift = content.length() - action.start();
        content.append(from.slice(action.start(), action.end() + 1));
        actions.add(new Action(
                action.id(),
                action.routing(),
                action.version(),
                action.start() + shift,
                action.source() + shift,
                action.end() + shift));
    }

    private static byte[] escaped(String text) {
        return JsonStringEncoder.getInstance().quoteAsUTF8(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
