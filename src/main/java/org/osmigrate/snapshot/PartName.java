package org.osmigrate.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.osmigrate.failure.CheckFailed;

/** The name of the index that a mapping type becomes. */
final class PartName {

    private static final Pattern REFUSED = Pattern.compile("[\\\\/*?\"<>| ,#:]");
    private static final int MOST_BYTES = 255;

    private PartName() {}

    /** In lower case, as the names of indices are. */
    static String plain(String index, String type) {
        return index + "-" + type.toLowerCase(Locale.ROOT);
    }

    static String of(String index, String type) {
        return checked(plain(index, type), index, type);
    }

    /** A name that was asked for, when it is one for an index. */
    static String checked(String name, String index, String type) {
        if (REFUSED.matcher(name).find() || name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new CheckFailed(
                    "mapping type '" + type + "' of index " + index + " would become index '" + name
                            + "', which is no name for an index",
                    "Merge the types (--multi-type merge), give the type another name with transforms.type-mapping, or leave the"
                            + " index out with exclude.indices.");
        }
        return name;
    }
}
