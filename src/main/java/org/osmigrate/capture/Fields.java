package org.osmigrate.capture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The header lines of a message, in their order. Names are compared without regard to case. */
public record Fields(List<Field> all) {

    /** Nobody changes them. */
    public Fields {
        all = List.copyOf(all);
    }

    /** The value of the first line of that name. */
    public Optional<String> first(String name) {
        return values(name).findFirst();
    }

    /** The values of all lines of that name. */
    public Stream<String> values(String name) {
        return all.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value);
    }

    /** Whether a line has that name. */
    public boolean has(String name) {
        for (Field field : all) {
            if (field.name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** The members, in lower case, of the lists in all lines of that name; empty members are no members. */
    public List<String> members(String name) {
        if (!has(name)) {
            return List.of();
        }
        return values(name)
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(member -> member.strip().toLowerCase(Locale.ROOT))
                .filter(member -> !member.isEmpty())
                .toList();
    }
}
