package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.IndexInput;

/**
 * A set of documents of Lucene 7, read forwards: blocks of 65536 documents, each a list of those in it, a bit for each of its
 * documents, or nothing when all are.
 */
final class DocumentBlocks {

    private static final int BLOCK = 1 << 16;
    private static final int LONGEST_LIST = (1 << 12) - 1;
    private static final int WORDS = BLOCK / Long.SIZE;

    private final IndexInput in;
    private final long[] bits = new long[WORDS];
    private int block = -1;
    private long before;
    private int count;
    private int document;
    private long place;

    DocumentBlocks(IndexInput in) {
        this.in = in;
    }

    /** Whether the set holds a document; later calls ask for later documents. */
    boolean find(int wanted) throws IOException {
        while (block < wanted >>> 16) {
            if (in.getFilePointer() >= in.length()) {
                return false;
            }
            open();
        }
        int bit = wanted & BLOCK - 1;
        if (block > wanted >>> 16 || (bits[bit >>> 6] & 1L << bit) == 0) {
            return false;
        }
        count(wanted);
        return true;
    }

    /** The number of documents of the set before the one found. */
    long place() {
        return place;
    }

    private void count(int found) {
        for (; document < found; document++) {
            int bit = document & BLOCK - 1;
            if ((bits[bit >>> 6] & 1L << bit) != 0) {
                place++;
            }
        }
    }

    private void open() throws IOException {
        before += count;
        int next = in.readShort() & 0xffff;
        count = 1 + (in.readShort() & 0xffff);
        if (next <= block) {
            throw new CorruptIndexException("block " + next + " follows block " + block, in);
        }
        block = next;
        document = block << 16;
        place = before;
        if (count == BLOCK) {
            Arrays.fill(bits, -1L);
        } else if (count <= LONGEST_LIST) {
            list();
        } else {
            words();
        }
    }

    private void list() throws IOException {
        Arrays.fill(bits, 0);
        for (int i = 0; i < count; i++) {
            int bit = in.readShort() & 0xffff;
            bits[bit >>> 6] |= 1L << bit;
        }
    }

    private void words() throws IOException {
        for (int i = 0; i < WORDS; i++) {
            bits[i] = in.readLong();
        }
    }
}
