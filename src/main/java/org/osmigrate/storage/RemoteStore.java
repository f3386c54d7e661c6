package org.osmigrate.storage;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.osmigrate.failure.StorageFailed;

/**
 * Objects behind a network: read in few large requests, ahead of the reader where it reads in sequence, and each byte once
 * as far as the spool has room.
 */
final class RemoteStore implements ObjectStore {

    /** Requests on their way ahead of their readers, over all objects: 32 MiB in memory. */
    private static final int MOST_AHEAD = 8;

    /** Objects of which something is known, in memory. */
    private static final int MOST_OBJECTS = 10_000;

    private final RemoteObjects remote;
    private final Attempts attempts;
    private final Spool spool;
    private final Windows windows = new Windows();
    private final Semaphore ahead = new Semaphore(MOST_AHEAD);
    private final Map<String, SpooledObject> objects = new LinkedHashMap<>(16, 0.75f, true);

    RemoteStore(RemoteObjects remote, StorageSettings.Spool settings) {
        this.remote = remote;
        this.attempts = new Attempts(remote);
        this.spool = Spool.open(settings);
    }

    @Override
    public String location() {
        return remote.location();
    }

    @Override
    public boolean lists() {
        return remote.lists();
    }

    @Override
    public List<StoredObject> list(String folder) {
        String checked = checked(folder);
        return remote.lists() ? attempts.send(checked, () -> remote.list(checked)) : List.of();
    }

    @Override
    public long length(String key) {
        return object(key).length();
    }

    @Override
    public void read(String key, long offset, ByteBuffer target) {
        read(key, offset, target, offset + target.remaining());
    }

    @Override
    public void read(String key, long offset, ByteBuffer target, long until) {
        ByteBuffer slice = target.slice();
        object(key).read(offset, slice, until);
        target.position(target.limit());
    }

    @Override
    public byte[] readAll(String key, int limit) {
        String checked = checked(key);
        return attempts.send(checked, () -> remote.whole(checked, limit));
    }

    /** What is spooled of it stays until its room is needed: a shard is opened to be planned, and again to be read. */
    @Override
    public void release(String key) {
        windows.forget(key);
        synchronized (objects) {
            Iterator<SpooledObject> oldest = objects.values().iterator();
            while (objects.size() > MOST_OBJECTS && oldest.hasNext()) {
                oldest.next().giveWay();
                oldest.remove();
            }
        }
    }

    @Override
    public void close() {
        remote.close();
        spool.close();
    }

    private SpooledObject object(String key) {
        synchronized (objects) {
            return objects.computeIfAbsent(checked(key), known -> new SpooledObject(known, this));
        }
    }

    private String checked(String key) {
        if (key.startsWith("/") || List.of(key.split("/", -1)).contains("..")) {
            throw new StorageFailed(
                    "the key '" + key + "' leads out of " + remote.location(),
                    "The repository is damaged; do not use it.");
        }
        return key;
    }

    RemoteObjects.Part fetch(String key, long offset, int count) {
        return attempts.send(key, () -> remote.part(key, offset, count));
    }

    String place(String key) {
        return Places.of(remote.location(), key);
    }

    Spool spool() {
        return spool;
    }

    Windows windows() {
        return windows;
    }

    boolean mayReadAhead() {
        return ahead.tryAcquire();
    }

    void readAheadEnded() {
        ahead.release();
    }

    /** A place in the spool; the objects that were not read for longest give way. */
    int place() {
        int place = spool.take();
        return place == Spool.FULL && someGaveWay() ? spool.take() : place;
    }

    private boolean someGaveWay() {
        synchronized (objects) {
            for (SpooledObject object : objects.values()) {
                if (object.giveWay()) {
                    return true;
                }
            }
            return false;
        }
    }
}
