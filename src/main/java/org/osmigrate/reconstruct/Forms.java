package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The form of each type of field whose values can be read back. */
final class Forms {

    private static final String DATES = "strict_date_optional_time||epoch_millis";

    private Forms() {}

    /** Empty for a type that has none. */
    static Optional<ValueForm> of(String type, ObjectNode definition, Origin origin) {
        return switch (type) {
            case "boolean" -> Optional.of(NumberForms.BOOLEAN);
            case "byte", "short", "integer", "long" -> Optional.of(NumberForms.WHOLE);
            case "unsigned_long" -> Optional.of(NumberForms.unsigned(origin.elasticsearch()));
            case "float" -> Optional.of(NumberForms.FLOAT);
            case "double" -> Optional.of(NumberForms.DOUBLE);
            case "half_float" -> Optional.of(NumberForms.HALF_FLOAT);
            case "scaled_float" ->
                Optional.of(NumberForms.scaled(definition.path("scaling_factor").asDouble(1)));
            case "date" -> DateForms.of(definition.path("format").asText(DATES), false);
            case "date_nanos" -> DateForms.of(definition.path("format").asText(DATES), true);
            case "keyword", "text" -> Optional.of(TextForms.TEXT);
            case "wildcard" -> Optional.of(origin.elasticsearch() ? TextForms.PACKED_TEXT : TextForms.TEXT);
            case "ip" -> Optional.of(PlaceForms.IP);
            case "geo_point" -> Optional.of(PlaceForms.GEO_POINT);
            case "binary" -> Optional.of(TextForms.BINARY);
            default -> Optional.empty();
        };
    }

    /** Whether a field of the type has doc values unless its mapping says otherwise. */
    static boolean docValuesByDefault(String type, Origin origin, boolean derived) {
        return switch (type) {
            case "text" -> false;
            case "binary" -> derived && origin.elasticsearch();
            case "wildcard" -> origin.elasticsearch();
            default -> true;
        };
    }

    /** What doc values do not tell of the values that were sent. */
    static String lossOfDocValues(String type) {
        return switch (type) {
            case "keyword", "ip", "wildcard", "binary" -> "values are sorted, without duplicates";
            case "geo_point" ->
                "values are sorted, and rounded down to multiples of about 4 and 8 hundred-millionths of a degree";
            default -> "values are sorted";
        };
    }

    /** What no way of keeping the type tells; empty for nothing. */
    static String lossOfType(String type) {
        return switch (type) {
            case "float" -> "numbers are rounded to 32 bits";
            case "half_float" -> "numbers are rounded to 16 bits";
            case "scaled_float" -> "numbers are rounded to the scaling factor";
            case "byte", "short", "integer", "long" -> "decimal places are cut off";
            case "date", "date_nanos" ->
                "dates are written in UTC, in the first format of the mapping that can say them";
            case "ip" -> "addresses are in their canonical form";
            default -> "";
        };
    }
}
