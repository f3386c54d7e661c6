package org.osmigrate.backfill;

import java.io.IOException;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Lines in objects, one for each time they are made durable. */
final class ObjectLines implements DurableLines {

    private static final int LARGE = 4 << 20;

    private final BiConsumer<String, byte[]> objects;
    private final String name;
    private final boolean compressed;
    private final Members members;
    private int number;

    /** {@code objects} writes an object whole and durably, or throws. */
    ObjectLines(BiConsumer<String, byte[]> objects, String name, boolean compressed) {
        this.objects = objects;
        this.name = name;
        this.compressed = compressed;
        this.members = new Members(compressed);
    }

    @Override
    public String where() {
        return name;
    }

    @Override
    public void append(byte[] line) throws IOException {
        members.add(line);
        if (members.size() >= LARGE) {
            flush();
        }
    }

    /** What could not be written stays, and goes into the object of the same name when it is tried again. */
    @Override
    public void flush() throws IOException {
        byte[] content = members.finished();
        if (content.length > 0) {
            objects.accept(key(), content);
            members.reset();
            number++;
        }
    }

    private String key() {
        return String.format(Locale.ROOT, "%s-%06d%s", name, number, FolderFiles.suffix(compressed));
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
