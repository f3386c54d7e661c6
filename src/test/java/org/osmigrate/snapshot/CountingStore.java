package org.osmigrate.snapshot;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.storage.StoredObject;

/** Notes what is read of another store. */
record CountingStore(ObjectStore store, List<String> read, List<String> listed) implements ObjectStore {

    static CountingStore of(String folder) {
        return new CountingStore(ObjectStore.open(folder), new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public String location() {
        return store.location();
    }

    @Override
    public List<StoredObject> list(String folder) {
        listed.add(folder);
        return store.list(folder);
    }

    @Override
    public long length(String key) {
        return store.length(key);
    }

    @Override
    public void read(String key, long offset, ByteBuffer target) {
        read.add(key);
        store.read(key, offset, target);
    }

    @Override
    public byte[] readAll(String key, int limit) {
        read.add(key);
        return store.readAll(key, limit);
    }

    @Override
    public void release(String key) {
        store.release(key);
    }

    @Override
    public void close() {
        store.close();
    }
}
