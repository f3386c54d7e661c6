import java.io.File;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * Writes indices with whatever Lucene is on the class path, each with the documents that are live in it (expected.tsv). What
 * changed its signature between Lucene 4.0 and 9 is called by name. Run by write-segments.sh.
 */
class WriteSegments {

    private static final String SOFT_DELETES = "__soft_deletes";

    private final File folder;
    private final Directory directory;
    private final TreeMap<String, String> live = new TreeMap<>();
    private IndexWriter writer;
    private int seqNo;

    private WriteSegments(File folder) throws Exception {
        this.folder = folder;
        folder.mkdirs();
        this.directory = (Directory) create(NIOFSDirectory.class, folder, folder.toPath());
    }

    public static void main(String[] args) throws Exception {
        File root = new File(args[0]);
        int[] version = Arrays.stream(args[1].split("\\.")).mapToInt(Integer::parseInt).toArray();
        int number = version[0] * 100 + version[1];
        if (args.length > 2) {
            older(new File(args[2]), new File(root, "older-apart"), false);
            older(new File(args[2]), new File(root, "older-merged"), true);
            return;
        }
        small(new File(root, "plain"), false, false);
        small(new File(root, "compound"), true, false);
        if (Arrays.asList(400, 408, 410).contains(number)) {
            gaps(new File(root, "gaps"));
        }
        if (Arrays.asList(400, 401, 410, 505, 707, 912).contains(number)) {
            big(new File(root, "big"));
        }
        empty(new File(root, "empty"));
        if (Arrays.asList(405, 409, 410, 502, 505, 700).contains(number)) {
            numbers(new File(root, "numbers"));
        }
        if (number >= 406) {
            updates(new File(root, "updates"));
        }
        if (number >= 500) {
            small(new File(root, "best"), true, true);
        }
        if (number >= 602) {
            sorted(new File(root, "sorted"));
        }
        if (number >= 704) {
            soft(new File(root, "soft"));
        }
    }

    /** A segment with a third deleted, a segment untouched, one of a single document. */
    private static void small(File folder, boolean compound, boolean best) throws Exception {
        WriteSegments index = new WriteSegments(folder);
        index.open(compound, best, false, false);
        index.add(0, 60, 40);
        index.writer.commit();
        for (int i = 0; i < 60; i += 3) {
            index.delete(i);
        }
        index.add(60, 90, 40);
        index.writer.commit();
        index.add(90, 91, 40);
        index.finish();
    }

    /** Few of many documents deleted. */
    private static void gaps(File folder) throws Exception {
        WriteSegments index = new WriteSegments(folder);
        index.open(false, false, false, false);
        for (int i = 0; i <= 1500; i++) {
            if (i % 30 == 0) {
                index.add(i, i + 1, 0);
            } else {
                index.writer.addDocument(new Document());
            }
        }
        index.writer.commit();
        index.delete(690);
        index.delete(1500);
        index.finish();
    }

    /** One document of 20 MB between tiny ones, some of which are deleted. */
    private static void big(File folder) throws Exception {
        WriteSegments index = new WriteSegments(folder);
        index.open(true, false, false, false);
        index.add(0, 40, 3);
        index.add(40, 41, 20 << 20);
        index.add(41, 50, 100000);
        index.add(50, 200, 0);
        index.writer.commit();
        index.delete(41);
        index.delete(199);
        index.finish();
    }

    private static void empty(File folder) throws Exception {
        WriteSegments index = new WriteSegments(folder);
        index.open(false, false, false, false);
        index.add(0, 5, 3);
        index.writer.commit();
        for (int i = 0; i < 5; i++) {
            index.delete(i);
        }
        index.finish();
    }

    /** Numbers of every encoding: see number(). */
    private static void numbers(File folder) throws Exception {
        for (int kind = 0; kind < 8; kind++) {
            WriteSegments index = new WriteSegments(new File(folder.getPath() + "-" + kind));
            index.open(false, false, false, false);
            int count = kind == 6 ? 140000 : kind == 7 ? 40000 : 300;
            for (int i = 0; i < count; i++) {
                Document document = new Document();
                boolean root = kind < 6 || i % 500 == 0;
                if (root) {
                    document.add(new StringField("_uid", "t#d" + i, Field.Store.YES));
                    index.live.put("d" + i, "t\t\t\t" + number(kind, i) + "\t-1\t0\t0");
                    index.others(document, i);
                }
                long number = number(kind, i);
                if (number != -1) {
                    document.add(numeric("_version", number));
                }
                index.writer.addDocument(document);
            }
            index.finish();
        }
    }

    /** The number of a document; -1 for none. */
    private static long number(int kind, int i) {
        switch (kind) {
            case 0: return 7; // all the same
            case 1: return 1000000007L + 60000L * (i * 37 % 300); // a common divisor
            case 2: return new long[] {3, 1L << 40, -5, Long.MAX_VALUE}[i % 4]; // a few
            case 3: return (i * 2654435761L) % 100003; // any
            case 4: return i % 3 == 0 ? -1 : i; // not all documents
            case 5: return i % 97 == 0 ? i * 13L : -1; // few documents
            case 6: return i < 65536 ? (i % 30 == 0 ? i % 5 : -1) : i < 131072 ? (i % 2 == 0 ? i % 5 : -1) : i % 5;
            default: return i < 16384 ? i % 4 : i < 32768 ? (1L << 50) + i % 3 : 5;
        }
    }

    /** Several generations of updated numbers. */
    private static void updates(File folder) throws Exception {
        WriteSegments index = new WriteSegments(folder);
        index.open(true, false, false, false);
        index.add(0, 30, 5);
        index.writer.commit();
        for (int generation = 1; generation <= 3; generation++) {
            for (int i = generation; i < 30; i += generation + 4) {
                index.update(i, 100 * generation + i);
            }
            index.writer.commit();
        }
        index.delete(7);
        index.finish();
    }

    private static void sorted(File folder) throws Exception {
        WriteSegments index = new WriteSegments(folder);
        index.open(true, false, true, false);
        index.add(0, 40, 10);
        index.finish();
    }

    /** Soft deletes of several generations, and hard ones of soft-deleted documents. */
    private static void soft(File folder) throws Exception {
        WriteSegments index = new WriteSegments(folder);
        index.open(true, false, false, true);
        index.add(0, 50, 5);
        index.writer.commit();
        index.softReplace(3, 50);
        index.softReplace(4, 51);
        index.writer.commit();
        index.softReplace(20, 52);
        index.delete(8);
        index.writer.commit();
        index.add(53, 56, 5);
        index.writer.commit();
        for (int i = 53; i < 56; i++) {
            index.softReplace(i, i + 10);
        }
        index.finish();
    }

    /** Goes on with an index of an older Lucene. */
    private static void older(File from, File to, boolean merge) throws Exception {
        to.mkdirs();
        for (File file : from.listFiles()) {
            if (!file.getName().equals("write.lock")) {
                java.nio.file.Files.copy(file.toPath(), new File(to, file.getName()).toPath());
            }
        }
        WriteSegments index = new WriteSegments(to);
        for (String line : java.nio.file.Files.readAllLines(new File(to, "expected.tsv").toPath())) {
            index.live.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1));
        }
        index.seqNo = 1000;
        index.open(false, false, false, false);
        index.delete(1);
        index.delete(61);
        index.add(100, 110, 7);
        index.writer.commit();
        index.finish(merge);
    }

    private void open(boolean compound, boolean best, boolean sort, boolean soft) throws Exception {
        IndexWriterConfig config;
        try {
            config = (IndexWriterConfig) IndexWriterConfig.class
                    .getConstructor(org.apache.lucene.analysis.Analyzer.class)
                    .newInstance((Object) null);
        } catch (NoSuchMethodException e) {
            Class<?> version = Class.forName("org.apache.lucene.util.Version");
            config = (IndexWriterConfig) IndexWriterConfig.class
                    .getConstructor(version, org.apache.lucene.analysis.Analyzer.class)
                    .newInstance(version.getField("LUCENE_40").get(null), null);
        }
        MergePolicy none = none();
        call(none, "setNoCFSRatio", compound ? 1.0 : 0.0);
        call(config, "setUseCompoundFile", compound);
        config.setMergePolicy(soft ? retention(none) : none);
        if (soft) {
            call(config, "setSoftDeletesField", SOFT_DELETES);
        }
        if (best) {
            config.setCodec(best());
        }
        if (sort) {
            Class<?> type = Class.forName("org.apache.lucene.search.SortField$Type");
            Object field = Class.forName("org.apache.lucene.search.SortField")
                    .getConstructor(String.class, type, boolean.class)
                    .newInstance("_seq_no", type.getField("LONG").get(null), true);
            Object fields = java.lang.reflect.Array.newInstance(field.getClass(), 1);
            java.lang.reflect.Array.set(fields, 0, field);
            Object order = Class.forName("org.apache.lucene.search.Sort")
                    .getConstructor(fields.getClass())
                    .newInstance(fields);
            call(config, "setIndexSort", order);
        }
        writer = new IndexWriter(directory, config);
    }

    /** Lucene before 4.4 makes compound files as its merge policy says. */
    private static MergePolicy none() throws Exception {
        try {
            return (MergePolicy) NoMergePolicy.class.getField("INSTANCE").get(null);
        } catch (NoSuchFieldException e) {
            TieredMergePolicy policy = new TieredMergePolicy();
            policy.setSegmentsPerTier(1000);
            policy.setMaxMergeAtOnce(1000);
            return policy;
        }
    }

    private static MergePolicy retention(MergePolicy inner) throws Exception {
        Class<?> query = Class.forName("org.apache.lucene.search.MatchAllDocsQuery");
        java.util.function.Supplier<Object> all = () -> {
            try {
                return query.getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        };
        return (MergePolicy) Class.forName("org.apache.lucene.index.SoftDeletesRetentionMergePolicy")
                .getConstructor(String.class, java.util.function.Supplier.class, MergePolicy.class)
                .newInstance(SOFT_DELETES, all, inner);
    }

    private static Codec best() throws Exception {
        for (Constructor<?> constructor : Codec.getDefault().getClass().getConstructors()) {
            if (constructor.getParameterCount() == 1) {
                Object[] modes = constructor.getParameterTypes()[0].getEnumConstants();
                return (Codec) constructor.newInstance(modes[1]);
            }
        }
        throw new IllegalStateException();
    }

    private void add(int from, int to, int padding) throws Exception {
        for (int i = from; i < to; i++) {
            writer.addDocument(document(i, padding));
        }
    }

    private Document document(int i, int padding) throws Exception {
        String routing = i % 5 == 0 ? "r" + i % 7 : "";
        String parent = i % 11 == 0 ? "f" + i : "";
        StringBuilder text = new StringBuilder("{\"n\":" + i + ",\"pad\":\"");
        for (int at = 0; at < padding; at++) {
            text.append((char) ('a' + (at * 7 + i) % 23));
        }
        byte[] source = text.append("\"}").toString().getBytes(StandardCharsets.UTF_8);
        Document document = new Document();
        document.add(new StoredField("int", i));
        document.add(new StringField("_uid", "t#d" + i, Field.Store.YES));
        document.add(new StoredField("_source", source));
        if (i % 10 == 0) {
            document.add(new StoredField("long", i * 1000000007L));
            document.add(new StoredField("float", i / 3f));
            document.add(new StoredField("double", i / 7d));
        }
        if (!routing.isEmpty()) {
            document.add(new StringField("_routing", routing, Field.Store.YES));
        }
        if (!parent.isEmpty()) {
            document.add(new StoredField("_parent", "p#" + parent));
        }
        long version = 1 + i % 3;
        boolean numbers = numeric("_version", version) != null;
        if (numbers) {
            document.add(numeric("_version", version));
            document.add(numeric("_seq_no", seqNo));
            others(document, i);
        }
        CRC32 crc = new CRC32();
        crc.update(source);
        live.put(
                "d" + i,
                "t\t" + routing + "\t" + parent + "\t" + (numbers ? version : -1) + "\t" + (numbers ? seqNo : -1) + "\t"
                        + source.length + "\t" + crc.getValue());
        seqNo++;
        return document;
    }

    /** Doc values of every other type, which stand in the same files. */
    private void others(Document document, int i) throws Exception {
        byte[] text = ("value " + i % 50).getBytes(StandardCharsets.UTF_8);
        byte[] same = ("value " + (10 + i % 50)).getBytes(StandardCharsets.UTF_8);
        value(document, "BinaryDocValuesField", "bytes", text);
        value(document, "BinaryDocValuesField", "same", same);
        value(document, "SortedDocValuesField", "term", text);
        value(document, "SortedSetDocValuesField", "terms", text);
        if (i % 3 == 0) {
            value(document, "SortedSetDocValuesField", "terms", same);
            value(document, "SortedNumericDocValuesField", "list", (long) i);
        }
        value(document, "SortedNumericDocValuesField", "list", (long) i % 7);
        value(document, "SortedNumericDocValuesField", "single", (long) i % 9);
        value(document, "SortedSetDocValuesField", "one", text);
    }

    private static void value(Document document, String type, String name, Object value) throws Exception {
        Class<?> field;
        try {
            field = Class.forName("org.apache.lucene.document." + type);
        } catch (ClassNotFoundException e) {
            return;
        }
        Object argument = value;
        if (value instanceof byte[]) {
            argument = Class.forName("org.apache.lucene.util.BytesRef")
                    .getConstructor(byte[].class)
                    .newInstance(value);
        }
        Class<?> kind = value instanceof byte[] ? argument.getClass() : long.class;
        document.add((Field) field.getConstructor(String.class, kind).newInstance(name, argument));
    }

    /** Null where this Lucene has no such field. */
    private static Field numeric(String name, long value) throws Exception {
        try {
            return (Field) Class.forName("org.apache.lucene.document.NumericDocValuesField")
                    .getConstructor(String.class, long.class)
                    .newInstance(name, value);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private void delete(int i) throws Exception {
        writer.deleteDocuments(new Term("_uid", "t#d" + i));
        live.remove("d" + i);
    }

    private void update(int i, long version) throws Exception {
        call(writer, "updateNumericDocValue", new Term("_uid", "t#d" + i), "_version", version);
        String[] columns = live.get("d" + i).split("\t", -1);
        columns[3] = Long.toString(version);
        live.put("d" + i, String.join("\t", columns));
    }

    private void softReplace(int old, int with) throws Exception {
        Field[] marks = {numeric(SOFT_DELETES, 1)};
        Document document = document(with, 5);
        call(writer, "softUpdateDocument", new Term("_uid", "t#d" + old), document, marks);
        live.remove("d" + old);
    }

    private void finish() throws Exception {
        finish(false);
    }

    private void finish(boolean merge) throws Exception {
        if (merge) {
            writer.close();
            Class<?> version = Class.forName("org.apache.lucene.util.Version");
            Object upgrader = create(
                    Class.forName("org.apache.lucene.index.IndexUpgrader"), directory, version.getField("LATEST").get(null));
            call(upgrader, "upgrade");
        } else {
            writer.commit();
            writer.close();
        }
        File lock = new File(folder, "write.lock");
        lock.delete();
        try (PrintWriter out = new PrintWriter(new File(folder, "expected.tsv"), "UTF-8")) {
            live.forEach((id, columns) -> out.print(id + "\t" + columns + "\n"));
        }
    }

    /** With the first constructor that takes one of the arguments alone. */
    private static Object create(Class<?> type, Object... arguments) throws Exception {
        for (Object argument : arguments) {
            for (Constructor<?> constructor : type.getConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0].isInstance(argument)) {
                    return constructor.newInstance(argument);
                }
            }
        }
        throw new IllegalStateException(type.toString());
    }

    /** By name, where there is such a method. */
    private static void call(Object on, String name, Object... arguments) throws Exception {
        for (Method method : on.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length && fits(method, arguments)) {
                method.setAccessible(true);
                method.invoke(on, arguments);
                return;
            }
        }
    }

    private static boolean fits(Method method, Object[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            if (!type.isPrimitive() && !type.isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }
}
