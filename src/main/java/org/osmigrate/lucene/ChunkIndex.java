package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BitUtil;

/**
 * Where the chunks of a {@code .fdt} of Lucene 4.1 to 4.10 begin: blocks of chunks, whose first documents and positions are
 * distances from what the block's average would have them be.
 */
final class ChunkIndex {

    private int[] firstDocs = new int[16];
    private long[] starts = new long[16];
    private int size;

    /** Reads {@code .fdx} from behind its header to the end of its blocks. */
    static ChunkIndex read(IndexInput in, int maxDoc, long dataLength) throws IOException {
        ChunkIndex index = new ChunkIndex();
        int packed = in.readVInt();
        for (int count = in.readVInt(); count != 0; count = in.readVInt()) {
            if (count < 0 || index.size + (long) count > maxDoc) {
                throw new CorruptIndexException("lists more chunks than documents", in);
            }
            index.block(in, packed, count);
        }
        index.check(in, maxDoc, dataLength);
        return index;
    }

    private void block(IndexInput in, int packed, int count) throws IOException {
        firstDocs = ArrayUtil.grow(firstDocs, size + count);
        starts = ArrayUtil.grow(starts, size + count);
        int firstDoc = in.readVInt();
        int documents = in.readVInt();
        long[] docs = PackedNumbers.read(in, packed, count, in.readVInt());
        long start = in.readVLong();
        long bytes = in.readVLong();
        long[] positions = PackedNumbers.read(in, packed, count, in.readVInt());
        for (int i = 0; i < count; i++) {
            firstDocs[size + i] = firstDoc + documents * i + (int) BitUtil.zigZagDecode(docs[i]);
            starts[size + i] = start + bytes * i + BitUtil.zigZagDecode(positions[i]);
        }
        size += count;
    }

    private void check(IndexInput in, int maxDoc, long dataLength) throws IOException {
        for (int i = 0; i < size; i++) {
            boolean first = i == 0 ? firstDocs[i] == 0 : firstDocs[i] > firstDocs[i - 1] && starts[i] > starts[i - 1];
            if (!first || firstDocs[i] >= maxDoc || starts[i] < 0 || starts[i] >= dataLength) {
                throw new CorruptIndexException("chunk " + i + " does not follow the one before", in);
            }
        }
        if (size == 0 && maxDoc > 0) {
            throw new CorruptIndexException("lists no chunk", in);
        }
    }

    int size() {
        return size;
    }

    /** The chunk that holds a document. */
    int chunkOf(int doc) {
        int found = Arrays.binarySearch(firstDocs, 0, size, doc);
        return found >= 0 ? found : -found - 2;
    }

    int firstDoc(int chunk) {
        return firstDocs[chunk];
    }

    long start(int chunk) {
        return starts[chunk];
    }
}
