package org.osmigrate.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.ByteBuffersIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;
import org.osmigrate.storage.ObjectStore;

/** A shard's files over its blobs; read-only. */
final class BlobDirectory extends Directory {

    private final ObjectStore store;
    private final String shard;
    private final Map<String, ShardFile> files;

    BlobDirectory(ObjectStore store, String shard, List<ShardFile> files) {
        this.store = store;
        this.shard = shard;
        this.files = files.stream().collect(Collectors.toMap(ShardFile::name, Function.identity(), (a, b) -> b));
    }

    @Override
    public String[] listAll() {
        return files.keySet().stream().sorted().toArray(String[]::new);
    }

    @Override
    public long fileLength(String name) throws IOException {
        return file(name).length();
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        String description = shard + " " + name;
        return switch (file(name)) {
            case ShardFile.Inlined inlined ->
                new ByteBuffersIndexInput(
                        new ByteBuffersDataInput(List.of(ByteBuffer.wrap(inlined.content()))), description);
            case ShardFile.InBlobs blobs -> {
                BlobReader reader = new BlobReader(store, shard, blobs);
                reader.checkLengths();
                yield new BlobInput(description + " (" + String.join(", ", blobs.keys()) + ")", reader);
            }
        };
    }

    private ShardFile file(String name) throws IOException {
        ShardFile file = files.get(name);
        if (file == null) {
            throw new NoSuchFileException(shard + " " + name);
        }
        return file;
    }

    @Override
    public void close() {
        for (ShardFile file : files.values()) {
            if (file instanceof ShardFile.InBlobs blobs) {
                blobs.keys().forEach(store::release);
            }
        }
    }

    @Override
    public Set<String> getPendingDeletions() {
        return Set.of();
    }

    @Override
    public void deleteFile(String name) {
        throw readOnly();
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) {
        throw readOnly();
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) {
        throw readOnly();
    }

    @Override
    public void sync(Collection<String> names) {
        throw readOnly();
    }

    @Override
    public void syncMetaData() {
        throw readOnly();
    }

    @Override
    public void rename(String source, String dest) {
        throw readOnly();
    }

    @Override
    public Lock obtainLock(String name) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a snapshot is never written to");
    }
}
