package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osmigrate.lucene.FieldValue;

/** Dates: whole numbers of milliseconds or nanoseconds, written in the first of the mapping's formats that can say them. */
record DateForms(List<DateFormat> formats, boolean nanos) implements ValueForm {

    private static final long NANOS = 1_000_000_000L;

    /** Empty when none of the formats is known. */
    static Optional<ValueForm> of(String formats, boolean nanos) {
        List<DateFormat> known = Arrays.stream(formats.split("\\|\\|"))
                .flatMap(format -> DateFormat.of(format, nanos).stream())
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(new DateForms(known, nanos));
    }

    @Override
    public JsonNode stored(FieldValue value) throws NotRebuilt {
        long number = NumberForms.number(value);
        Instant instant = nanos
                ? Instant.ofEpochSecond(Math.floorDiv(number, NANOS), Math.floorMod(number, NANOS))
                : Instant.ofEpochMilli(number);
        for (DateFormat format : formats) {
            Optional<JsonNode> written = format.write(instant);
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw new NotRebuilt("the date " + instant + " cannot be written in the mapping's format");
    }

    @Override
    public List<JsonNode> docValue(FieldValue value) throws NotRebuilt {
        return List.of(stored(value));
    }
}
