package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads what Elasticsearch keeps beside doc values of a source that it makes itself. There are two forms of a stored value:
 * one part, behind a head of four bytes, low byte first (the length of the name in characters, and in the upper half where
 * the name of the field begins behind that of its object), or, since Elasticsearch 9, all parts of one name. Which one it is,
 * no byte says; a value that could be both is not read.
 */
final class IgnoredSource {

    private static final int HEAD = Integer.BYTES;

    private final IgnoredValues values = new IgnoredValues();

    /**
     * The values of a document.
     *
     * @param paths by the names of objects and field; several where the document had them in several objects, none where the
     *     field had none of its own
     */
    record Parts(Map<List<String>, List<JsonNode>> paths) {

        private void add(String name, int offset, List<JsonNode> found) throws NotRebuilt {
            paths.computeIfAbsent(path(name, offset), _ -> new ArrayList<>()).addAll(found);
        }

        private static List<String> path(String name, int offset) throws NotRebuilt {
            if (offset == 0) {
                return List.of(name);
            }
            if (name.charAt(offset - 1) != '.') {
                throw new NotRebuilt("a part kept in _ignored_source has the name " + name + " behind " + offset);
            }
            List<String> path =
                    new ArrayList<>(List.of(name.substring(0, offset - 1).split("\\.", -1)));
            path.add(name.substring(offset));
            return List.copyOf(path);
        }

        /** Whether what is kept here stands for all values of a field: it is the field's, or that of an object around it. */
        boolean replaces(String field) {
            return paths.keySet().stream()
                    .map(path -> String.join(".", path))
                    .anyMatch(kept -> field.equals(kept) || field.startsWith(kept + "."));
        }
    }

    private record Entry(int offset, ByteBuffer value) {}

    private record Field(String name, List<Entry> entries) {}

    Parts read(List<byte[]> stored) throws NotRebuilt {
        Parts parts = new Parts(new TreeMap<>((a, b) -> String.join("\0", a).compareTo(String.join("\0", b))));
        for (byte[] bytes : stored) {
            Field field = field(bytes);
            for (Entry entry : field.entries()) {
                parts.add(field.name(), entry.offset(), values.of(entry.value()));
            }
        }
        return parts;
    }

    private static Field field(byte[] bytes) throws NotRebuilt {
        Optional<Field> one = one(bytes);
        Optional<Field> all = all(bytes);
        if (one.isPresent() == all.isPresent()) {
            throw new NotRebuilt("parts of it are kept in _ignored_source in a form that is not "
                    + (one.isPresent() ? "certain" : "known"));
        }
        return one.or(() -> all).orElseThrow();
    }

    private static Optional<Field> one(byte[] bytes) {
        if (bytes.length < HEAD) {
            return Optional.empty();
        }
        int head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        int characters = head & 0xffff;
        int offset = head >>> 16;
        int length = utf8Length(bytes, characters);
        if (length < 0 || offset >= characters) {
            return Optional.empty();
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, HEAD, bytes.length - HEAD);
        return text(rest, length)
                .flatMap(name ->
                        entry(rest, rest.remaining(), name, offset).map(entry -> new Field(name, List.of(entry))));
    }

    /** The bytes that so many UTF-16 characters behind the head take; -1 where there are not so many. */
    private static int utf8Length(byte[] bytes, int characters) {
        int at = HEAD;
        int left = characters;
        while (left > 0 && at < bytes.length) {
            int first = bytes[at] & 0xff;
            left -= first >= 0xf0 ? 2 : 1;
            at += first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        }
        return left == 0 && at <= bytes.length ? at - HEAD : -1;
    }

    private static Optional<Field> all(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int count = number(in);
        Optional<String> name = count > 0 ? text(in, number(in)) : Optional.empty();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int offset = number(in);
            Optional<Entry> entry = entry(in, number(in), name.get(), offset);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            entries.add(entry.get());
        }
        return in.hasRemaining() ? Optional.empty() : Optional.of(new Field(name.get(), List.copyOf(entries)));
    }

    private static Optional<Entry> entry(ByteBuffer in, int length, String name, int offset) {
        boolean fits = length > 0 && length <= in.remaining() && offset >= 0 && offset < name.length();
        if (!fits || !IgnoredValues.isKnown(in.get(in.position()))) {
            return Optional.empty();
        }
        ByteBuffer value = in.slice(in.position(), length);
        in.position(in.position() + length);
        return Optional.of(new Entry(offset, value));
    }

    private static Optional<String> text(ByteBuffer in, int length) {
        if (length <= 0 || length > in.remaining()) {
            return Optional.empty();
        }
        ByteBuffer bytes = in.slice(in.position(), length);
        in.position(in.position() + length);
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A number of seven bits a byte, the lowest first; -1 where there is none. */
    private static int number(ByteBuffer in) {
        int number = 0;
        for (int shift = 0; shift < 28 && in.hasRemaining(); shift += 7) {
            byte next = in.get();
            number |= (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        return -1;
    }
}
