package org.osmigrate.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.ByteBuffersIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/**
 * Reads a small file whole and compares its checksum before a byte of it is interpreted: what damaged lengths would make a
 * parser allocate or loop over never gets that far. Large files are read as they lie.
 */
final class CheckedFiles extends FilterDirectory {

    private static final Set<String> SMALL = Set.of("si", "fnm", "cfe", "del", "fdx", "fdm", "dvm");
    private static final int LARGEST = 1 << 30;

    /** How sure it is that files end with a checksum. */
    enum Footers {
        /** Lucene 4: some versions of some files do; their parsers know which. */
        WHERE_THERE,
        /** Lucene 5.0 and later. */
        ALWAYS
    }

    private final Footers footers;

    CheckedFiles(Directory in, Footers footers) {
        super(in);
        this.footers = footers;
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        return isSmall(name) ? whole(name, context) : super.openInput(name, context);
    }

    private static boolean isSmall(String name) {
        String extension = IndexFileNames.getExtension(name);
        return name.startsWith(IndexFileNames.SEGMENTS) || (extension != null && SMALL.contains(extension));
    }

    private IndexInput whole(String name, IOContext context) throws IOException {
        long length = in.fileLength(name);
        if (length > LARGEST) {
            throw new CorruptIndexException("is " + length + " bytes long", name);
        }
        byte[] bytes = new byte[(int) length];
        try (IndexInput input = in.openInput(name, context)) {
            input.readBytes(bytes, 0, bytes.length);
        }
        IndexInput memory = new ByteBuffersIndexInput(new ByteBuffersDataInput(List.of(ByteBuffer.wrap(bytes))), name);
        if (footers == Footers.ALWAYS || hasFooter(bytes)) {
            check(bytes, memory);
        }
        return memory;
    }

    private static boolean hasFooter(byte[] bytes) {
        int footer = bytes.length - CodecUtil.footerLength();
        return footer >= 0 && ByteBuffer.wrap(bytes).getInt(footer) == CodecUtil.FOOTER_MAGIC;
    }

    private static void check(byte[] bytes, IndexInput memory) throws IOException {
        long expected = CodecUtil.retrieveChecksum(memory);
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length - Long.BYTES);
        if (crc.getValue() != expected) {
            throw new CorruptIndexException(
                    "its checksum is " + Long.toHexString(crc.getValue()) + ", not " + Long.toHexString(expected),
                    memory);
        }
        memory.seek(0);
    }
}
