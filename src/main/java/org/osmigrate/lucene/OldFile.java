package org.osmigrate.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.backward_codecs.store.EndiannessReverserUtil;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/**
 * A file of Lucene before 9, whose numbers are big-endian. Nothing is allocated or repeated by a number it holds before the
 * number was compared with what is left of the file.
 *
 * @param in positioned behind the header
 * @param version what the header says
 * @param footer whether the file ends with a checksum
 */
record OldFile(IndexInput in, int version, boolean footer) implements Closeable {

    /** The versions of a file that are known. */
    record Header(String codec, int newest, int firstWithFooter) {

        /** A file that never ends with a checksum. */
        static Header withoutFooter(String codec, int newest) {
            return new Header(codec, newest, Integer.MAX_VALUE);
        }
    }

    /** Opens a file of Lucene 4. */
    static OldFile open(Directory directory, String name, Header header) throws IOException {
        IndexInput in = EndiannessReverserUtil.openInput(directory, name, IOContext.DEFAULT);
        return of(in, header, CodecUtil.checkHeader(in, header.codec(), 0, header.newest()));
    }

    /** Opens a file of Lucene 4 that holds no numbers of fixed length but what LZ4 writes, low byte first. */
    static OldFile openCompressed(Directory directory, String name, Header header) throws IOException {
        IndexInput in = directory.openInput(name, IOContext.DEFAULT);
        return of(in, header, CodecUtil.checkHeader(in, header.codec(), 0, header.newest()));
    }

    /** Opens a file of Lucene 4 whose header stands behind a number. */
    static OldFile open(Directory directory, String name, Header header, int number) throws IOException {
        IndexInput in = EndiannessReverserUtil.openInput(directory, name, IOContext.DEFAULT);
        if (in.readInt() != number) {
            throw new CorruptIndexException("does not begin with " + number, in);
        }
        return of(in, header, CodecUtil.checkHeader(in, header.codec(), 0, header.newest()));
    }

    /** Opens a file of Lucene 5.0 and later, which repeats the id of its segment. */
    static OldFile open(Directory directory, String name, Header header, byte[] id, String suffix) throws IOException {
        IndexInput in = EndiannessReverserUtil.openInput(directory, name, IOContext.DEFAULT);
        return of(in, header, CodecUtil.checkIndexHeader(in, header.codec(), 0, header.newest(), id, suffix));
    }

    private static OldFile of(IndexInput in, Header header, int version) throws IOException {
        boolean footer = version >= header.firstWithFooter();
        if (footer) {
            long position = in.getFilePointer();
            CodecUtil.retrieveChecksum(in);
            in.seek(position);
        }
        return new OldFile(in, version, footer);
    }

    /** Bytes that are left, without the checksum. */
    long left() {
        return in.length() - in.getFilePointer() - (footer ? CodecUtil.footerLength() : 0);
    }

    /** A number of things of at least {@code bytes} bytes each. */
    int count(int number, int bytes) throws IOException {
        if (number < 0 || (long) number * bytes > left()) {
            throw new CorruptIndexException("announces " + number + " entries in " + left() + " bytes", in);
        }
        return number;
    }

    String string() throws IOException {
        byte[] bytes = new byte[count(in.readVInt(), 1)];
        in.readBytes(bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A map whose size is a fixed number of bytes, as before Lucene 5.1. */
    Map<String, String> fixedMap() throws IOException {
        return map(in.readInt());
    }

    /** A map whose size is a variable-length number. */
    Map<String, String> variableMap() throws IOException {
        return map(in.readVInt());
    }

    private Map<String, String> map(int size) throws IOException {
        Map<String, String> map = new HashMap<>();
        for (int i = count(size, 2); i > 0; i--) {
            map.put(string(), string());
        }
        return map;
    }

    /** Skips a set whose size is a fixed number of bytes, as before Lucene 5.1. */
    void skipFixedSet() throws IOException {
        skipStrings(in.readInt());
    }

    void skipVariableSet() throws IOException {
        skipStrings(in.readVInt());
    }

    private void skipStrings(int size) throws IOException {
        for (int i = count(size, 1); i > 0; i--) {
            in.skipBytes(count(in.readVInt(), 1));
        }
    }

    /** There must be nothing left. */
    void end() throws IOException {
        if (left() != 0) {
            throw new CorruptIndexException(left() + " bytes follow what was read", in);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
