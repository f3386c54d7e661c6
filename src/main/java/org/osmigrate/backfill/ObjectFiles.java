package org.osmigrate.backfill;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osmigrate.storage.ObjectSink;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.storage.StoredObject;

/**
 * The stream in a bucket or container: nothing can be appended to an object, so each time lines are made durable they are
 * one more object, whole and durable when the write returns. All workers and machines share the place.
 */
final class ObjectFiles implements StreamFiles {

    private static final int LONGEST = 1 << 30;
    private static final String NUMBER = "-\\d{6}(?=\\.ndjson)";
    private static final byte[] PROBE =
            "Documents that osmigrate could not move are kept here.\n".getBytes(StandardCharsets.US_ASCII);

    private final FailedPlace.Objects place;
    private final String session;
    private Optional<ObjectStore> store = Optional.empty();
    private Optional<ObjectSink> sink = Optional.empty();

    ObjectFiles(FailedPlace.Objects place, String session) {
        this.place = place;
        this.session = session;
    }

    @Override
    public String where() {
        return place.location().replaceAll("/+$", "") + "/" + session;
    }

    @Override
    public List<String> names(String prefix) {
        return store().list(session).stream()
                .map(StoredObject::name)
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList();
    }

    @Override
    public InputStream open(String name) {
        return new ByteArrayInputStream(store().readAll(session + "/" + name, LONGEST));
    }

    @Override
    public String writer(String name) {
        return name.replaceFirst(NUMBER, "");
    }

    /** Processes of several machines may have the same number and the same time of start. */
    @Override
    public DurableLines lines(String name, boolean compressed) {
        String unique = session + "/" + name + "-" + UUID.randomUUID();
        return new ObjectLines(this::put, unique, compressed);
    }

    private synchronized void put(String key, byte[] content) {
        sink = Optional.of(sink.orElseGet(() -> ObjectSink.open(place.location(), place.storage())));
        sink.get().put(key, content);
    }

    private synchronized ObjectStore store() {
        store = Optional.of(store.orElseGet(() -> ObjectStore.open(place.location(), place.storage())));
        return store.get();
    }

    /** Leaves a small object behind: whoever may write may not always delete. */
    @Override
    public void requireWritable() {
        put(session + "/README", PROBE);
    }

    @Override
    public synchronized void close() {
        store.ifPresent(ObjectStore::close);
        sink.ifPresent(ObjectSink::close);
        store = Optional.empty();
        sink = Optional.empty();
    }
}
